import { useId, useState } from 'react';
import { Popover, useDismiss } from '../blocks/popover.tsx';
import { useApp } from '../client/context.ts';

interface HoverBarProps {
  channel: string;
  ts: string;
  onOpenThread?: (() => void) | undefined;
  /** Hears why a shortcut did not work; null once one is tried again. */
  onProblem: (problem: string | null) => void;
}

function Reply({ onOpen }: { onOpen: () => void }) {
  return (
    <button type="button" className="plain" onClick={onOpen} aria-label="Reply in thread">
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
  );
}

/** The app's message shortcuts, behind three dots. */
function Shortcuts({ channel, ts, onProblem }: Omit<HoverBarProps, 'onOpenThread'>) {
  const { state, act } = useApp();
  const [open, setOpen] = useState(false);
  const root = useDismiss(open, () => setOpen(false));
  const id = useId();
  const choose = async (callbackId: string) => {
    setOpen(false);
    onProblem(null);
    const answer = await act({ do: 'shortcut', channel, ts, callbackId });
    if (answer.ok === false) onProblem(answer.error ?? 'Something went wrong.');
  };
  return (
    <div className="menu" ref={root}>
      <button
        type="button"
        className="plain"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        aria-label="Message shortcuts"
        onClick={() => setOpen(!open)}
      >
        ⋯
      </button>
      {open && (
        <Popover id={id} right>
          {state.shortcuts.map(({ name, description, callbackId }) => (
            <button
              key={callbackId}
              type="button"
              role="menuitem"
              className="choice"
              onClick={() => void choose(callbackId)}
            >
              <span>{name}</span>
              <small>{description}</small>
            </button>
          ))}
        </Popover>
      )}
    </div>
  );
}

/** What can be done with a message as a whole. */
export function HoverBar({ channel, ts, onOpenThread, onProblem }: HoverBarProps) {
  const { state } = useApp();
  if (!onOpenThread && state.shortcuts.length === 0) return null;
  return (
    <div className="hover-bar">
      {onOpenThread && <Reply onOpen={onOpenThread} />}
      {state.shortcuts.length > 0 && <Shortcuts channel={channel} ts={ts} onProblem={onProblem} />}
    </div>
  );
}
