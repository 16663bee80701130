import { useState } from 'react';
import type { Ephemeral, Message as Wire } from '../../model.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { SurfaceContext } from '../blocks/surface.ts';
import type { AnyBlock } from '../blocks/types.ts';
import { useSurfaceOf } from '../blocks/use-surface.tsx';
import { useApp } from '../client/context.ts';
import { fullTimeOf, timeOf } from '../client/time.ts';
import { Avatar } from './avatar.tsx';
import { HoverBar } from './hover-bar.tsx';

interface MessageProps {
  channel: string;
  message: Wire | Ephemeral;
  /** Follows another message of the same person closely: no name, no avatar. */
  joined?: boolean;
  replies?: readonly Wire[];
  onOpenThread?: () => void;
}

const asBlocks = (message: Wire): AnyBlock[] => {
  const text: AnyBlock[] = message.text
    ? [{ type: 'section', block_id: 'text', text: { type: 'mrkdwn', text: message.text } }]
    : [];
  const streamed = message.streaming_state
    ? message.text
      ? [{ type: 'markdown', block_id: 'streamed', text: message.text }]
      : []
    : null;
  if (streamed) return [...streamed, ...(message.blocks ?? [])];
  return message.blocks && message.blocks.length > 0 ? message.blocks : text;
};

function Replies({ replies, onOpen }: { replies: readonly Wire[]; onOpen: () => void }) {
  const { person } = useApp();
  const last = replies.at(-1);
  if (!last) return null;
  const people = [...new Set(replies.map((reply) => reply.user))];
  return (
    <button type="button" className="replies" onClick={onOpen}>
      {people.slice(0, 4).map((id) => (
        <Avatar key={id} person={person(id)} size={22} />
      ))}
      <strong>{replies.length === 1 ? '1 reply' : `${replies.length} replies`}</strong>
      <span>Last reply at {timeOf(last.ts)}</span>
    </button>
  );
}

function Head({ message }: { message: Wire }) {
  const { person } = useApp();
  const author = person(message.user);
  return (
    <div className="message-head">
      <strong>{author?.realName ?? 'Someone'}</strong>
      {author?.isBot && <span className="badge">APP</span>}
      <time title={fullTimeOf(message.ts)}>{timeOf(message.ts)}</time>
    </div>
  );
}

/** One message with everything that can be done with it. */
export function Message({ channel, message, joined = false, replies = [], onOpenThread }: MessageProps) {
  const { person, act } = useApp();
  const { surface, error, dialog } = useSurfaceOf({ channel, ts: message.ts });
  const [problem, setProblem] = useState<string | null>(null);
  const ephemeral = 'to' in message;
  return (
    <article
      className={`message ${joined ? 'joined' : ''} ${ephemeral ? 'ephemeral' : ''}`}
      data-ts={message.ts}
    >
      <div className="gutter">
        {joined ? (
          <time>{timeOf(message.ts).replace(/ [AP]M/, '')}</time>
        ) : (
          <Avatar person={person(message.user)} />
        )}
      </div>
      <div className="message-body">
        {ephemeral && <div className="only-you">Only visible to you</div>}
        {!joined && <Head message={message} />}
        <SurfaceContext value={surface}>
          <Blocks blocks={asBlocks(message)} />
        </SurfaceContext>
        {message.streaming_state === 'in_progress' && <span className="typing">…</span>}
        {message.edited && <span className="edited">(edited)</span>}
        {(error ?? problem) && (
          <p className="problem" role="alert">
            {error ?? problem}
          </p>
        )}
        {ephemeral && (
          <button
            type="button"
            className="dismiss"
            onClick={() => void act({ do: 'dismiss', ts: message.ts })}
          >
            Dismiss message
          </button>
        )}
        {onOpenThread && <Replies replies={replies} onOpen={onOpenThread} />}
      </div>
      {!ephemeral && (
        <HoverBar channel={channel} ts={message.ts} onOpenThread={onOpenThread} onProblem={setProblem} />
      )}
      {dialog}
    </article>
  );
}
