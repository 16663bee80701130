import betaCdf from '@stdlib/stats-base-dists-beta-cdf';
import type { Day } from '../../domain/day.ts';
import { bernoulliScores, cusum } from '../../stats/cusum.ts';
import type { DueOrder } from './orders.ts';

/** A supplier whose orders fail more often than they used to. */
export interface Degradation {
  readonly otif: number;
  readonly baselineOtif: number;
  /** The promised day of the first order of the bad run. */
  readonly since: Day;
  readonly orders: readonly DueOrder[];
  readonly linesDue: number;
  /** Chance that the share of good orders has really fallen. */
  readonly probability: number;
}

/** A run is judged against the rate before it; below this many orders there is none. */
const LEARNED_FROM = 6;
const SHOWN_IN = 4;
/** The failures that are expected of a supplier at least, and the multiple that is looked for. */
const LEAST_FAILURES = 0.04;
const TIMES = 3;
const MOST_FAILURES = 0.9;
const LIMIT = 3.5;
const CONFIDENT = 0.975;

/**
 * Finds a fall of on-time-in-full by a cumulative sum over whole orders (one failed line fails its order, so that a
 * large order counts once), against the supplier's own rate before; confirmed by the two Beta posteriors.
 */
export function findDegradation(orders: readonly DueOrder[]): Degradation | null {
  if (orders.length < LEARNED_FROM + SHOWN_IN) return null;
  const failed = orders.map(({ lines, goodLines }) => goodLines < lines);
  const learned = failed.slice(0, LEARNED_FROM).filter(Boolean).length;
  const usual = Math.min(Math.max(LEAST_FAILURES, learned / LEARNED_FROM), MOST_FAILURES / TIMES);
  const { alarm, since } = cusum(
    bernoulliScores(failed.slice(LEARNED_FROM), usual, Math.min(TIMES * usual, MOST_FAILURES)),
    LIMIT,
  );
  const at = LEARNED_FROM + since;
  if (!alarm || orders.length - at < SHOWN_IN) return null;
  const [before, after] = [orders.slice(0, at), orders.slice(at)];
  const probability = worseWith(failed.slice(0, at), failed.slice(at));
  if (probability < CONFIDENT) return null;
  return {
    otif: shareOf(after),
    baselineOtif: shareOf(before),
    since: after[0]?.promisedOn ?? '',
    orders: after,
    linesDue: after.reduce((sum, { lines }) => sum + lines, 0),
    probability,
  };
}

/** Good lines over lines due. */
function shareOf(orders: readonly DueOrder[]): number {
  const due = orders.reduce((sum, { lines }) => sum + lines, 0);
  return due === 0 ? 1 : orders.reduce((sum, { goodLines }) => sum + goodLines, 0) / due;
}

const STEPS = 400;

/** P(failure rate after > before) under uniform priors: Beta(1 + failures, 1 + passes) each, summed over a grid. */
function worseWith(before: readonly boolean[], after: readonly boolean[]): number {
  const cdf = (flags: readonly boolean[], x: number) => {
    const failures = flags.filter(Boolean).length;
    return betaCdf(x, 1 + failures, 1 + flags.length - failures);
  };
  let sum = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const [low, high] = [step / STEPS, (step + 1) / STEPS];
    sum += (cdf(before, high) - cdf(before, low)) * (1 - cdf(after, (low + high) / 2));
  }
  return sum;
}
