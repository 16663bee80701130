import { useMemo } from 'react';
import type { Channel } from '../../model.ts';
import { useApp } from '../client/context.ts';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import { Prompts } from './prompts.tsx';
import { Working } from './working.tsx';

interface ConversationProps {
  channel: Channel;
  onOpenThread: (ts: string) => void;
}

/** A channel or direct message: what was said, in order, and where to say more. */
export function Conversation({ channel, onOpenThread }: ConversationProps) {
  const { state, person } = useApp();
  const all = state.messages[channel.id] ?? [];
  const roots = useMemo(() => {
    const shown = all.filter((message) => !message.thread_ts || message.thread_ts === message.ts);
    const mine = state.ephemerals.filter((one) => one.channel === channel.id && !one.thread_ts);
    return [...shown, ...mine].sort((a, b) => Number(a.ts) - Number(b.ts));
  }, [all, state.ephemerals, channel.id]);
  const name = channel.kind === 'im' ? (person(state.botUserId)?.realName ?? '') : `#${channel.name}`;
  return (
    <>
      <MessageList
        channel={channel.id}
        messages={roots}
        onOpenThread={onOpenThread}
        repliesTo={(ts) => all.filter((message) => message.thread_ts === ts && message.ts !== ts)}
      />
      {roots.length === 0 && <p className="empty">Nothing has been said here yet.</p>}
      <Working channel={channel.id} />
      {channel.kind === 'im' && <Prompts channel={channel.id} />}
      <Composer channel={channel.id} placeholder={`Message ${name}`} />
    </>
  );
}
