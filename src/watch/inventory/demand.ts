import { backTest, HORIZONS } from './dispersion.ts';
import { LevelForecast, type Spread } from './forecast.ts';
import { levelBefore } from './level.ts';
import { ordinaryUnits } from './one-offs.ts';
import type { DemandSeries } from './series.ts';
import { ownWeekdays, shopWeekdays, type WeekdayShape } from './weekday.ts';

/** What a SKU's past says about its demand. */
export interface LearnedDemand {
  readonly forecast: LevelForecast;
  /** Units a day now, weekday removed. */
  readonly level: number;
  /** The level before each day of the window. */
  readonly levelBefore: Float64Array;
  readonly shape: WeekdayShape;
}

/** Own back-tests that count as much as the shop's pooled spread. */
const PRIOR_ORIGINS = 20;

/** Learns every SKU's demand at once: shapes and spreads are shrunk to the shop's, so that slow sellers borrow. */
export function learnDemand(all: ReadonlyMap<string, DemandSeries>): Map<string, LearnedDemand> {
  const ordinary = [...all.values()].map((series) => ({ ...series, units: ordinaryUnits(series) }));
  const shop = shopWeekdays(ordinary);
  const drafts = ordinary.map((series) => {
    const shape = ownWeekdays(series, shop);
    const level = levelBefore(series, shape);
    const tests = HORIZONS.map((days) => backTest(series, level, shape, days));
    return { series, shape, level, tests };
  });
  const pooled = HORIZONS.map((_, h) => pooledSpread(drafts.map(({ tests }) => tests[h])));
  return new Map(
    drafts.map(({ series, shape, level, tests }) => {
      const now = level[series.units.length] ?? 0;
      const spreads = HORIZONS.map((_, h) => shrunkSpread(tests[h], pooled[h] ?? FALLBACK));
      const forecast = new LevelForecast(now, shape, series.units.length % 7, spreads);
      return [series.sku, { forecast, level: now, levelBefore: level, shape }];
    }),
  );
}

type Test = ReturnType<typeof backTest> | undefined;

/** Least squares of squared errors on mean and mean², over all SKUs, each weighted by 1 / mean so that all count. */
function pooledSpread(tests: readonly Test[]): Spread {
  let ratio = 0;
  let weight = 0;
  for (const test of tests) {
    if (!test || test.origins === 0 || test.expected <= 0) continue;
    ratio += (test.squaredError / test.expected) * test.origins;
    weight += test.origins;
  }
  return weight > 0 ? { linear: Math.max(1, ratio / weight), quadratic: 0 } : FALLBACK;
}

function shrunkSpread(test: Test, pooled: Spread): Spread {
  if (!test || test.expected <= 0) return pooled;
  const own = test.squaredError / test.expected;
  const share = test.origins / (test.origins + PRIOR_ORIGINS);
  return {
    linear: Math.max(1, share * own + (1 - share) * pooled.linear),
    quadratic: (1 - share) * pooled.quadratic,
  };
}

const FALLBACK: Spread = { linear: 1.5, quadratic: 0.05 };

/** What is known of a SKU that has not sold in the window. */
export const noDemand: LearnedDemand = {
  forecast: new LevelForecast(0, new Float64Array(7).fill(1), 0, [FALLBACK]),
  level: 0,
  levelBefore: new Float64Array(1),
  shape: new Float64Array(7).fill(1),
};
