import { addDays, type Day } from '../../domain/day.ts';
import type { ReturnedRow } from './facts.ts';

/** Longest delay that is told apart; later returns are rare and count as the last day. */
export const MOST_DAYS = 60;
/** Where nothing has come back yet: half of what comes back is back after this many days. */
export const USUAL_LAG = 12;

/**
 * The share of the units that come back at all that are back after so many days, from the orders that are old enough
 * to have shown it; recent orders are right-censored, and their rate is returns over units × this share.
 */
export function returnDelay(rows: readonly ReturnedRow[], today: Day): readonly number[] {
  const matured = addDays(today, -MOST_DAYS);
  const counts = new Float64Array(MOST_DAYS + 1);
  // A geometric start keeps a shop with a handful of returns from being sure of its curve.
  for (let day = 0; day <= MOST_DAYS; day += 1) counts[day] = Math.exp(-day / USUAL_LAG) / USUAL_LAG;
  for (const { day, lag, units } of rows) {
    const at = Math.min(lag, MOST_DAYS);
    if (day <= matured) counts[at] = (counts[at] ?? 0) + units;
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  let sum = 0;
  return Array.from(counts, (count) => {
    sum += count;
    return sum / total;
  });
}

/** The share that is back of orders of an age in days. */
export function shareBack(delay: readonly number[], age: number): number {
  return delay[Math.min(Math.max(0, age), delay.length - 1)] ?? 1;
}
