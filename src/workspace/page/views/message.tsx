import type { Ephemeral, Message as Wire } from '../../model.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { SurfaceContext } from '../blocks/surface.ts';
import type { AnyBlock } from '../blocks/types.ts';
import { useSurfaceOf } from '../blocks/use-surface.tsx';
import { useApp } from '../client/context.ts';
import { fullTimeOf, timeOf } from '../client/time.ts';
import { Avatar } from './avatar.tsx';

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
        {error && (
          <p className="problem" role="alert">
            {error}
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
      {onOpenThread && !ephemeral && (
        <div className="hover-bar">
          <button type="button" className="plain" onClick={onOpenThread} aria-label="Reply in thread">
            <svg viewBox="0 0 20 20" width="15" height="15" aria-hidden="true">
              <path
                d="M10 3c4.4 0 7.5 2.6 7.5 6.2s-3.100 6.200-7.500 6.200c-.8 0-1.600-.1-2.300-.3L4 17l.6-3.300C3.300 12.600 2.500 11 2.500 9.200 2.500 5.600 5.600 3 10 3z"
                fill="none"
                stroke="currentColor"
                strokeWidth="1.6"
              />
            </svg>{' '}
            Reply
          </button>
        </div>
      )}
      {dialog}
    </article>
  );
}
