import { Fragment, useLayoutEffect, useRef } from 'react';
import type { Ephemeral, Message as Wire } from '../../model.ts';
import { useApp } from '../client/context.ts';
import { dayKey, dayOf } from '../client/time.ts';
import { Message } from './message.tsx';

const JOINED_SECONDS = 300;

function follows(before: Wire | undefined, message: Wire): boolean {
  if (!before || before.user !== message.user || 'to' in before || 'to' in message) return false;
  return Number(message.ts) - Number(before.ts) < JOINED_SECONDS && dayKey(before.ts) === dayKey(message.ts);
}

/** Keeps the newest message in sight as long as the person has not scrolled up. */
function useStickToEnd(count: number, key: string) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message or another channel moves the end
  useLayoutEffect(() => {
    const element = box.current;
    if (element && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [count, key]);
  const onScroll = () => {
    const element = box.current;
    if (element) atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 80;
  };
  return { box, onScroll };
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
  const { box, onScroll } = useStickToEnd(messages.length, `${state.me}/${channel}`);
  const now = Date.now();
  return (
    <div className="messages" ref={box} onScroll={onScroll} role="log" aria-live="polite">
      <div className="spring" />
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
            <Message
              channel={channel}
              message={message}
              joined={!newDay && follows(before, message)}
              {...(repliesTo && { replies: repliesTo(message.ts) })}
              {...(onOpenThread && { onOpenThread: () => onOpenThread(message.ts) })}
            />
          </Fragment>
        );
      })}
    </div>
  );
}
