import type { OrdinarySeries } from './series.ts';
import type { WeekdayShape } from './weekday.ts';

/**
 * The level of demand (units a day, weekday removed) as it stood before each day: `before[t]` uses days < t, and
 * `before[n]` is the level now. It is the mean of two exponential smoothers, a quick and a slow one, so that a change
 * shows within weeks and noise does not. Each starts as the plain mean of what there is, until that is long enough.
 * Days out of stock are skipped; with every zero day counted, the mean of an intermittent SKU decays when it dies,
 * which is what TSB does by its demand probability.
 */
export function levelBefore(series: OrdinarySeries, shape: WeekdayShape): Float64Array {
  const { units } = series;
  const n = units.length;
  const before = new Float64Array(n + 1);
  let quick = 0;
  let slow = 0;
  let seen = 0;
  for (let t = 0; t < n; t += 1) {
    before[t] = (quick + slow) / 2;
    if (t < series.start || series.out[t] === 1) continue;
    seen += 1;
    const value = (units[t] ?? 0) / (shape[t % 7] ?? 1);
    quick += Math.max(QUICK, 1 / seen) * (value - quick);
    slow += Math.max(SLOW, 1 / seen) * (value - slow);
  }
  before[n] = (quick + slow) / 2;
  return before;
}

const QUICK = 2 / (28 + 1);
const SLOW = 2 / (120 + 1);
