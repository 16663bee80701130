import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rateChange } from '../../src/stats/change-point.ts';

const flat = (length: number, value: number) => Array.from({ length }, () => value);

test('finds the day of a change and the rates on both sides of it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 10, max: 80 }),
      fc.integer({ min: 3, max: 30 }),
      fc.integer({ min: 2, max: 40 }),
      fc.integer({ min: 2, max: 6 }),
      (before, after, rate, times) => {
        const counts = [...flat(before, rate), ...flat(after, rate * times)];
        const change = rateChange(counts, flat(counts.length, 1), { from: 0, latest: 2 });
        expect(change).toMatchObject({ at: before, before: rate, after: rate * times });
      },
    ),
  );
});

test('counts no day without exposure, and sees nothing in an even rate', () => {
  const counts = [...flat(40, 5), ...flat(10, 0), ...flat(10, 5)];
  const exposure = [...flat(40, 1), ...flat(10, 0), ...flat(10, 1)];
  expect(rateChange(counts, exposure, { from: 0, latest: 2 })?.evidence).toBeCloseTo(0, 6);
  expect(rateChange([1, 2, 3], [0, 0, 0], { from: 0, latest: 2 })).toBeNull();
});
