import { negativeBinomialCdf } from '../../stats/negative-binomial.ts';
import type { BackTest } from './dispersion.ts';
import { type Spread, varianceOf } from './spread.ts';

/** A cumulative probability as said, in; as it turned out on the shop's own past, out. Increasing, 0 to 0, 1 to 1. */
export type Recalibration = (probability: number) => number;

/** Points at which said and true probabilities are compared; denser where reorder points are read. */
const KNOTS = [0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975, 0.99, 1];
/** Back-tests that are looked at, at most, and pseudo-ones that hold the curve to the identity. */
const SAMPLE = 12_000;
const PRIOR = 200;

/**
 * Learns the correction at one horizon from the probability integral transform of the back-tests of all SKUs. A count's
 * probability is a step; where within it the outcome falls is drawn from a fixed even sequence.
 */
export function recalibrate(tests: readonly BackTest[], spreads: readonly Spread[]): Recalibration {
  const total = tests.reduce((sum, { expected }) => sum + expected.length, 0);
  const stride = Math.max(1, Math.floor(total / SAMPLE));
  const below = new Float64Array(KNOTS.length);
  let seen = 0;
  let index = 0;
  tests.forEach(({ expected, actual }, sku) => {
    const spread = spreads[sku];
    for (let i = 0; spread && i < expected.length; i += 1) {
      index += 1;
      const mean = expected[i] ?? 0;
      if (index % stride !== 0 || mean <= 0) continue;
      const variance = varianceOf(spread, mean);
      const high = negativeBinomialCdf(actual[i] ?? 0, mean, variance);
      const low = negativeBinomialCdf((actual[i] ?? 0) - 1, mean, variance);
      const transform = low + ((seen * GOLDEN) % 1) * (high - low);
      seen += 1;
      KNOTS.forEach((knot, k) => {
        if (transform <= knot) below[k] = (below[k] ?? 0) + 1;
      });
    }
  });
  const curve = KNOTS.map((knot, k) => ((below[k] ?? 0) + PRIOR * knot) / (seen + PRIOR));
  return (probability) => interpolate(curve, probability);
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

function interpolate(curve: readonly number[], probability: number): number {
  let k = 1;
  while (k < KNOTS.length - 1 && probability > (KNOTS[k] ?? 1)) k += 1;
  const from = KNOTS[k - 1] ?? 0;
  const to = KNOTS[k] ?? 1;
  const low = curve[k - 1] ?? 0;
  const high = curve[k] ?? 1;
  return low + ((probability - from) / (to - from)) * (high - low);
}
