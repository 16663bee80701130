import { type KeyboardEvent, useState } from 'react';
import { useApp } from '../client/context.ts';
import { type Completion, useCompletions } from './completions.ts';

interface ComposerProps {
  channel: string;
  placeholder: string;
  threadTs?: string;
}

/** Where people type: Enter sends, Shift and Enter break the line, a slash or an @ offers completions. */
export function Composer({ channel, placeholder, threadTs }: ComposerProps) {
  const { act } = useApp();
  const [text, setText] = useState('');
  const [picked, setPicked] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const offers = useCompletions(text);
  const send = async () => {
    const line = text.trim();
    if (line === '') return;
    setText('');
    setProblem(null);
    const isCommand = line.startsWith('/') && threadTs === undefined;
    const answer = await act(
      isCommand
        ? { do: 'command', channel, line }
        : { do: 'say', channel, text: line, ...(threadTs && { threadTs }) },
    );
    if (answer.ok === false || answer.error) setProblem(answer.error ?? 'It could not be sent.');
  };
  const accept = (offer: Completion) => {
    setText(offer.result);
    setPicked(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const offer = offers[picked];
    if (offers.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setPicked((picked + step + offers.length) % offers.length);
    } else if (
      offer &&
      (event.key === 'Tab' || (event.key === 'Enter' && offer.result.trim() !== text.trim()))
    ) {
      event.preventDefault();
      accept(offer);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    }
  };
  return (
    <div className="composer">
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {offers.length > 0 && (
        <div className="offers" role="listbox" aria-label="Completions">
          {offers.map((offer, index) => (
            <button
              type="button"
              role="option"
              key={offer.result}
              aria-selected={index === picked}
              onMouseDown={(event) => {
                event.preventDefault();
                accept(offer);
              }}
            >
              <strong>{offer.label}</strong> <span>{offer.description}</span>
            </button>
          ))}
        </div>
      )}
      <div className="composer-box">
        <textarea
          aria-label={placeholder}
          placeholder={placeholder}
          rows={Math.min(text.split('\n').length, 8)}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setPicked(0);
          }}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          className="send"
          aria-label="Send"
          disabled={text.trim() === ''}
          onClick={() => void send()}
        >
          <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
            <path d="M2 3l16 7-16 7 3-7-3-7zm3 7h7" fill="currentColor" stroke="currentColor" />
          </svg>
        </button>
      </div>
    </div>
  );
}
