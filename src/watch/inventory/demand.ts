import { NO_CORRECTIONS } from '../../context/index.ts';
import { knownLifts, type LiftAhead, liftsAhead } from './ahead.ts';
import { type Recalibration, recalibrate } from './calibration.ts';
import type { DeclaredSpike } from './declared.ts';
import { backTest, HORIZONS, type RunningSums, runningSums } from './dispersion.ts';
import { LevelForecast } from './forecast.ts';
import { levelBefore } from './level.ts';
import { learnKept } from './lift.ts';
import { ordinaryUnits } from './one-offs.ts';
import type { DemandSeries, OrdinarySeries } from './series.ts';
import { levelWithSpikes, type MeasuredSpike, measureSpikes, type Surge } from './spiked-level.ts';
import type { Spike } from './spikes.ts';
import { ownSpread, shopDispersion } from './spread.ts';
import { ownWeekdays, shopWeekdays, type WeekdayShape } from './weekday.ts';

/** What a SKU's past says about its demand. */
export interface LearnedDemand {
  readonly forecast: LevelForecast;
  /** Units a day now, weekday removed. */
  readonly level: number;
  readonly shape: WeekdayShape;
  /** Launches, promotions and the like in the window, declared or detected, with what each did to demand. */
  readonly spikes: readonly MeasuredSpike[];
  /** Declared events that have not begun; the forecast counts with them, `usual` does not. */
  readonly ahead: readonly LiftAhead[];
  readonly usual: LevelForecast;
  /** `usual` without what is left of an event that is under way. */
  readonly calm: LevelForecast;
}

/**
 * Learns every SKU's demand at once: weekday shapes and spreads are shrunk to the shop's, and the probabilities are
 * corrected by how the shop's past forecasts turned out, so that slow sellers borrow from all. What stays after a
 * spike is learned from all spikes of its kind, and so is what one that is only declared will do; `declared` has the
 * events by SKU.
 */
export function learnDemand(
  all: ReadonlyMap<string, DemandSeries>,
  declared: ReadonlyMap<string, readonly DeclaredSpike[]> = NONE,
  corrections = NO_CORRECTIONS,
): Map<string, LearnedDemand> {
  const ordinary = [...all.values()].map((series) => ({ ...series, units: ordinaryUnits(series) }));
  const calm = ordinary.map((series) => withoutSpikes(series, declared.get(series.sku) ?? []));
  const shop = shopWeekdays(calm);
  const shapes = calm.map((series) => ownWeekdays(series, shop));
  const plain = ordinary.map((series, i) => levelBefore(series, shapes[i] ?? shop));
  const spikes = ordinary.map((series, i) =>
    measureSpikes(series, plain[i] ?? NO_LEVEL, shapes[i] ?? shop, declared.get(series.sku) ?? []),
  );
  const measured = spikes.flat();
  const kept = learnKept(
    measured.map(({ lift }) => lift),
    corrections,
  );
  const lifts = knownLifts(measured, corrections);
  const spiked = ordinary.map((series, i) => {
    const own = spikes[i] ?? [];
    if (own.length === 0) return { before: plain[i] ?? NO_LEVEL, surge: null };
    return levelWithSpikes(series, shapes[i] ?? shop, own, kept);
  });
  const levels = spiked.map(({ before }) => before);
  const sums = ordinary.map((series, i) => runningSums(series, shapes[i] ?? shop));
  const horizons = HORIZONS.map((days) => {
    const tests = ordinary.map((series, i) =>
      backTest(series, levels[i] ?? NO_LEVEL, sums[i] ?? NO_SUMS, days),
    );
    const shared = shopDispersion(tests);
    const spreads = tests.map((test) => ownSpread(test, shared));
    return { spreads, recalibration: recalibrate(tests, spreads) };
  });
  const recalibrations: Recalibration[] = horizons.map(({ recalibration }) => recalibration);
  return new Map(
    ordinary.map(({ sku, units }, i) => {
      const level = levels[i]?.[units.length] ?? 0;
      const shape = shapes[i] ?? shop;
      const spreads = horizons.flatMap((horizon) => horizon.spreads[i] ?? []);
      const surge = spiked[i]?.surge;
      const ahead = liftsAhead(declared.get(sku) ?? [], { days: units.length, lifts, kept });
      const forecastWith = (surges: readonly Surge[]) =>
        new LevelForecast(level, shape, units.length % 7, spreads, recalibrations, surges);
      const usual = forecastWith(surge ? [surge] : []);
      const forecast =
        ahead.length > 0
          ? forecastWith([...(surge ? [surge] : []), ...ahead.flatMap(({ surges }) => surges)])
          : usual;
      const calm = surge ? forecastWith([]) : usual;
      return [sku, { forecast, level, shape, spikes: spikes[i] ?? [], ahead, usual, calm }];
    }),
  );
}

/** The weekdays of a launch are no habit of its customers: left in, they would take from what the launch is seen to do. */
function withoutSpikes<S extends OrdinarySeries>(series: S, spikes: readonly Spike[]): S {
  if (spikes.length === 0) return series;
  const out = series.out.slice();
  for (const { from, until } of spikes) out.fill(1, Math.max(0, from), Math.max(0, until));
  return { ...series, out };
}

const NONE: ReadonlyMap<string, readonly DeclaredSpike[]> = new Map();
const NO_LEVEL = new Float64Array(0);
const NO_SUMS: RunningSums = { units: NO_LEVEL, factors: NO_LEVEL, out: NO_LEVEL };

const NOTHING = new LevelForecast(0, new Float64Array(7).fill(1), 0);

/** What is known of a SKU that has not sold in the window. */
export const noDemand: LearnedDemand = {
  forecast: NOTHING,
  usual: NOTHING,
  calm: NOTHING,
  ahead: [],
  level: 0,
  shape: new Float64Array(7).fill(1),
  spikes: [],
};
