import { expect, test } from 'vitest';
import { medianInterval } from '../../src/stats/median-interval.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, i) => n - i);

test.each([
  // The ranks of the published tables for 95 %.
  [5, null],
  [6, [1, 6]],
  [10, [2, 9]],
  [20, [6, 15]],
  [50, [18, 33]],
])('the median of %i values lies between the order statistics %j', (n, ranks) => {
  expect(medianInterval(upTo(n))).toEqual(ranks);
});
