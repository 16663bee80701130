import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomOf } from '../../src/sample/random.ts';
import { nelderMead } from '../../src/stats/nelder-mead.ts';
import {
  aliveProbability,
  bgNbdLogLikelihood,
  expectedPurchases,
  fitBgNbd,
} from '../../src/stats/purchases/bg-nbd.ts';
import {
  expectedValue,
  fitGammaGamma,
  gammaGammaLogLikelihood,
} from '../../src/stats/purchases/gamma-gamma.ts';

const MODEL = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

const customer = fc
  .record({
    x: fc.integer({ min: 0, max: 30 }),
    T: fc.double({ min: 1, max: 100, noNaN: true }),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ x, T, at }) => ({ x, T, tx: x === 0 ? 0 : at * T }));

test('the simplex finds the minimum of a bent valley', () => {
  const { at } = nelderMead(([x = 0, y = 0]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, [-1.2, 1]);
  expect(at[0]).toBeCloseTo(1, 3);
  expect(at[1]).toBeCloseTo(1, 3);
});

describe('how often customers come back', () => {
  test('is never negative, grows with time, and is a certainty only for whom nothing speaks against', () => {
    fc.assert(
      fc.property(customer, fc.double({ min: 0.1, max: 100, noNaN: true }), (one, t) => {
        const [soon, later] = [expectedPurchases(MODEL, one, t), expectedPurchases(MODEL, one, 2 * t)];
        expect(soon).toBeGreaterThanOrEqual(0);
        expect(later).toBeGreaterThanOrEqual(soon);
        const alive = aliveProbability(MODEL, one);
        expect(alive).toBeGreaterThanOrEqual(0);
        expect(alive).toBeLessThanOrEqual(1);
        if (one.x > 0) expect(aliveProbability(MODEL, { ...one, tx: one.T })).toBeGreaterThanOrEqual(alive);
      }),
    );
  });

  test('the fit is a maximum: no step away from it is likelier', () => {
    const random = randomOf(3, 'customers');
    const all = Array.from({ length: 400 }, () => {
      const x = random.count(1.2, 2);
      const T = 20 + random.int(0, 20);
      return { x, T, tx: x === 0 ? 0 : T * random.next() };
    });
    const fitted = fitBgNbd(all);
    if (!fitted) throw new Error('Four hundred customers say something');
    for (const key of ['r', 'alpha', 'a', 'b'] as const) {
      for (const factor of [0.97, 1.03]) {
        const moved = { ...fitted, [key]: fitted[key] * factor };
        expect(bgNbdLogLikelihood(moved, all)).toBeLessThanOrEqual(fitted.logLikelihood + 1e-6);
      }
    }
  });

  test('too few customers say nothing', () => {
    expect(fitBgNbd([{ x: 1, tx: 1, T: 2 }])).toBeNull();
    expect(fitGammaGamma([{ x: 1, mean: 10 }])).toBeNull();
  });
});

describe('what a purchase is worth', () => {
  test('lies between what the customer spends and what all do, nearer to the first the more often they bought', () => {
    const random = randomOf(4, 'spend');
    const spenders = Array.from({ length: 300 }, () => ({
      x: random.int(1, 8),
      mean: 20 + 60 * random.next() ** 2,
    }));
    const fitted = fitGammaGamma(spenders);
    if (!fitted) throw new Error('Three hundred customers say something');
    const all = (fitted.p * fitted.v) / (fitted.q - 1);
    for (const { x, mean } of spenders.slice(0, 50)) {
      const [few, many] = [expectedValue(fitted, { x, mean }), expectedValue(fitted, { x: x + 5, mean })];
      expect(few).toBeGreaterThanOrEqual(Math.min(all, mean) - 1e-9);
      expect(few).toBeLessThanOrEqual(Math.max(all, mean) + 1e-9);
      expect(Math.abs(many - mean)).toBeLessThanOrEqual(Math.abs(few - mean) + 1e-9);
    }
    expect(gammaGammaLogLikelihood({ ...fitted, p: fitted.p * 1.05 }, spenders)).toBeLessThanOrEqual(
      fitted.logLikelihood,
    );
  });
});
