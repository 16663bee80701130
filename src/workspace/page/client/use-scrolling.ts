import { useLayoutEffect, useRef } from 'react';

const NEAR_END_PX = 80;

/**
 * Opens a list at its first new message, or at its end; then keeps the newest message in sight as long as the
 * person has not scrolled up, or when it is theirs or an answer to them (`isForMe`). The list is the element that gets `box`; a new message is marked by class `new`.
 */
export function useScrolling(count: number, isForMe: boolean) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const opened = useRef(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || count === 0) return;
    const firstNew = opened.current ? null : element.querySelector<HTMLElement>('.new');
    if (firstNew) element.scrollTop = firstNew.offsetTop - element.offsetTop - NEAR_END_PX;
    else if (atEnd.current || isForMe) element.scrollTop = element.scrollHeight;
    opened.current = true;
  }, [count, isForMe]);
  const onScroll = () => {
    const element = box.current;
    if (element)
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
  };
  return { box, onScroll };
}
