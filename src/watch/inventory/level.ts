import type { OrdinarySeries } from './series.ts';
import type { WeekdayShape } from './weekday.ts';

/** Spans in days of the exponential smoothers whose mean is the level: a change shows in days, noise averages out. */
const SPANS = [7, 28, 112] as const;

/** Days that say nothing about the level, and what they leave behind; in order of time. */
export interface Peak {
  readonly from: number;
  readonly until: number;
  /** Units a day that each smoother rises by when they are over. */
  readonly rise: readonly [quick: number, middle: number, slow: number];
  /** Where there was no level before: the level, in units a day, that it begins with instead. */
  readonly restart: number | null;
}

/**
 * The level of demand (units a day, weekday removed) as it stood before each day: `before[t]` uses days < t, and
 * `before[n]` is the level now. It is the mean of three exponential smoothers; each starts as the plain mean of what
 * there is, until that is as long as its span. Days out of stock are skipped. With every zero day counted, the level
 * of an intermittent SKU decays when it dies, which is what TSB does by its demand probability. The days of a peak are
 * skipped; the level after it is the one before it and what is expected to stay, and adapts from there.
 */
export function levelBefore(
  series: OrdinarySeries,
  shape: WeekdayShape,
  peaks: readonly Peak[] = [],
): Float64Array {
  const { units, out, start } = series;
  const n = units.length;
  const before = new Float64Array(n + 1);
  let quick = 0;
  let middle = 0;
  let slow = 0;
  let seen = 0;
  let next = 0;
  for (let t = 0; t <= n; t += 1) {
    const peak = peaks[next];
    if (peak && t === peak.until) {
      next += 1;
      quick = peak.restart ?? quick + peak.rise[0];
      middle = peak.restart ?? middle + peak.rise[1];
      slow = peak.restart ?? slow + peak.rise[2];
    }
    before[t] = (quick + middle + slow) / 3;
    if (t === n || t < start || out[t] === 1 || (peak && t >= peak.from && t < peak.until)) continue;
    seen += 1;
    const value = (units[t] ?? 0) / (shape[t % 7] ?? 1);
    const plain = 1 / seen;
    quick += Math.max(GAINS[0], plain) * (value - quick);
    middle += Math.max(GAINS[1], plain) * (value - middle);
    slow += Math.max(GAINS[2], plain) * (value - slow);
  }
  return before;
}

/** The gain whose weights have the same mean age as a moving average over the span. */
const GAINS = SPANS.map((span) => 2 / (span + 1)) as [number, number, number];
