/** A discrete distribution over whole days (or units) from 0: `pmf[i]` is the probability of i. */
export type Pmf = readonly number[];

/** The smallest i whose cumulative probability is at least p; the last index when rounding keeps it below. */
export function pmfQuantile(pmf: Pmf, p: number): number {
  let sum = 0;
  for (let i = 0; i < pmf.length; i += 1) {
    sum += pmf[i] ?? 0;
    if (sum >= p - 1e-12) return i;
  }
  return Math.max(0, pmf.length - 1);
}

/** P(X ≤ i) for each i. */
export function cumulative(pmf: Pmf): number[] {
  let sum = 0;
  return pmf.map((p) => {
    sum += p;
    return Math.min(1, sum);
  });
}

/** The mean of a distribution. */
export function pmfMean(pmf: Pmf): number {
  return pmf.reduce((sum, p, i) => sum + p * i, 0);
}

/** Scales weights so that they sum to 1; all on 0 when there is no weight. */
export function normalise(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total > 0 ? weights.map((weight) => weight / total) : [1];
}

/** The distribution of X given X ≥ floor; certainty of `floor` when X never gets there. */
export function conditionedAtLeast(pmf: Pmf, floor: number): number[] {
  if (floor < pmf.length && pmf.some((p, i) => i >= floor && p > 0)) {
    return normalise(pmf.map((p, i) => (i >= floor ? p : 0)));
  }
  return Array.from({ length: floor + 1 }, (_, i) => (i === floor ? 1 : 0));
}
