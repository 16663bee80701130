import type { OrdinarySeries } from './series.ts';
import type { WeekdayShape } from './weekday.ts';

/** Days of unusual demand with an end: a launch, a promotion, an influencer's post, or one that nobody declared. */
export interface Spike {
  /** Index of the first day, and of the first day after it; the latter may lie beyond the series. */
  readonly from: number;
  readonly until: number;
  /** The event's kind, or "detected". */
  readonly kind: string;
  /** Where most of its orders came from; only of declared ones. */
  readonly channel?: string | null;
  /** How many deviations it was above what was expected; ∞ for a declared one. */
  readonly strength: number;
}

/** Days that an undeclared spike is taken to last: what goes viral is over in 72 hours. */
export const PEAK_DAYS = 3;
export const DETECTED = 'detected';

/** A spike is at least this many times what was expected, and this many of its deviations above it. */
const SMALLEST_RATIO = 1.6;
const DEVIATIONS = 2;
/** From here on it is told to others; below, it is only kept from passing for the new level. */
export const CERTAIN = 3;
const SMALLEST_UNITS = 10;
const WARM_UP = 28;
const WEEK = 7;
/** Days after a spike's peak over which what it left is measured, and before the next is looked for. */
export const SETTLING_DAYS = 14;
const PAUSE_DAYS = 4;

/**
 * Finds runs of three days (two, while they are the newest) that sold far beyond what the level before them led to
 * expect. `level[t]` is the level as it stood before day t. A lasting rise begins the same way: it is told apart by
 * what comes after, to which the level then adapts.
 */
export function findSpikes(series: OrdinarySeries, level: Float64Array, shape: WeekdayShape): Spike[] {
  const { units, out, start } = series;
  const n = units.length;
  const first = start + WARM_UP;
  const dispersion = dispersionOfRuns(series, level, shape, first);
  const spikes: Spike[] = [];
  for (let t = first; t <= n - 2; t += 1) {
    if (out[t] === 1) continue;
    // A level that fell because nothing was left to sell is no base: coming back is not a spike.
    const base = Math.max(level[t] ?? 0, level[t - WEEK] ?? 0);
    const deviation = Math.sqrt(dispersion);
    if (excessOf(units, base, shape, t, n) < DEVIATIONS * deviation) continue;
    const { from, excess } = strongestRun(units, base, shape, t, n);
    spikes.push({ from, until: from + PEAK_DAYS, kind: DETECTED, strength: excess / deviation });
    t = from + PEAK_DAYS + PAUSE_DAYS - 1;
  }
  return spikes;
}

/** (actual - expected) / √expected of the run that begins at t; -∞ where it is not large enough to matter. */
function excessOf(units: Float64Array, level: number, shape: WeekdayShape, t: number, n: number): number {
  let actual = 0;
  let factors = 0;
  for (let i = t; i < Math.min(n, t + PEAK_DAYS); i += 1) {
    actual += units[i] ?? 0;
    factors += shape[i % 7] ?? 1;
  }
  const expected = level * factors;
  if (actual < SMALLEST_UNITS || actual < SMALLEST_RATIO * expected || expected <= 0) return -Infinity;
  return (actual - expected) / Math.sqrt(expected);
}

/** A run that reaches into the spike is flagged a day or two early: the strongest of the next ones is it. */
function strongestRun(
  units: Float64Array,
  level: number,
  shape: WeekdayShape,
  t: number,
  n: number,
): { from: number; excess: number } {
  let best = { from: t, excess: -Infinity };
  for (let from = t; from < Math.min(n - 1, t + PEAK_DAYS); from += 1) {
    const excess = excessOf(units, level, shape, from, n);
    if (excess > best.excess) best = { from, excess };
  }
  return best;
}

/** Variance over mean of three-day sums about their expectation; the largest twentieth counts as the one below it. */
function dispersionOfRuns(
  { units, out }: OrdinarySeries,
  level: Float64Array,
  shape: WeekdayShape,
  first: number,
): number {
  const ratios = new Float64Array(Math.max(0, Math.floor((units.length - first) / PEAK_DAYS)));
  let count = 0;
  for (let t = first; t + PEAK_DAYS <= units.length; t += PEAK_DAYS) {
    let actual = 0;
    let expected = 0;
    for (let i = t; i < t + PEAK_DAYS; i += 1) {
      actual += units[i] ?? 0;
      expected += (level[t] ?? 0) * (shape[i % 7] ?? 1);
    }
    if (expected <= 0 || out[t] === 1) continue;
    ratios[count] = (actual - expected) ** 2 / expected;
    count += 1;
  }
  if (count === 0) return 1;
  const sorted = ratios.subarray(0, count).sort();
  const cap = sorted[Math.floor(0.95 * (count - 1))] ?? 0;
  return Math.max(1, sorted.reduce((sum, ratio) => sum + Math.min(ratio, cap), 0) / count);
}
