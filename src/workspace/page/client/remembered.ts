import { useCallback, useState } from 'react';

/** A value that this browser remembers between visits. */
export function useRemembered(key: string, initial: string): [string, (value: string) => void] {
  const name = `daybreak.${key}`;
  const [value, setValue] = useState(() => localStorage.getItem(name) ?? initial);
  const set = useCallback(
    (next: string) => {
      localStorage.setItem(name, next);
      setValue(next);
    },
    [name],
  );
  return [value, set];
}
