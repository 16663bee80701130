import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conditionedAtLeast, cumulative, normalise, pmfMean, pmfQuantile } from '../../src/stats/discrete.ts';

const weights = fc
  .array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 80 })
  .filter((all) => all.some((weight) => weight > 1e-6));
const share = fc.double({ min: 0, max: 1, noNaN: true });
const sum = (pmf: readonly number[]) => pmf.reduce((total, p) => total + p, 0);

test('a distribution made of weights sums to 1, and its cumulative one ends there without ever falling', () => {
  fc.assert(
    fc.property(weights, (all) => {
      const pmf = normalise(all);
      const curve = cumulative(pmf);
      expect(sum(pmf)).toBeCloseTo(1, 9);
      expect(curve.at(-1)).toBeCloseTo(1, 9);
      curve.forEach((value, i) => {
        expect(value).toBeGreaterThanOrEqual(curve[i - 1] ?? 0);
      });
    }),
  );
});

test('a quantile reaches its probability, is the first to do so, and grows with it', () => {
  fc.assert(
    fc.property(weights, share, share, (all, p, q) => {
      const pmf = normalise(all);
      const curve = cumulative(pmf);
      const at = pmfQuantile(pmf, p);
      expect(curve[at]).toBeGreaterThanOrEqual(p - 1e-9);
      if (at > 0) expect(curve[at - 1]).toBeLessThan(p);
      if (q >= p) expect(pmfQuantile(pmf, q)).toBeGreaterThanOrEqual(at);
    }),
  );
});

test('knowing that something has not come yet leaves a distribution that puts nothing before now', () => {
  fc.assert(
    fc.property(weights, fc.integer({ min: 0, max: 120 }), (all, floor) => {
      const pmf = normalise(all);
      const left = conditionedAtLeast(pmf, floor);
      expect(sum(left)).toBeCloseTo(1, 9);
      expect(sum(left.slice(0, floor))).toBe(0);
      expect(pmfMean(left)).toBeGreaterThanOrEqual(floor - 1e-9);
    }),
  );
});
