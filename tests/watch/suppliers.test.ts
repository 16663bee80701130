import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import { bernoulliScores, cusum } from '../../src/stats/cusum.ts';
import { findDrift } from '../../src/watch/suppliers/drift.ts';
import type { OrderedLineRow } from '../../src/watch/suppliers/facts.ts';
import { dueOrders } from '../../src/watch/suppliers/orders.ts';
import { findDegradation } from '../../src/watch/suppliers/reliability.ts';

const TODAY = '2026-03-02';
const DEFINITION = { earlyDays: 7, lateDays: 2, shortShare: 0.02 };

/** A line of the nth weekly order, promised a week later, that comes `slip` days after that; null: not yet. */
function line(order: number, slip: number | null, more: Partial<OrderedLineRow> = {}): OrderedLineRow {
  const ordered_on = addDays('2025-06-02', 7 * order);
  const promised_on = addDays(ordered_on, 7);
  return {
    po_id: `PO-${String(order).padStart(3, '0')}`,
    sku: 'A',
    supplier_id: 'S1',
    ordered_on,
    promised_on,
    ordered: 50,
    received: slip === null ? 0 : 50,
    arrived_on: slip === null ? null : addDays(promised_on, slip),
    closed: slip !== null,
    ...more,
  };
}

const ordersOf = (lines: readonly OrderedLineRow[]) => dueOrders(lines, TODAY, DEFINITION).get('S1') ?? [];

describe('on time and in full', () => {
  test.each([
    ['on the day', line(1, 0), 1],
    ['two days late', line(1, 2), 1],
    ['three days late', line(1, 3), 0],
    ['a week early', line(1, -7), 1],
    ['more than a week early', line(1, -8), 0],
    ['one unit of fifty short', line(1, 0, { received: 49 }), 1],
    ['two units of fifty short', line(1, 0, { received: 48 }), 0],
    ['overdue and not here', line(1, null), 0],
  ])('%s', (_, row, good) => {
    expect(ordersOf([row])).toMatchObject([{ lines: 1, goodLines: good }]);
  });

  test('an order that is not due yet, or was never promised, is not judged', () => {
    expect(ordersOf([line(1, null, { promised_on: addDays(TODAY, 1) })])).toEqual([]);
    expect(ordersOf([line(1, 0, { promised_on: null })])).toEqual([]);
  });

  test('the lines of one order are one order', () => {
    const [order, ...others] = ordersOf([line(1, 0), line(1, 9, { sku: 'B' }), line(1, 0, { sku: 'C' })]);
    expect(order).toMatchObject({ lines: 3, goodLines: 2, slipDays: 0 });
    expect(others).toEqual([]);
  });
});

describe('lead times that drift', () => {
  const slips = (values: readonly number[]) => ordersOf(values.map((slip, order) => line(order, slip)));

  test('a supplier that takes five days longer since an order is told from that order on', () => {
    const drift = findDrift(slips([0, 1, 0, -1, 0, 1, 0, 0, 5, 6, 5]), 2);
    expect(drift).toMatchObject({
      kind: 'moved',
      before: { p50: 7 },
      after: { p50: 12 },
      since: addDays('2025-06-02', 7 * 8),
    });
    expect(drift?.orders).toHaveLength(3);
  });

  test('one late order is no drift', () => {
    expect(findDrift(slips([0, 1, 0, -1, 0, 1, 0, 9, 0, 0, 1]), 2)).toBeNull();
  });

  test('a supplier that is always late is told against its own promise', () => {
    const drift = findDrift(slips([5, 6, 5, 4, 5, 5, 6, 5]), 2);
    expect(drift).toMatchObject({ kind: 'standing', before: { p50: 7 }, after: { p50: 12 }, lateOrders: 8 });
  });

  test('too few orders say nothing', () => {
    expect(findDrift(slips([9, 9, 9, 9, 9]), 2)).toBeNull();
  });
});

describe('reliability', () => {
  const outcomes = (good: readonly boolean[]) =>
    ordersOf(good.map((isGood, order) => line(order, isGood ? 0 : 6)));
  const run = (good: boolean, count: number) => Array.from({ length: count }, () => good);

  test('a run of failures after a good year is told with both shares and the day it began', () => {
    const worse = findDegradation(outcomes([...run(true, 20), ...run(false, 4), ...run(true, 1)]));
    expect(worse).toMatchObject({ otif: 0.2, baselineOtif: 1, since: addDays('2025-06-02', 7 * 21) });
  });

  test('a supplier that was never good has not got worse', () => {
    expect(findDegradation(outcomes(Array.from({ length: 30 }, (_, order) => order % 2 === 0)))).toBeNull();
  });
});

test('a cumulative sum never falls below zero, and starts where it left zero', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { maxLength: 60 }), (scores) => {
      const { level, since, alarm } = cusum(scores, 4);
      const tail = scores.slice(since).reduce((sum, score) => sum + score, 0);
      expect(level).toBeGreaterThanOrEqual(0);
      expect(level).toBeCloseTo(Math.max(0, tail), 6);
      expect(alarm).toBe(level > 4);
    }),
  );
  expect(bernoulliScores([true, false], 0.04, 0.12)).toEqual([
    expect.closeTo(1.0986, 4),
    expect.closeTo(-0.087, 3),
  ]);
});
