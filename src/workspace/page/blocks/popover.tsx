import {
  type KeyboardEvent as ReactKeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

/** Closes a popover when the person clicks elsewhere or presses Escape. */
export function useDismiss(open: boolean, close: () => void) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const onDown = (event: MouseEvent) => {
      if (!root.current?.contains(event.target as Node)) close();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close();
    };
    document.addEventListener('mousedown', onDown);
    document.addEventListener('keydown', onKey, true);
    return () => {
      document.removeEventListener('mousedown', onDown);
      document.removeEventListener('keydown', onKey, true);
    };
  }, [open, close]);
  return root;
}

/** Arrow keys move between the choices. */
function moveFocus(event: ReactKeyboardEvent<HTMLDivElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const choices = [...event.currentTarget.querySelectorAll<HTMLElement>('.choice')];
  const at = choices.indexOf(document.activeElement as HTMLElement);
  choices[(at + step + choices.length) % choices.length]?.focus();
}

/** The least distance of a popover from the edge of the window, in pixels. */
const MARGIN = 8;

/** What opens below a button, or above it where there is no room below; further left where it would be cut off. */
export function Popover({
  id,
  right = false,
  children,
}: {
  id?: string;
  right?: boolean;
  children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [up, setUp] = useState(false);
  const [shift, setShift] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const room =
      element.closest('.messages, .dialog-body, .home')?.getBoundingClientRect().bottom ?? innerHeight;
    const { bottom, right: edge } = element.getBoundingClientRect();
    setUp(bottom > room);
    setShift(Math.max(0, edge + MARGIN - document.documentElement.clientWidth));
    element.querySelector<HTMLElement>('.choice')?.focus({ preventScroll: true });
  }, []);
  return (
    <div
      ref={box}
      id={id}
      role="menu"
      tabIndex={-1}
      style={shift > 0 ? { left: -shift } : undefined}
      className={`popover ${right ? 'right' : ''} ${up ? 'up' : ''}`}
      onKeyDown={moveFocus}
    >
      {children}
    </div>
  );
}
