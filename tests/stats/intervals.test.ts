import { expect, test } from 'vitest';
import { randomOf } from '../../src/sample/random.ts';
import { quantileInterval } from '../../src/stats/quantile-interval.ts';
import { totalInterval } from '../../src/stats/total-interval.ts';

const DRAWS = 400;

/** How often an interval of what is drawn holds the truth. */
function coverage(
  draw: (random: ReturnType<typeof randomOf>) => readonly [number, number] | null,
  truth: number,
) {
  const random = randomOf(11, 'coverage');
  const held = Array.from({ length: DRAWS }, () => draw(random)).filter(
    (interval) => interval && interval[0] <= truth && truth <= interval[1],
  );
  return held.length / DRAWS;
}

const waits = (n: number) => (random: ReturnType<typeof randomOf>) =>
  Array.from({ length: n }, () => -Math.log(1 - random.next()));

test.each([
  ['a median of 25', 25, 0.5],
  ['a 95th percentile of 200', 200, 0.95],
])('%s lies in its interval at least as often as is said', (_, n, p) => {
  const held = coverage((random) => quantileInterval(waits(n)(random), p), -Math.log(1 - p));
  expect(held).toBeGreaterThanOrEqual(0.93);
});

test('ten values have the second to the ninth as their median’s interval; too few have none', () => {
  expect(quantileInterval([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.5)).toEqual([2, 9]);
  expect(quantileInterval([1, 2, 3, 4, 5], 0.5)).toBeNull();
  expect(
    quantileInterval(
      Array.from({ length: 71 }, (_, n) => n),
      0.95,
    ),
  ).toBeNull();
  expect(
    quantileInterval(
      Array.from({ length: 72 }, (_, n) => n),
      0.95,
    ),
  ).not.toBeNull();
});

test('a total over four weeks lies in its interval about as often as is said', () => {
  const held = coverage((random) => totalInterval(waits(28)(random)), 28);
  expect(held).toBeGreaterThan(0.88);
  expect(totalInterval([1, 2, 3, 4, 5, 6])).toBeNull();
  expect(totalInterval(Array.from({ length: 28 }, () => 5))).toEqual([140, 140]);
});
