import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adjacent, binLikeness, proposeBin } from '../../../src/watch/fulfilment/picking/bins.ts';
import { findConfusions } from '../../../src/watch/fulfilment/picking/confusions.ts';
import type { PickRow } from '../../../src/watch/fulfilment/picking/facts.ts';
import { findHotspots } from '../../../src/watch/fulfilment/picking/hotspots.ts';
import { pickCells } from '../../../src/watch/fulfilment/picking/rates.ts';
import { namedSku } from '../../../src/watch/fulfilment/picking/reports.ts';
import { titleLikeness } from '../../../src/watch/fulfilment/picking/similarity.ts';

const LIMITS = { falseAlarmsPerMonth: 0.05, ratio: 2, minErrors: 5 };

/** Picks of a day at each of eight places. */
function picks(at: number, errorsAt: (place: number) => number, sku: (place: number) => string): PickRow[] {
  return Array.from({ length: 8 }, (_, place) => ({
    at,
    station: `P${place >> 1}`,
    shift: place % 2 === 0 ? 'early' : 'late',
    sku: sku(place),
    picks: 50,
    errors: errorsAt(place),
  }));
}

test('a place with more errors than the others is found, with the day since which', () => {
  const rows = Array.from({ length: 29 }, (_, at) =>
    picks(
      at,
      (place) => (place === 3 && at >= 20 ? 5 : at % 4 === 0 ? 1 : 0),
      () => 'A',
    ),
  ).flat();
  const [spot, ...others] = findHotspots(pickCells(rows, 28), LIMITS);
  expect(others).toEqual([]);
  expect(spot).toMatchObject({ cell: { station: 'P1', shift: 'late' }, since: 20, picks: 450, errors: 45 });
});

test('a place is not blamed for picking what everybody gets wrong', () => {
  const hard = (place: number) => (place === 3 ? 'HARD' : 'EASY');
  const rows = Array.from({ length: 29 }, (_, at) => [
    ...picks(at, (place) => (place === 3 ? 3 : 0), hard),
    // The others pick it seldom, and get it wrong as often.
    { at, station: 'P0', shift: 'early', sku: 'HARD', picks: 17, errors: 1 },
    { at, station: 'P2', shift: 'late', sku: 'HARD', picks: 17, errors: 1 },
  ]).flat();
  expect(findHotspots(pickCells(rows, 28), LIMITS)).toEqual([]);
});

test('one place alone is compared with nothing', () => {
  const rows = [{ at: 0, station: 'P0', shift: null, sku: 'A', picks: 100, errors: 60 }];
  expect(findHotspots(pickCells(rows, 28), LIMITS)).toEqual([]);
});

test('a pair that is taken for each other is found among errors of chance, with both directions', () => {
  const lines = new Map(Array.from({ length: 200 }, (_, index) => [`S${index}`, 50]));
  const chance = Array.from({ length: 12 }, (_, index) => ({
    station: null,
    shift: null,
    ordered: `S${index * 3 + 10}`,
    picked: `S${index * 5 + 60}`,
    errors: 1,
  }));
  const pair = { station: 'P1', shift: null, errors: 3 };
  const rows = [
    ...chance,
    { ...pair, ordered: 'S7', picked: 'S3' },
    { ...pair, ordered: 'S3', picked: 'S7', errors: 1 },
  ];
  const found = findConfusions(rows, lines, () => 0, { falseShare: 0.05, minErrors: 3, alike: 0.5 });
  expect(found).toMatchObject([
    { pair: ['S3', 'S7'], aToB: 1, bToA: 3, places: [{ place: 'P1', errors: 4 }] },
  ]);
});

test('two best-sellers that meet by chance are no pair', () => {
  const lines = new Map([
    ['A', 5000],
    ['B', 5000],
    ...Array.from({ length: 50 }, (_, i) => [`S${i}`, 10] as const),
  ]);
  const rows = [{ station: null, shift: null, ordered: 'A', picked: 'B', errors: 4 }];
  expect(findConfusions(rows, lines, () => 0.9, { falseShare: 0.05, minErrors: 3, alike: 0.5 })).toEqual([]);
});

test.each([
  ['G7-06', 'g7-06', 1],
  ['G7-06', 'G7-07', 0.5],
  ['G7-06', 'G7-09', 0.1],
  ['G7-06', 'F7-06', 0],
  ['G7-06', null, null],
])('bins %s and %s lie %s near', (a, b, likeness) => {
  expect(binLikeness(a, b)).toBe(likeness);
});

test('a proposed bin never lies in or beside a look-alike’s', () => {
  const bin = fc
    .tuple(fc.constantFrom('A', 'B'), fc.integer({ min: 1, max: 12 }))
    .map(([aisle, n]) => `${aisle}-${n}`);
  fc.assert(
    fc.property(
      fc.array(bin, { minLength: 2, maxLength: 20 }),
      fc.array(fc.boolean(), { maxLength: 20 }),
      (bins, alike) => {
        const shelf = bins.map((one, index) => ({
          sku: `S${index}`,
          title: null,
          category: null,
          barcode: null,
          bin: one,
        }));
        const likeAny = new Set(shelf.filter((_, index) => alike[index]).map(({ sku }) => sku));
        const proposal = proposeBin('S0', shelf, likeAny);
        if (!proposal) return;
        for (const { sku, bin: other } of shelf)
          if (sku !== 'S0' && likeAny.has(sku)) expect(adjacent(other, proposal.bin)).toBe(false);
        expect(proposal.free).toBe(!bins.includes(proposal.bin));
      },
    ),
  );
});

test('titles that differ in one word are nearer than those that share one', () => {
  const index = titleLikeness([
    { sku: 'A', title: 'Summit Bottle 750 ml, Clay' },
    { sku: 'B', title: 'Summit Bottle 750 ml, Fog' },
    { sku: 'C', title: 'Lantern Mini, Clay' },
    { sku: 'D', title: null },
  ]);
  expect(index.nearest('A', 3).map(({ sku }) => sku)).toEqual(['B', 'C']);
  expect(index.between('A', 'A')).toBeCloseTo(1);
  expect(index.between('A', 'D')).toBe(0);
  expect(index.between('A', 'B')).toBeCloseTo(index.between('B', 'A'));
});

test('a text names another SKU only by its whole code', () => {
  const known = new Map([
    ['sku-1', 'SKU-1'],
    ['sku-12', 'SKU-12'],
    ['mug', 'MUG'],
  ]);
  expect(namedSku({ sku: 'SKU-1', text: 'The box says sku-12.' }, known)).toBe('SKU-12');
  expect(namedSku({ sku: 'SKU-1', text: 'SKU-1 came as SKU-123, a mug' }, known)).toBeNull();
});
