import { Fragment, useState } from 'react';
import { systemClock } from '../../../platform/clock.ts';
import type { Ephemeral, Message as Wire } from '../../model.ts';
import { useApp } from '../client/context.ts';
import { dayKey, dayOf } from '../client/time.ts';
import { useScrolling } from '../client/use-scrolling.ts';
import { lastSeen } from '../client/use-unread.ts';
import { Message } from './message.tsx';

const JOINED_SECONDS = 300;

function follows(before: Wire | undefined, message: Wire): boolean {
  if (!before || before.user !== message.user || 'to' in before || 'to' in message) return false;
  return Number(message.ts) - Number(before.ts) < JOINED_SECONDS && dayKey(before.ts) === dayKey(message.ts);
}

interface ListProps {
  channel: string;
  messages: readonly (Wire | Ephemeral)[];
  /** Absent inside a thread. */
  onOpenThread?: (ts: string) => void;
  repliesTo?: (ts: string) => readonly Wire[];
}

/** Messages by day, oldest first. */
export function MessageList({ channel, messages, onOpenThread, repliesTo }: ListProps) {
  const { state } = useApp();
  const [seen] = useState(() => lastSeen(state.me, channel));
  const isNew = (message: Wire) =>
    !('to' in message) && Number(message.ts) > seen && message.user !== state.me;
  const firstNew = onOpenThread ? messages.find(isNew)?.ts : undefined;
  const last = messages.at(-1);
  const isForMe = last !== undefined && ('to' in last || last.user === state.me);
  const { box, onScroll } = useScrolling(messages.length, isForMe);
  const now = systemClock().getTime();
  return (
    <div className="messages" ref={box} onScroll={onScroll} role="log" aria-live="polite">
      {onOpenThread && <div className="spring" />}
      {messages.map((message, index) => {
        const before = messages[index - 1];
        const newDay = !before || dayKey(before.ts) !== dayKey(message.ts);
        return (
          <Fragment key={message.ts}>
            {newDay && onOpenThread && (
              <div className="day">
                <span>{dayOf(message.ts, now)}</span>
              </div>
            )}
            {!onOpenThread && index === 1 && (
              <div className="day replies-line">
                <span>{messages.length === 2 ? '1 reply' : `${messages.length - 1} replies`}</span>
              </div>
            )}
            {message.ts === firstNew && <div className="new">New</div>}
            <Message
              channel={channel}
              message={message}
              joined={!newDay && !(index === 1 && !onOpenThread) && follows(before, message)}
              {...(repliesTo && { replies: repliesTo(message.ts) })}
              {...(onOpenThread && { onOpenThread: () => onOpenThread(message.ts) })}
            />
          </Fragment>
        );
      })}
    </div>
  );
}
