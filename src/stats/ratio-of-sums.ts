import tQuantile from '@stdlib/stats-base-dists-t-quantile';

/** A ratio with its 95 % interval. */
export interface Ratio {
  readonly ratio: number;
  /** null where fewer than three pairs say how far it may be off. */
  readonly interval: readonly [low: number, high: number] | null;
  readonly n: number;
}

const LEAST_FOR_INTERVAL = 3;

/**
 * The ratio of two sums over pairs (before, after), each pair counting by its size; null where nothing was before. The
 * interval is that of the ratio estimator (Cochran, Sampling Techniques, 6.4) with Student's t on the log scale, on
 * which a ratio errs as far up as down.
 */
export function ratioOfSums(
  pairs: readonly { readonly before: number; readonly after: number }[],
): Ratio | null {
  const n = pairs.length;
  const before = pairs.reduce((sum, pair) => sum + pair.before, 0);
  const after = pairs.reduce((sum, pair) => sum + pair.after, 0);
  if (!(before > 0)) return null;
  const ratio = after / before;
  if (n < LEAST_FOR_INTERVAL || !(after > 0)) return { ratio, interval: null, n };
  const squares = pairs.reduce((sum, pair) => sum + (pair.after - ratio * pair.before) ** 2, 0);
  const error = Math.sqrt((n / (n - 1)) * squares) / after;
  const factor = Math.exp(tQuantile(0.975, n - 1) * error);
  return { ratio, interval: [ratio / factor, ratio * factor], n };
}
