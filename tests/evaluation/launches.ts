import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { learnDemand } from '../../src/watch/inventory/demand.ts';
import type { DemandSeries } from '../../src/watch/inventory/series.ts';
import { CERTAIN, type Spike } from '../../src/watch/inventory/spikes.ts';
import { asOf, type M5Series, sold } from './m5.ts';

/** What a launch does to real sales here: `peak` times for three days, `settle` times ever after. */
export interface Launch {
  readonly peak: number;
  readonly settle: number;
}

export const PEAK_DAYS = 3;
/** Days that are forecast at hour 72. */
export const AHEAD = 14;
/** Units a day over the year before, and four weeks before, that make a seller: what lies on no shelf is not launched. */
const SMALLEST_RATE = 3;
const MONTH = 28;
const WEEK = 7;
const YEAR = 365;
/** The share of the sellers that are launched at an origin; the others show false alarms. */
const LAUNCHED = 0.2;
/** In a shop that has launched before: the share of all series that did, and how long before the origin. */
const LAUNCHED_BEFORE = 0.3;
const BEFORE_DAYS = [60, 200] as const;

/** One seller at one origin: its past as changed by its launch, if any, and what it then sold. */
export interface LaunchCase {
  readonly past: Float64Array;
  readonly launched: boolean;
  readonly detected: boolean;
  readonly forecast: number;
  readonly actual: number;
  /** What a forecast would say that knows the settled ratio: the level before the launch times it. */
  readonly oracle: number;
}

export interface Scenario {
  readonly launch: Launch;
  /** The launches stand in the calendar. */
  readonly declared: boolean;
  /** The shop has seen such launches before. */
  readonly experienced: boolean;
  /** Days before the end of the data at which the forecasts are made. */
  readonly origins: readonly number[];
}

/** Launches one in five sellers three days before each origin, in real sales, and forecasts all. */
export function launchCases(all: readonly M5Series[], scenario: Scenario): LaunchCase[] {
  const random = xoroshiro128plus(PEAK_DAYS);
  const chance = () => uniformFloat64(random);
  const length = all[0]?.units.length ?? 0;
  return scenario.origins.flatMap((back) => {
    const origin = length - back;
    const series = asOf(all, origin);
    const launched = new Map<string, Spike[]>();
    for (const one of all) {
      const changed = series.get(one.id);
      if (!changed) continue;
      const earlier = chance() < LAUNCHED_BEFORE && scenario.experienced;
      const ago = Math.round(BEFORE_DAYS[0] + chance() * (BEFORE_DAYS[1] - BEFORE_DAYS[0]));
      const now = chance() < LAUNCHED && isSeller(one, origin);
      const spikes = [...(earlier ? [ago] : []), ...(now ? [PEAK_DAYS] : [])].map((days) =>
        launch(changed, scenario.launch, changed.units.length - days),
      );
      if (spikes.length > 0) launched.set(one.id, spikes);
    }
    const learned = learnDemand(series, scenario.declared ? launched : undefined);
    const plain = learnDemand(asOf(all, origin - PEAK_DAYS));
    return all.flatMap((one) => {
      const known = learned.get(one.id);
      const past = series.get(one.id)?.units;
      if (!known || !past || !isSeller(one, origin)) return [];
      const spikes = launched.get(one.id) ?? [];
      const isNow = spikes.some(({ until }) => until === past.length);
      const settled = scenario.launch.settle ** spikes.length;
      const natural = sold(one.units, origin, AHEAD);
      const base = plain.get(one.id)?.forecast;
      const before = base ? base.mean(AHEAD + PEAK_DAYS) - base.mean(PEAK_DAYS) : 0;
      return [
        {
          past,
          launched: isNow,
          detected: known.spikes.some(({ until, strength }) => until >= past.length && strength >= CERTAIN),
          forecast: known.forecast.mean(AHEAD),
          actual: natural * settled,
          oracle: before * settled,
        },
      ];
    });
  });
}

/** Changes a series in place; the settled ratio holds to its end. */
function launch(series: DemandSeries, { peak, settle }: Launch, from: number): Spike {
  for (let t = from; t < series.units.length; t += 1) {
    const ratio = t < from + PEAK_DAYS ? peak : settle;
    series.units[t] = Math.round((series.units[t] ?? 0) * ratio);
  }
  return { from, until: from + PEAK_DAYS, kind: 'launch', strength: Number.POSITIVE_INFINITY };
}

/** Judged by what was known when the launch began. */
function isSeller({ units, first }: M5Series, origin: number): boolean {
  const before = origin - PEAK_DAYS;
  const sells = (days: number, rate: number) => sold(units, before - days, days) >= rate * days;
  return (
    first <= before - YEAR && sells(YEAR, SMALLEST_RATE) && sells(MONTH, SMALLEST_RATE) && sells(WEEK, 1)
  );
}
