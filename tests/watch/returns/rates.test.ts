import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/domain/day.ts';
import { attribute } from '../../../src/watch/returns/cause.ts';
import { channelRatios } from '../../../src/watch/returns/channels.ts';
import { returnDelay, shareBack } from '../../../src/watch/returns/delay.ts';
import type { ChangeRow, ChannelRow } from '../../../src/watch/returns/facts.ts';
import { bestRise, type Cohort, chanceOf, riseAt } from '../../../src/watch/returns/rate-change.ts';
import { suspects } from '../../../src/watch/returns/screen.ts';

const TODAY = '2026-03-02';
const cohorts = (before: number, after: number, at = 60, days = 100): Cohort[] =>
  Array.from({ length: days }, (_, day) => ({ exposure: 10, returned: day < at ? before : after }));

describe('orders that have not had the time to come back', () => {
  const rows = Array.from({ length: 40 }, (_, i) => ({
    sku: 'A',
    day: addDays(TODAY, -70 - i),
    lag: 10 + (i % 5),
    units: 5,
  }));
  const delay = returnDelay(rows, TODAY);

  test('count by the share that is back by now', () => {
    expect(shareBack(delay, 5)).toBeLessThan(0.05);
    expect(shareBack(delay, 12)).toBeGreaterThan(0.4);
    expect(shareBack(delay, 30)).toBeGreaterThan(0.97);
    expect(shareBack(delay, 500)).toBeCloseTo(1);
  });

  test('the share never falls with age', () => {
    for (let age = 1; age <= 60; age += 1) {
      expect(shareBack(delay, age)).toBeGreaterThanOrEqual(shareBack(delay, age - 1));
    }
  });
});

describe('a rise', () => {
  test('is found on the day on which it began', () => {
    expect(bestRise(cohorts(0, 1))).toMatchObject({ at: 60, after: 0.1 });
  });

  test('is none where the rate fell, or where a side is too small to tell', () => {
    expect(riseAt(cohorts(1, 0), 60).evidence).toBe(0);
    expect(riseAt(cohorts(0, 1), 99).evidence).toBe(0);
  });

  test('its chance falls with its evidence', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 30, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (a, more) => {
          expect(chanceOf(a + more)).toBeLessThanOrEqual(chanceOf(a) + 1e-12);
        },
      ),
    );
    // P(χ²₁ > 3.84) = .05, on one side half of it.
    expect(chanceOf(3.841 / 2)).toBeCloseTo(0.025, 3);
  });
});

describe('what a rise began with', () => {
  const days = Array.from({ length: 100 }, (_, i) => addDays(TODAY, i - 100));
  const on = (day: number) => days[day] ?? '';
  const change = (kind: string, day: number, more: Partial<ChangeRow> = {}): ChangeRow => ({
    event_id: `EV-${kind}`,
    kind,
    on: on(day),
    sku: null,
    supplier_id: null,
    note: null,
    ...more,
  });
  const family = cohorts(0, 1);
  const scanned = bestRise(family);
  const name = (changes: readonly ChangeRow[]) =>
    scanned && attribute(days, family, scanned, changes, { sku: 'A', supplierId: 'S1' });

  test('is the supplier change on that day, with what else was looked at', () => {
    const named = name([
      change('supplier_change', 60, { supplier_id: 'S1' }),
      change('price_change', 20, { sku: 'A' }),
    ]);
    expect(named?.cause).toMatchObject({ kind: 'supplier_change', id: 'EV-supplier_change', on: on(60) });
    expect(named?.considered).toEqual([expect.stringContaining('price change EV-price_change')]);
  });

  test('is nothing that happened to another SKU or supplier, or long before', () => {
    expect(name([change('supplier_change', 60, { supplier_id: 'S2' })])?.cause).toBeNull();
    expect(name([change('listing_change', 60, { sku: 'B' })])?.cause).toBeNull();
    expect(name([change('supplier_change', 10, { supplier_id: 'S1' })])?.cause).toBeNull();
  });
});

test('of many SKUs whose returns are chance, hardly one is suspected', () => {
  const property = fc.property(
    fc.array(fc.array(fc.nat(2), { minLength: 26, maxLength: 26 }), { minLength: 20, maxLength: 20 }),
    (all) => {
      const weeks = new Map(
        all.map((counts, i) => [`S${i}`, counts.map((returned) => ({ exposure: 20, returned }))]),
      );
      return suspects(weeks, new Map(), { falseDiscovery: 0.02, ratio: 1.6 }).length === 0;
    },
  );
  const { numRuns, counterexample } = fc.check(property, { numRuns: 200, seed: 7 });
  expect({ numRuns, counterexample }).toEqual({ numRuns: 200, counterexample: null });
});

describe('channels', () => {
  const row = (channel: string, category: string, units: number, returned: number): ChannelRow => ({
    channel,
    category,
    units,
    returned,
  });

  test('are compared like for like: what is sold there does not count against them', () => {
    const rows = [
      row('search', 'shoes', 1000, 200),
      row('search', 'mugs', 9000, 90),
      row('social', 'shoes', 3000, 600),
      row('social', 'mugs', 500, 5),
    ];
    const [social] = channelRatios(rows);
    expect(social?.ratio).toBeCloseTo(1, 5);
    expect(social?.interval[0]).toBeLessThan(1);
  });

  test('twice the rate is told as twice, with its interval; too few orders are not told at all', () => {
    const rows = [row('search', 'a', 10_000, 500), row('influencer', 'a', 3000, 315), row('tv', 'a', 20, 2)];
    expect(channelRatios(rows)).toEqual([
      expect.objectContaining({ channel: 'influencer', versus: 'search', ratio: expect.closeTo(2.1, 1) }),
    ]);
  });
});
