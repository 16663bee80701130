import type { OrdinarySeries } from './series.ts';
import type { WeekdayShape } from './weekday.ts';

/** Horizons, in days, at which a SKU's forecasts are checked against what came; between them we interpolate. */
export const HORIZONS = [1, 7, 14, 28, 56] as const;

/** Origins are this many days apart; sums over overlapping days would only repeat each other. */
const ORIGIN_STEP = 7;
const WARM_UP = 28;
const YEAR = 365;

/** A SKU's back-tests at one horizon: what the level of each origin led to expect, and what came. */
export interface BackTest {
  readonly expected: Float64Array;
  readonly actual: Float64Array;
}

/** Running sums over a SKU's days, so that what any stretch of days came to is one subtraction. */
export interface RunningSums {
  readonly units: Float64Array;
  readonly factors: Float64Array;
  readonly out: Float64Array;
}

/** The running sums of units, weekday factors and days out of stock; `[t]` is the sum of the days before t. */
export function runningSums({ units, out }: OrdinarySeries, shape: WeekdayShape): RunningSums {
  const n = units.length;
  const sums = {
    units: new Float64Array(n + 1),
    factors: new Float64Array(n + 1),
    out: new Float64Array(n + 1),
  };
  for (let t = 0; t < n; t += 1) {
    sums.units[t + 1] = (sums.units[t] ?? 0) + (units[t] ?? 0);
    sums.factors[t + 1] = (sums.factors[t] ?? 0) + (shape[t % 7] ?? 1);
    sums.out[t + 1] = (sums.out[t] ?? 0) + (out[t] ?? 0);
  }
  return sums;
}

/** Replays the forecast of `days` days at weekly origins of the last year; windows with days out of stock are left out. */
export function backTest(
  { units, start }: OrdinarySeries,
  level: Float64Array,
  sums: RunningSums,
  days: number,
): BackTest {
  const n = units.length;
  const first = Math.max(start + WARM_UP, n - YEAR);
  const room = Math.max(0, Math.floor((n - days - first) / ORIGIN_STEP) + 1);
  const expected = new Float64Array(room);
  const actual = new Float64Array(room);
  const over = (sum: Float64Array, origin: number) => (sum[origin + days] ?? 0) - (sum[origin] ?? 0);
  let count = 0;
  for (let origin = n - days; origin >= first; origin -= ORIGIN_STEP) {
    if (over(sums.out, origin) > 0) continue;
    expected[count] = (level[origin] ?? 0) * over(sums.factors, origin);
    actual[count] = over(sums.units, origin);
    count += 1;
  }
  return { expected: expected.subarray(0, count), actual: actual.subarray(0, count) };
}
