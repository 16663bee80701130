import gammaCdf from '@stdlib/stats-base-dists-gamma-cdf';

/** Orders of one day or week: how many units had the time to come back, and how many did. */
export interface Cohort {
  /** Units × the share of what comes back that is back by now. */
  readonly exposure: number;
  readonly returned: number;
}

/** A rate that differs from the one before. */
export interface RateRise {
  /** Index of the first cohort with the new rate. */
  readonly at: number;
  readonly before: number;
  readonly after: number;
  /** Log-likelihood over one common rate. */
  readonly evidence: number;
}

/** Exposure that both sides need: below it, three returns more or less are the whole story. */
const LEAST_EXPOSURE = 12;

/** The Poisson log-likelihood ratio of a rise at one split; 0 where the rate fell. */
export function riseAt(cohorts: readonly Cohort[], at: number): RateRise {
  return riseWithin(cohorts, at, cohorts.length);
}

/** The same for the cohorts [at, until) against all others, before and after them. */
export function riseWithin(cohorts: readonly Cohort[], at: number, until: number): RateRise {
  const sum = (part: readonly Cohort[], of: (cohort: Cohort) => number) =>
    part.reduce((total, cohort) => total + of(cohort), 0);
  const within = cohorts.slice(at, until);
  const others = [...cohorts.slice(0, at), ...cohorts.slice(until)];
  const [exposedBefore, exposedAfter] = [sum(others, (c) => c.exposure), sum(within, (c) => c.exposure)];
  const [before, after] = [sum(others, (c) => c.returned), sum(within, (c) => c.returned)];
  // Half a return on the side of the past, so that a SKU that never came back has a rate to compare with.
  const rateBefore = exposedBefore > 0 ? (before + 0.5) / exposedBefore : 0;
  const rateAfter = exposedAfter > 0 ? after / exposedAfter : 0;
  const usable = exposedBefore >= LEAST_EXPOSURE && exposedAfter >= LEAST_EXPOSURE && rateAfter > rateBefore;
  const common = (before + after) / (exposedBefore + exposedAfter);
  const gain = (count: number, rate: number) => (count > 0 ? count * Math.log(rate / common) : 0);
  const evidence = usable ? Math.max(0, gain(before, before / exposedBefore) + gain(after, rateAfter)) : 0;
  return { at, before: rateBefore, after: rateAfter, evidence };
}

/** The split with the most evidence for a rise; null where no side is large enough. */
export function bestRise(cohorts: readonly Cohort[]): RateRise | null {
  let best: RateRise | null = null;
  for (let at = 1; at < cohorts.length; at += 1) {
    const rise = riseAt(cohorts, at);
    if (rise.evidence > (best?.evidence ?? 0)) best = rise;
  }
  return best;
}

/** Chance of so much evidence from one split without a rise: half a χ² with one degree of freedom (Γ(½, ½)). */
export function chanceOf(evidence: number): number {
  return evidence <= 0 ? 1 : (1 - gammaCdf(2 * evidence, 0.5, 0.5)) / 2;
}
