import fc from 'fast-check';
import { expect, test } from 'vitest';
import { negativeBinomialCdf, negativeBinomialQuantile } from '../../src/stats/negative-binomial.ts';

const mean = fc.double({ min: 0.01, max: 5000, noNaN: true });
const dispersion = fc.double({ min: 1, max: 200, noNaN: true });
const count = fc.integer({ min: 0, max: 10_000 });
const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });

test('agrees with probabilities worked out by hand', () => {
  // Size 1 is geometric: with mean 1, P(X ≤ x) = 1 - 0.5^(x + 1).
  for (const x of [0, 1, 5]) expect(negativeBinomialCdf(x, 1, 2)).toBeCloseTo(1 - 0.5 ** (x + 1), 10);
  // Poisson with mean 2: e⁻² (1 + 2 + 2).
  expect(negativeBinomialCdf(2, 2, 2)).toBeCloseTo(5 * Math.exp(-2), 4);
});

test('is a probability that never falls as the count grows', () => {
  fc.assert(
    fc.property(mean, dispersion, count, count, (m, d, a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const below = negativeBinomialCdf(low, m, m * d);
      const above = negativeBinomialCdf(high, m, m * d);
      expect(below).toBeGreaterThanOrEqual(0);
      expect(above).toBeLessThanOrEqual(1 + 1e-9);
      expect(above).toBeGreaterThanOrEqual(below - 1e-9);
    }),
  );
});

test('the quantile is the smallest count that is enough, and grows with the probability', () => {
  fc.assert(
    fc.property(mean, dispersion, share, share, (m, d, p, q) => {
      const at = negativeBinomialQuantile(p, m, m * d);
      expect(negativeBinomialCdf(at, m, m * d)).toBeGreaterThanOrEqual(p);
      if (at > 0) expect(negativeBinomialCdf(at - 1, m, m * d)).toBeLessThan(p);
      if (q >= p) expect(negativeBinomialQuantile(q, m, m * d)).toBeGreaterThanOrEqual(at);
    }),
  );
});

test('nothing is expected of no demand, and nothing is below zero', () => {
  expect(negativeBinomialCdf(0, 0, 0)).toBe(1);
  expect(negativeBinomialCdf(-1, 5, 10)).toBe(0);
  expect(negativeBinomialQuantile(0.95, 0, 0)).toBe(0);
});
