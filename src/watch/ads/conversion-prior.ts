import gammaln from '@stdlib/math-base-special-gammaln';
import gammaCdf from '@stdlib/stats-base-dists-gamma-cdf';
import type { AdRow } from './figures.ts';

/** A Gamma distribution of conversions per click: `shape` conversions in `clicks` clicks. */
export interface ConversionPrior {
  readonly shape: number;
  readonly clicks: number;
}

/** The prior weighs as many clicks at least as bring one conversion, and at most as bring twenty. */
const LEAST_SHAPE = 1;
const MOST_SHAPE = 20;

/**
 * What conversions per click are in this account before a keyword is looked at: a Gamma whose mean is the account's
 * rate and whose spread is what the keywords' rates differ by beyond chance (method of moments for the
 * Gamma–Poisson). Null while nothing has converted.
 */
export function conversionPrior(ads: readonly AdRow[]): ConversionPrior | null {
  const seen = ads.filter(({ ripeClicks }) => ripeClicks > 0);
  const clicks = seen.reduce((sum, ad) => sum + ad.ripeClicks, 0);
  const conversions = seen.reduce((sum, ad) => sum + ad.conversions, 0);
  if (conversions <= 0) return null;
  const rate = conversions / clicks;
  const excess = seen.reduce(
    (sum, ad) => sum + (ad.conversions - ad.ripeClicks * rate) ** 2 - ad.ripeClicks * rate,
    0,
  );
  const weight = seen.reduce((sum, ad) => sum + ad.ripeClicks ** 2, 0);
  const variance = Math.max(0, excess / weight);
  const shape = variance > 0 ? rate ** 2 / variance : MOST_SHAPE;
  const bounded = Math.min(MOST_SHAPE, Math.max(LEAST_SHAPE, shape));
  return { shape: bounded, clicks: bounded / rate };
}

/** What an ad is judged by. */
export type Judged = Pick<AdRow, 'ripeClicks' | 'ripeCost' | 'conversions'>;

/**
 * Chance that an ad's true cost per conversion is above `target`, given its figures: P(rate < cost per click / target)
 * under the Gamma posterior.
 */
export function chanceAbove(
  { ripeClicks, ripeCost, conversions }: Judged,
  target: number,
  prior: ConversionPrior,
): number {
  if (ripeClicks <= 0) return 0;
  return gammaCdf(ripeCost / ripeClicks / target, prior.shape + conversions, prior.clicks + ripeClicks);
}

/**
 * Logarithm of how much better the figures fit a cost per conversion above `target` (the prior below the break-even
 * rate) than one at it: a mixture likelihood ratio, and so, by Ville's inequality, above log(1 / α) with a chance of at
 * most α at any of all looks while the true cost is at or below the target (Robbins 1970).
 */
export function evidenceAbove(
  { ripeClicks: n, ripeCost, conversions: k }: Judged,
  target: number,
  { shape, clicks }: ConversionPrior,
): number {
  const rate = ripeCost / n / target;
  const below = gammaCdf(rate, shape, clicks);
  if (n <= 0 || below === 0) return Number.NEGATIVE_INFINITY;
  const marginal =
    shape * Math.log(clicks) - gammaln(shape) + gammaln(shape + k) - (shape + k) * Math.log(clicks + n);
  const posterior = Math.log(gammaCdf(rate, shape + k, clicks + n));
  return marginal + posterior - Math.log(below) - (k * Math.log(rate) - n * rate);
}
