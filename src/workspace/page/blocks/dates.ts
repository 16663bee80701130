type Formats = Record<string, Intl.DateTimeFormatOptions>;

const FORMATS: Formats = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  time_secs: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
};

function pretty(date: Date, now: number): string | undefined {
  const days: [string, number][] = [
    ['today', 0],
    ['yesterday', -1],
    ['tomorrow', 1],
  ];
  return days.find(
    ([, offset]) => new Date(now + offset * 86_400_000).toDateString() === date.toDateString(),
  )?.[0];
}

function ago(date: Date, now: number): string {
  const minutes = Math.round((date.getTime() - now) / 60_000);
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return format.format(minutes, 'minute');
  if (Math.abs(minutes) < 48 * 60) return format.format(Math.round(minutes / 60), 'hour');
  return format.format(Math.round(minutes / 1440), 'day');
}

/** Fills Slack's date tokens, such as `{date_short_pretty} at {time}`, in the viewer's time zone. */
export function formatDate(unixSeconds: number, tokens: string, now: number): string {
  const date = new Date(unixSeconds * 1000);
  return tokens.replaceAll(/\{(\w+)\}/g, (whole, token: string) => {
    if (token === 'ago') return ago(date, now);
    const plain = token.replace(/_pretty$/, '');
    const options = FORMATS[plain];
    if (!options) return whole;
    const near = plain === token ? undefined : pretty(date, now);
    return near ?? new Intl.DateTimeFormat('en-US', options).format(date);
  });
}
