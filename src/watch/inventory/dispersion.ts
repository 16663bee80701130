import type { OrdinarySeries } from './series.ts';
import type { WeekdayShape } from './weekday.ts';

/** Horizons, in days, at which a SKU's forecasts are checked against what came; between them we interpolate. */
export const HORIZONS = [1, 7, 14, 28, 56] as const;

/** Origins are this many days apart; sums over overlapping days would only repeat each other. */
const ORIGIN_STEP = 7;

/** Back-tests at one horizon: the sums needed for a variance, and the pairs for calibration. */
export interface BackTest {
  readonly squaredError: number;
  readonly expected: number;
  readonly expectedSquared: number;
  readonly origins: number;
}

/**
 * Replays the forecast of `days` days at weekly origins of the last year: squared errors against the mean forecast
 * by the level of that day. Windows touching days out of stock are left out.
 */
export function backTest(
  series: OrdinarySeries,
  level: Float64Array,
  shape: WeekdayShape,
  days: number,
  visit?: (expected: number, actual: number) => void,
): BackTest {
  const { units } = series;
  const n = units.length;
  let squaredError = 0;
  let expectedSum = 0;
  let expectedSquared = 0;
  let origins = 0;
  const first = Math.max(series.start + WARM_UP, n - YEAR);
  for (let origin = n - days; origin >= first; origin -= ORIGIN_STEP) {
    let actual = 0;
    let factors = 0;
    let out = 0;
    for (let t = origin; t < origin + days; t += 1) {
      actual += units[t] ?? 0;
      factors += shape[t % 7] ?? 1;
      out += series.out[t] ?? 0;
    }
    if (out > 0) continue;
    const expected = (level[origin] ?? 0) * factors;
    squaredError += (actual - expected) ** 2;
    expectedSum += expected;
    expectedSquared += expected * expected;
    origins += 1;
    visit?.(expected, actual);
  }
  return { squaredError, expected: expectedSum, expectedSquared, origins };
}

const WARM_UP = 28;
const YEAR = 365;
