import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pmfMean } from '../../src/stats/discrete.ts';
import {
  correctedSlip,
  leadTimeOf,
  type Slip,
  slipDistribution,
  slipPool,
} from '../../src/watch/suppliers/lead-time.ts';

/** Orders of one supplier that were promised in `promised` days and took `actual`. */
function orders(supplierId: string, count: number, promised: number, actual: number, age = 30): Slip[] {
  return Array.from({ length: count }, () => ({
    supplierId,
    promisedDays: promised,
    actualDays: actual,
    age,
  }));
}

function leadTime(supplierId: string, quoted: number | null, slips: readonly Slip[]) {
  return leadTimeOf(quoted, slipDistribution(supplierId, quoted, slipPool(slips)), 14);
}

const punctual = orders('PUNCTUAL', 40, 10, 10);

test('a supplier with many receipts takes what it has taken, whatever it quotes', () => {
  const { quotedDays, p50, receipts } = leadTime('LATE', 7, [...punctual, ...orders('LATE', 20, 7, 12)]);
  expect({ quotedDays, p50, receipts }).toEqual({ quotedDays: 7, p50: 12, receipts: 20 });
});

test('with few receipts it leans on how the others keep their promises', () => {
  const one = leadTime('LATE', 7, [...punctual, ...orders('LATE', 1, 7, 17)]);
  const ten = leadTime('LATE', 7, [...punctual, ...orders('LATE', 10, 7, 17)]);
  expect(one.p50).toBe(7);
  expect(one.p90).toBeGreaterThanOrEqual(16);
  expect(ten.p50).toBe(17);
});

test('its latest orders count for more than those of years ago', () => {
  const changed = [...orders('S', 8, 7, 7, 720), ...orders('S', 8, 7, 14, 20)];
  expect(leadTime('S', 7, changed).p50).toBe(14);
});

test('without any purchase order the quote stands, and without a quote what is assumed', () => {
  expect(leadTime('NEW', 9, [])).toMatchObject({ p50: 9, p90: 9, receipts: 0 });
  expect(leadTime('NEW', null, [])).toMatchObject({ quotedDays: null, p50: 14, receipts: 0 });
  // Others' slips say how far quotes are to be believed.
  expect(leadTime('NEW', 9, orders('OTHER', 30, 5, 8))).toMatchObject({ p50: 12, receipts: 0 });
});

test('a lead time is a distribution over days that have not begun, whatever happened', () => {
  const slip = fc.record({
    supplierId: fc.constantFrom('A', 'B', 'C'),
    promisedDays: fc.option(fc.integer({ min: 0, max: 90 })),
    actualDays: fc.integer({ min: 0, max: 200 }),
    age: fc.integer({ min: 0, max: 2000 }),
  });
  fc.assert(
    fc.property(
      fc.array(slip, { maxLength: 40 }),
      fc.option(fc.integer({ min: 0, max: 60 })),
      (slips, quoted) => {
        const { pmf, p50, p90 } = leadTime('A', quoted, slips);
        expect(pmf.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
        expect(pmf.every((p) => p >= 0)).toBe(true);
        expect(p50).toBeGreaterThanOrEqual(0);
        expect(p90).toBeGreaterThanOrEqual(p50);
        expect(Number.isFinite(pmfMean(pmf))).toBe(true);
      },
    ),
  );
});

test('days that people know better are met exactly, whatever was measured', () => {
  const known = fc.record({
    slips: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 20 }),
    p50Days: fc.integer({ min: 0, max: 90 }),
    later: fc.integer({ min: 0, max: 60 }),
  });
  fc.assert(
    fc.property(known, ({ slips, p50Days, later }) => {
      const pool = slipPool(slips.flatMap((actual) => orders('A', 1, 10, actual)));
      const days = { p50Days, p90Days: p50Days + later };
      const slip = correctedSlip(slipDistribution('A', 10, pool), days, { quotedDays: 10, fallbackDays: 14 });
      expect(leadTimeOf(10, slip, 14)).toMatchObject({ p50: days.p50Days, p90: days.p90Days });
    }),
  );
});
