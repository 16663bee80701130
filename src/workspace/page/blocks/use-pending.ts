import { useCallback, useEffect, useRef, useState } from 'react';
import { useApp } from '../client/context.ts';

/** How long a press that was taken still shows as pending where nothing on the page has changed yet. */
const LINGER_MS = 1_500;

/** The element whose answer is awaited: until what it changed is seen, or a moment after it was taken. */
export function usePending() {
  const { state } = useApp();
  const [pending, setPending] = useState<string | null>(null);
  const taken = useRef<ReturnType<typeof setTimeout> | null>(null);
  const clear = useCallback(() => {
    if (taken.current !== null) clearTimeout(taken.current);
    taken.current = null;
    setPending(null);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: any change of the workspace may be the answer
  useEffect(() => {
    if (taken.current !== null) clear();
  }, [state, clear]);
  useEffect(() => clear, [clear]);
  const linger = useCallback(() => {
    taken.current = setTimeout(clear, LINGER_MS);
  }, [clear]);
  return { pending, start: setPending, linger, clear };
}
