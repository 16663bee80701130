const time = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'long', day: 'numeric' });
const full = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeStyle: 'short' });

/** A message's ts is Unix seconds with microseconds. */
export const dateOf = (ts: string): Date => new Date(Number(ts) * 1000);

export const timeOf = (ts: string): string => time.format(dateOf(ts));

export const fullTimeOf = (ts: string): string => full.format(dateOf(ts));

export const dayKey = (ts: string): string => dateOf(ts).toDateString();

/** "Today", "Yesterday", or the day in full; `now` in milliseconds. */
export function dayOf(ts: string, now: number): string {
  const date = dateOf(ts);
  if (date.toDateString() === new Date(now).toDateString()) return 'Today';
  if (date.toDateString() === new Date(now - 86_400_000).toDateString()) return 'Yesterday';
  return day.format(date);
}
