import gammaCdf from '@stdlib/stats-base-dists-gamma-cdf';
import type { AdRow } from './facts.ts';

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
  const seen = ads.filter(({ clicks }) => clicks > 0);
  const clicks = seen.reduce((sum, ad) => sum + ad.clicks, 0);
  const conversions = seen.reduce((sum, ad) => sum + ad.conversions, 0);
  if (conversions <= 0) return null;
  const rate = conversions / clicks;
  const excess = seen.reduce(
    (sum, ad) => sum + (ad.conversions - ad.clicks * rate) ** 2 - ad.clicks * rate,
    0,
  );
  const weight = seen.reduce((sum, ad) => sum + ad.clicks ** 2, 0);
  const variance = Math.max(0, excess / weight);
  const shape = variance > 0 ? rate ** 2 / variance : MOST_SHAPE;
  const bounded = Math.min(MOST_SHAPE, Math.max(LEAST_SHAPE, shape));
  return { shape: bounded, clicks: bounded / rate };
}

/**
 * Chance that an ad's true cost per conversion is above `target`, given its figures: P(rate < cost per click / target)
 * under the Gamma posterior.
 */
export function chanceAbove(
  { clicks, cost, conversions }: Pick<AdRow, 'clicks' | 'cost' | 'conversions'>,
  target: number,
  prior: ConversionPrior,
): number {
  if (clicks === 0) return 0;
  return gammaCdf(cost / clicks / target, prior.shape + conversions, prior.clicks + clicks);
}
