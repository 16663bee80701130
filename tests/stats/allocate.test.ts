import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate, earnedAt, responseOf, type Spender } from '../../src/stats/allocate.ts';

const spender = fc
  .record({
    spend: fc.double({ min: 1, max: 10_000, noNaN: true }),
    earned: fc.double({ min: 0, max: 40_000, noNaN: true }),
    elasticity: fc.double({ min: 0.3, max: 0.95, noNaN: true }),
    down: fc.double({ min: 0, max: 1, noNaN: true }),
    up: fc.double({ min: 1, max: 3, noNaN: true }),
  })
  .map(({ spend, earned, elasticity, down, up }) => ({
    spend,
    earned,
    elasticity,
    low: down * spend,
    high: up * spend,
  }));
const spenders = fc
  .array(spender, { minLength: 1, maxLength: 12 })
  .map((all): Spender[] => all.map((one, index) => ({ ...one, id: `C${index}` })));

const sumOf = (spends: ReadonlyMap<string, number>) =>
  [...spends.values()].reduce((sum, spend) => sum + spend, 0);
const worth = (all: readonly Spender[], of: (one: Spender) => number) =>
  all.reduce((sum, one) => sum + earnedAt(one, of(one)) - of(one), 0);

describe('sharing out money', () => {
  test('never exceeds the total, nor anybody’s limits', () => {
    fc.assert(
      fc.property(spenders, fc.double({ min: 0, max: 2, noNaN: true }), (all, share) => {
        const lowest = all.reduce((sum, { low }) => sum + low, 0);
        const total = lowest + share * all.reduce((sum, { spend }) => sum + spend, 0);
        const spends = allocate(all, total);
        expect(sumOf(spends)).toBeLessThanOrEqual(total * (1 + 1e-9) + 1e-9);
        for (const { id, low, high } of all) {
          expect(spends.get(id)).toBeGreaterThanOrEqual(low);
          expect(spends.get(id)).toBeLessThanOrEqual(high);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('earns no less than what is spent now, nor than any other way of sharing that fits', () => {
    fc.assert(
      fc.property(
        spenders,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 }),
        (all, at) => {
          const total = all.reduce((sum, { spend }) => sum + spend, 0);
          const spends = allocate(all, total);
          const ours = worth(all, ({ id }) => spends.get(id) ?? 0);
          const slack = 1e-6 * (1 + Math.abs(ours));
          expect(ours + slack).toBeGreaterThanOrEqual(worth(all, ({ spend }) => spend));
          const other = all.map(({ low, high }, index) => low + (at[index] ?? 0) * (high - low));
          const sum = other.reduce((a, b) => a + b, 0);
          if (sum > total) return;
          expect(ours + slack).toBeGreaterThanOrEqual(worth(all, (one) => other[all.indexOf(one)] ?? 0));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('how conversions rise with spend', () => {
  test('without days it is what is usual, and many days that double for twice the money move it up', () => {
    expect(responseOf([])).toEqual({ scale: 0, elasticity: 0.7 });
    const linear = Array.from({ length: 60 }, (_, index) => {
      const spend = index % 2 ? 100 : 200;
      return { spend, conversions: spend / 5 };
    });
    expect(responseOf(linear).elasticity).toBeGreaterThan(0.85);
    const flat = linear.map((day) => ({ ...day, conversions: 30 }));
    expect(responseOf(flat).elasticity).toBeLessThan(0.45);
  });
});
