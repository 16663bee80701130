import { useEffect, useState } from 'react';
import type { ClientState } from './state.ts';

type Seen = Record<string, string>;

const nameOf = (user: string) => `daybreak.seen.${user}`;

function readSeen(user: string): Seen {
  return JSON.parse(localStorage.getItem(nameOf(user)) ?? '{}') as Seen;
}

/** The newest message that this person had seen in a channel, in this browser, when the page last looked. */
export const lastSeen = (user: string, channel: string): number => Number(readSeen(user)[channel] ?? 0);

/** How many messages of others came to a channel since this person looked at it in this browser. */
export function useUnread(state: ClientState | null, open: string): (channel: string) => number {
  const me = state?.me ?? '';
  const [seen, setSeen] = useState<Seen>({});
  const newest = state?.messages[open]?.at(-1)?.ts;
  useEffect(() => setSeen(readSeen(me)), [me]);
  useEffect(() => {
    if (!me || !newest) return;
    const next = { ...readSeen(me), [open]: newest };
    localStorage.setItem(nameOf(me), JSON.stringify(next));
    setSeen(next);
  }, [me, open, newest]);
  return (channel) => {
    if (!state || channel === open) return 0;
    const since = Number(seen[channel] ?? 0);
    return (state.messages[channel] ?? []).filter((one) => Number(one.ts) > since && one.user !== me).length;
  };
}
