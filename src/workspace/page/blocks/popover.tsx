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

/** What opens below a button, or above it where there is no room below. */
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
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const room =
      element.closest('.messages, .dialog-body, .home')?.getBoundingClientRect().bottom ?? innerHeight;
    setUp(element.getBoundingClientRect().bottom > room);
    element.querySelector<HTMLElement>('.choice')?.focus({ preventScroll: true });
  }, []);
  return (
    <div
      ref={box}
      id={id}
      role="menu"
      tabIndex={-1}
      className={`popover ${right ? 'right' : ''} ${up ? 'up' : ''}`}
      onKeyDown={moveFocus}
    >
      {children}
    </div>
  );
}
