import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';

/** What each end may miss. */
const TAIL = 0.025;

/**
 * The 95 % interval of a quantile of what the values were drawn from, by binomial order statistics: free of any shape.
 * Null where so few values have no such interval (for a 95th percentile, fewer than 72).
 */
export function quantileInterval(values: readonly number[], p: number): readonly [number, number] | null {
  const n = values.length;
  const sorted = values.toSorted((a, b) => a - b);
  // The quantile lies below the k-th value with the chance that fewer than k values lie below it.
  let low = Math.floor(n * p);
  while (low > 0 && binomialCdf(low - 1, n, p) > TAIL) low -= 1;
  let high = Math.floor(n * p) + 1;
  while (high <= n && 1 - binomialCdf(high - 1, n, p) > TAIL) high += 1;
  const [from, to] = [sorted[low - 1], sorted[high - 1]];
  return from === undefined || to === undefined ? null : [from, to];
}
