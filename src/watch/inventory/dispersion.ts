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

/** Replays the forecast of `days` days at weekly origins of the last year; windows with days out of stock are left out. */
export function backTest(
  { units, out, start }: OrdinarySeries,
  level: Float64Array,
  shape: WeekdayShape,
  days: number,
): BackTest {
  const n = units.length;
  const first = Math.max(start + WARM_UP, n - YEAR);
  const room = Math.max(0, Math.floor((n - days - first) / ORIGIN_STEP) + 1);
  const expected = new Float64Array(room);
  const actual = new Float64Array(room);
  let count = 0;
  for (let origin = n - days; origin >= first; origin -= ORIGIN_STEP) {
    let sum = 0;
    let factors = 0;
    let missing = 0;
    for (let t = origin; t < origin + days; t += 1) {
      sum += units[t] ?? 0;
      factors += shape[t % 7] ?? 1;
      missing += out[t] ?? 0;
    }
    if (missing > 0) continue;
    expected[count] = (level[origin] ?? 0) * factors;
    actual[count] = sum;
    count += 1;
  }
  return { expected: expected.subarray(0, count), actual: actual.subarray(0, count) };
}
