import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LevelForecast } from '../../src/watch/inventory/forecast.ts';
import {
  leadTimeDemandQuantile,
  probabilityBeforeArrival,
  runOutByDay,
  runOutQuantile,
} from '../../src/watch/inventory/stockout.ts';

const flat = new Float64Array(7).fill(1);
const selling = (perDay: number) => new LevelForecast(perDay, flat, 0);
const certainly = (day: number) => Array.from({ length: day + 1 }, (_, i) => (i === day ? 1 : 0));

test('convolves demand with an uncertain arrival', () => {
  const demand = selling(10);
  const order = { units: 100, pmf: [0, 0, 0, 0.5, 0, 0, 0, 0.5] };
  const runOut = runOutByDay(demand, { available: 45, incoming: [order], returnsPerDay: 0 }, 10);
  // By the end of day 6 the order has come with probability 1/2; 45 units are then gone unless it has.
  expect(runOut[6]).toBeCloseTo(0.5 * (1 - demand.cdf(6, 44)) + 0.5 * (1 - demand.cdf(6, 144)), 6);
  expect(probabilityBeforeArrival(runOut, [0, 0, 0.25, 0, 0, 0, 0.75])).toBeCloseTo(
    0.25 * (runOut[2] ?? 0) + 0.75 * (runOut[6] ?? 0),
    9,
  );
});

test('what comes back from customers stretches the stock', () => {
  const day = (returnsPerDay: number) =>
    runOutQuantile(runOutByDay(selling(10), { available: 100, incoming: [], returnsPerDay }, 60), 0.5);
  expect(day(0)).toBe(10);
  expect(day(2)).toBeGreaterThan(11);
});

test('an empty shelf is empty, and stock without demand never is', () => {
  expect(runOutByDay(selling(10), { available: 0, incoming: [], returnsPerDay: 0 }, 5)[0]).toBe(1);
  expect(
    runOutQuantile(runOutByDay(selling(0), { available: 5, incoming: [], returnsPerDay: 0 }, 90), 0.1),
  ).toBeNull();
});

test('the chance of having run out never falls with time, nor rises with stock', () => {
  const stock = fc.integer({ min: 0, max: 400 });
  fc.assert(
    fc.property(
      fc.double({ min: 0.05, max: 40, noNaN: true }),
      stock,
      stock,
      fc.nat(30),
      (rate, a, b, arrives) => {
        const supply = (available: number) => ({
          available,
          incoming: [{ units: 60, pmf: certainly(arrives) }],
          returnsPerDay: 0.3,
        });
        const fewer = runOutByDay(selling(rate), supply(Math.min(a, b)), 40);
        const more = runOutByDay(selling(rate), supply(Math.max(a, b)), 40);
        fewer.forEach((probability, t) => {
          expect(probability).toBeGreaterThanOrEqual(fewer[t - 1] ?? 0);
          // Beyond 0.9999 it is no longer worked out.
          expect(probability).toBeGreaterThanOrEqual((more[t] ?? 0) - 1e-4);
        });
      },
    ),
    { numRuns: 60 },
  );
});

test('a lead time that may be long asks for more than its mean', () => {
  const demand = selling(10);
  const sure = leadTimeDemandQuantile(demand, certainly(12), 0.95);
  const unsure = leadTimeDemandQuantile(
    demand,
    [...certainly(7).map((p) => p * 0.5), ...certainly(9).map((p) => p * 0.5)],
    0.95,
  );
  expect(sure).toBe(demand.quantile(12, 0.95));
  expect(unsure).toBeGreaterThan(sure);
});
