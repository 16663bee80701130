/** " (1.2 to 1.6)"; empty where no interval is known. Plain text. */
export function between(interval: readonly number[] | null | undefined): string {
  return interval ? ` (${interval[0]} to ${interval[1]})` : '';
}

/** ", of 1,230 orders": what a figure rests on. Plain text. */
export function restsOn(count: number | null | undefined, what: string): string {
  if (count === null || count === undefined) return '';
  return `, of ${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}`;
}

/** "12 %", of a share between 0 and 1. */
export function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
