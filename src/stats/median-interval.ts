import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';

/**
 * The 95 % interval of a median, free of any distribution: the innermost order statistics between which it lies with at
 * least that chance (Conover, Practical Nonparametric Statistics, 3.2). Null below six values, of which none are so far out.
 */
export function medianInterval(values: readonly number[]): readonly [low: number, high: number] | null {
  const sorted = values.toSorted((a, b) => a - b);
  const n = sorted.length;
  let outside = 0;
  while (2 * outside < n && binomialCdf(outside, n, 0.5) <= OUTSIDE) outside += 1;
  const low = sorted[outside - 1];
  const high = sorted[n - outside];
  return low === undefined || high === undefined ? null : [low, high];
}

const OUTSIDE = 0.025;
