/** Pinball loss of a quantile forecast. */
export function pinball(actual: number, quantile: number, p: number): number {
  return actual > quantile ? p * (actual - quantile) : (1 - p) * (quantile - actual);
}

/** The empirical p-quantile of the sums over `days` days within the year before `origin`. */
export function yearWindowQuantile(units: Float64Array, origin: number, days: number, p: number): number {
  const sums = yearWindowSums(units, origin, days);
  return sums[Math.max(0, Math.ceil(p * sums.length) - 1)] ?? 0;
}

/** Sorted sums over every run of `days` days within the year before `origin`. */
export function yearWindowSums(units: Float64Array, origin: number, days: number): Float64Array {
  const first = Math.max(0, origin - 365);
  const sums = new Float64Array(Math.max(0, origin - days - first + 1));
  for (let i = 0; i < sums.length; i += 1) {
    for (let t = first + i; t < first + i + days; t += 1) sums[i] = (sums[i] ?? 0) + (units[t] ?? 0);
  }
  return sums.sort();
}

/** The standard normal quantiles that the textbook formula uses. */
export const Z_95 = 1.6448536269514722;

export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i] ?? 0;
  return values.length > 0 ? sum / values.length : Number.NaN;
}

/** Area under the ROC curve by ranks, ties at their mean rank. */
export function areaUnderCurve(scores: readonly number[], positive: readonly boolean[]): number {
  const order = scores.map((_, i) => i).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  let rankSum = 0;
  for (let i = 0; i < order.length; ) {
    let j = i;
    while (j < order.length && scores[order[j] ?? 0] === scores[order[i] ?? 0]) j += 1;
    for (let k = i; k < j; k += 1) if (positive[order[k] ?? 0]) rankSum += (i + j + 1) / 2;
    i = j;
  }
  const hits = positive.filter(Boolean).length;
  return (rankSum - (hits * (hits + 1)) / 2) / (hits * (positive.length - hits));
}
