import { useId, useState } from 'react';
import { Popover, useDismiss } from './popover.tsx';
import { keyOf, useSurface } from './surface.ts';
import type { Element, Option } from './types.ts';

interface MenuProps {
  blockId: string;
  element: Element;
  onChoose: (value: string) => void;
}

function Choice({ option, chosen, onChoose }: { option: Option; chosen: boolean; onChoose: () => void }) {
  return (
    <button type="button" role="menuitemradio" aria-checked={chosen} className="choice" onClick={onChoose}>
      <span>{option.text.text}</span>
      {option.description && <small>{option.description.text}</small>}
    </button>
  );
}

/** An overflow menu (three dots) or a select menu. */
export function Menu({ blockId, element, onChoose }: MenuProps) {
  const { pending } = useSurface();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState((element.initial_option as Option | undefined) ?? null);
  const root = useDismiss(open, () => setOpen(false));
  const id = useId();
  const overflow = element.type === 'overflow';
  const waiting = pending?.startsWith(keyOf(blockId, element)) ?? false;
  const groups = element.option_groups ?? [{ label: null, options: element.options ?? [] }];
  const choose = (option: Option) => {
    setOpen(false);
    if (!overflow) setChosen(option);
    if (option.url) window.open(option.url, '_blank', 'noopener,noreferrer');
    onChoose(option.value);
  };
  const label = overflow ? 'More actions' : (element.placeholder?.text ?? 'Choose');
  return (
    <div className="menu" ref={root}>
      <button
        type="button"
        className={overflow ? 'button dots' : 'button select'}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        aria-label={element.accessibility_label ?? label}
        disabled={pending !== null}
        onClick={() => setOpen(!open)}
      >
        {waiting && <span className="spinner" aria-hidden="true" />}
        {overflow ? '⋯' : (chosen?.text.text ?? label)}
      </button>
      {open && (
        <Popover id={id}>
          {groups.map((group, index) => (
            <div key={group.label?.text ?? index}>
              {group.label && <div className="group">{group.label.text}</div>}
              {group.options.map((option) => (
                <Choice
                  key={option.value}
                  option={option}
                  chosen={chosen?.value === option.value}
                  onChoose={() => choose(option)}
                />
              ))}
            </div>
          ))}
        </Popover>
      )}
    </div>
  );
}
