import { useApp } from '../client/context.ts';

/** Says that the assistant is at work in a conversation, and lets the person stop it. */
export function Working({ channel, threadTs }: { channel: string; threadTs?: string }) {
  const { state, act } = useApp();
  const busy = state.sessions.find(
    (session) =>
      session.channel === channel &&
      session.status === 'processing' &&
      (threadTs === undefined || session.thread_ts === threadTs),
  );
  if (!busy) return null;
  return (
    <div className="working" role="status">
      <span className="spinner" aria-hidden="true" /> Daybreak is working…
      <button
        type="button"
        className="plain"
        onClick={() => void act({ do: 'stop', channel, threadTs: busy.thread_ts })}
      >
        Stop
      </button>
    </div>
  );
}
