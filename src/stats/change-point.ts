/** The best split of counts into before and after. */
export interface RateChange {
  /** Index of the first value after the change. */
  readonly at: number;
  readonly before: number;
  readonly after: number;
  /** Log-likelihood gained over one common rate, divided by the dispersion about the two rates. */
  readonly evidence: number;
}

/**
 * The most likely day since which counts have another rate, by the Poisson likelihood ratio over every split with at
 * least `latest` values after it; `exposure[i]` is what one unit of rate would give on day i (0: not observed). The
 * evidence is divided by the dispersion (variance over mean, at least 1) of the counts about the two rates, so that
 * lumpy demand does not look like a change. Null without exposure on both sides.
 */
export function rateChange(
  counts: ArrayLike<number>,
  exposure: ArrayLike<number>,
  { from, latest }: { from: number; latest: number },
): RateChange | null {
  const n = counts.length;
  let totalCount = 0;
  let totalExposure = 0;
  for (let i = from; i < n; i += 1) {
    if ((exposure[i] ?? 0) === 0) continue;
    totalCount += counts[i] ?? 0;
    totalExposure += exposure[i] ?? 0;
  }
  const common = gain(totalCount, totalExposure);
  let best: RateChange | null = null;
  let afterCount = 0;
  let afterExposure = 0;
  for (let i = n - 1; i > from; i -= 1) {
    if ((exposure[i] ?? 0) === 0) continue;
    afterCount += counts[i] ?? 0;
    afterExposure += exposure[i] ?? 0;
    const before = totalExposure - afterExposure;
    if (i > n - latest || before <= 0) continue;
    const evidence = gain(afterCount, afterExposure) + gain(totalCount - afterCount, before) - common;
    if (best === null || evidence > best.evidence) {
      best = {
        at: i,
        before: (totalCount - afterCount) / before,
        after: afterCount / afterExposure,
        evidence,
      };
    }
  }
  return best && { ...best, evidence: best.evidence / dispersionAbout(best, counts, exposure, from) };
}

/** Pearson's χ² over its degrees of freedom for the two rates, at least 1. */
function dispersionAbout(
  { at, before, after }: RateChange,
  counts: ArrayLike<number>,
  exposure: ArrayLike<number>,
  from: number,
): number {
  let sum = 0;
  let days = 0;
  for (let i = from; i < counts.length; i += 1) {
    const expected = (i < at ? before : after) * (exposure[i] ?? 0);
    if (expected <= 0) continue;
    sum += ((counts[i] ?? 0) - expected) ** 2 / expected;
    days += 1;
  }
  return Math.max(1, sum / Math.max(1, days - 2));
}

/** The part of the Poisson log-likelihood at the best rate that differs between splits: c · ln(c / e). */
function gain(count: number, exposure: number): number {
  return count > 0 ? count * Math.log(count / exposure) : 0;
}
