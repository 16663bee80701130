import type { WebClient } from '@slack/web-api';
import type { EventArgs, Listener } from '../context.ts';

/** What is being answered in the agent's pane, by channel and thread: Stop ends it. */
const working = new Map<string, AbortController>();

/** The time in which an answer is being put together. */
export interface Session {
  /** Aborted when the person presses Stop. */
  readonly signal: AbortSignal;
  /** Settles when the person presses Stop, whatever goes on. */
  readonly stopped: Promise<null>;
  close(): Promise<void>;
}

/** Shows in a direct message that an answer is coming; a workspace that knows no such status answers all the same. */
export function openSession(
  client: WebClient,
  { channel, thread, isDirect }: { channel: string; thread: string; isDirect: boolean },
): Session {
  const controller = new AbortController();
  const key = `${channel}:${thread}`;
  working.set(key, controller);
  const stopped = new Promise<null>((resolve) => {
    controller.signal.addEventListener('abort', () => resolve(null), { once: true });
  });
  const shown = isDirect ? show(client, channel, thread, 'processing') : Promise.resolve();
  return {
    signal: controller.signal,
    stopped,
    close: async () => {
      if (working.get(key) === controller) working.delete(key);
      await shown;
      if (isDirect) await show(client, channel, thread, 'active');
    },
  };
}

/** Stop: what is being answered in that thread ends where it is. */
export const sessionStopped: Listener<EventArgs<'message'>> = async ({ event }) => {
  const { channel, thread_ts: thread } = event as { channel: string; thread_ts?: string };
  working.get(`${channel}:${thread}`)?.abort();
};

async function show(
  client: WebClient,
  channel: string,
  thread: string,
  status: 'processing' | 'active',
): Promise<void> {
  const place = { channel_id: channel, thread_ts: thread };
  try {
    await client.agents.sessions.setStatus({ ...place, status });
  } catch {
    const words = status === 'processing' ? 'is looking it up …' : '';
    await client.assistant.threads.setStatus({ ...place, status: words }).catch(() => undefined);
  }
}
