import type { Channel } from '../../model.ts';
import { useApp } from '../client/context.ts';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import { Working } from './working.tsx';

interface ThreadProps {
  channel: Channel;
  ts: string;
  onClose: () => void;
}

/** A message and its replies, in a pane of their own. */
export function Thread({ channel, ts, onClose }: ThreadProps) {
  const { state, person } = useApp();
  const all = state.messages[channel.id] ?? [];
  const mine = state.ephemerals.filter((one) => one.channel === channel.id && one.thread_ts === ts);
  const shown = [...all.filter((message) => message.ts === ts || message.thread_ts === ts), ...mine];
  const name = channel.kind === 'im' ? person(state.botUserId)?.realName : `#${channel.name}`;
  return (
    <aside className="thread" aria-label="Thread">
      <header className="pane-head">
        <h2>
          Thread <small>{name}</small>
        </h2>
        <button type="button" className="plain" aria-label="Close thread" onClick={onClose}>
          ✕
        </button>
      </header>
      <MessageList channel={channel.id} messages={shown} />
      <Working channel={channel.id} threadTs={ts} />
      <Composer channel={channel.id} threadTs={ts} placeholder="Reply…" />
    </aside>
  );
}
