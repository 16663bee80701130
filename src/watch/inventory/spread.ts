import type { BackTest } from './dispersion.ts';

/**
 * Variance of demand over a horizon: `dispersion · m`, with m half-way between the mean forecast now and `typical`, the
 * SKU's mean forecast over the year: one that sells little now may come back, and the other way round.
 */
export interface Spread {
  /** Variance over mean. */
  readonly dispersion: number;
  readonly typical: number;
}

/** A SKU and a shop without a past: Poisson. */
export const POISSON: Spread = { dispersion: 1, typical: 0 };

/** Own back-tests that count as much as the shop's. */
const PRIOR_ORIGINS = 8;
/** One origin may not say more than this many times the squared error that the shop's dispersion expects. */
const LARGEST_RATIO = 25;

/** The variance of demand whose mean forecast is `mean`, in units². */
export function varianceOf({ dispersion, typical }: Spread, mean: number): number {
  return dispersion * middle(mean, typical);
}

/** The shop's variance over mean at one horizon: the mean of the SKUs' own, weighted by their back-tests. */
export function shopDispersion(tests: readonly BackTest[]): number {
  let sum = 0;
  let weight = 0;
  for (const test of tests) {
    const typical = typicalOf(test);
    if (typical <= 0) continue;
    const n = test.expected.length;
    sum += n * Math.min(LARGEST_DISPERSION, meanSquaredError(test) / typical);
    weight += n;
  }
  return weight > 0 ? Math.max(1, sum / weight) : 1;
}

/** A single SKU's collapse or explosion must not set the spread of a shop. */
const LARGEST_DISPERSION = 100;

/** A SKU's own spread: how its squared errors compare with the shop's, shrunk to the shop by their number. */
export function ownSpread(test: BackTest, shop: number): Spread {
  const typical = typicalOf(test);
  const n = test.expected.length;
  let sum = 0;
  for (let i = 0; i < n; i += 1) {
    const expected = test.expected[i] ?? 0;
    const predicted = shop * middle(expected, typical);
    const squared = ((test.actual[i] ?? 0) - expected) ** 2;
    if (predicted > 0) sum += Math.min(LARGEST_RATIO, squared / predicted);
  }
  return { typical, dispersion: (shop * (sum + PRIOR_ORIGINS)) / (n + PRIOR_ORIGINS) };
}

function middle(mean: number, typical: number): number {
  return typical > 0 ? (mean + typical) / 2 : mean;
}

function typicalOf({ expected }: BackTest): number {
  return expected.length > 0 ? expected.reduce((sum, value) => sum + value, 0) / expected.length : 0;
}

function meanSquaredError({ expected, actual }: BackTest): number {
  let sum = 0;
  for (let i = 0; i < expected.length; i += 1) sum += ((actual[i] ?? 0) - (expected[i] ?? 0)) ** 2;
  return sum / Math.max(1, expected.length);
}
