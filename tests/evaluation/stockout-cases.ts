import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { learnDemand } from '../../src/watch/inventory/demand.ts';
import type { DemandForecast } from '../../src/watch/inventory/outlook.ts';
import { runOutByDay, runOutQuantile } from '../../src/watch/inventory/stockout.ts';
import { asOf, type M5Series, sold } from './m5.ts';
import { yearWindowSums } from './measures.ts';

/** Days that a reorder takes in this evaluation. */
export const LEAD_TIME = 12;
/** Days after an origin over which running out is looked for; later is one class, "not within". */
export const HORIZON = 56;
/** The stock of a case is what really sold in a random number of days of this range. */
const STOCK_DAYS = [4, 40] as const;
const ORIGINS = 13;
const STEP = 28;
/** Stocks drawn for each series at each origin. */
const DRAWS = 5;
/** Units a day from which a series is among the sellers that the evaluation asks about, by its past year. */
const SMALLEST_RATE = 3;
const YEAR = 365;

/** One shelf at one origin: what was said about it, and what happened. */
export interface Case {
  /** First day by whose end it had run out, from 1; HORIZON + 1 when not within. */
  readonly ranOut: number;
  readonly probability: number;
  readonly days: { readonly p10: number; readonly p50: number; readonly p90: number };
  /** The probability that the forecast gives to p10 … p90: whole days make it more than 0.8. */
  readonly said: number;
  /** Days of cover at the mean of the last 28 days. */
  readonly cover: number;
  /** Share of the past year's stretches of the lead time that would have emptied the shelf. */
  readonly yearShare: number;
}

/**
 * Puts a stock of 4 to 40 days of real sales before each seller at each origin and lets the real sales run.
 * `stock` says which days: those before the origin (what a shop would hold) or those after it.
 */
export function stockoutCases(all: readonly M5Series[], stock: 'before' | 'after'): Case[] {
  const random = xoroshiro128plus(STEP);
  const length = all[0]?.units.length ?? 0;
  const cases: Case[] = [];
  for (let k = 0; k < ORIGINS; k += 1) {
    const origin = length - HORIZON - STEP * k;
    const learned = learnDemand(asOf(all, origin));
    for (const series of all) {
      const forecast = learned.get(series.id)?.forecast;
      const sells = sold(series.units, origin - YEAR, YEAR) >= SMALLEST_RATE * YEAR;
      if (!forecast || !sells || series.first > origin - YEAR) continue;
      for (let draw = 0; draw < DRAWS; draw += 1) {
        const days = uniformInt(random, ...STOCK_DAYS);
        const held = sold(series.units, stock === 'before' ? origin - days : origin, days);
        if (held > 0) cases.push(caseOf(series, origin, held, forecast));
      }
    }
  }
  return cases;
}

function caseOf({ units }: M5Series, origin: number, held: number, forecast: DemandForecast): Case {
  const runOut = runOutByDay(forecast, { available: held, incoming: [], returnsPerDay: 0 }, HORIZON);
  const quantile = (p: number) => runOutQuantile(runOut, p) ?? HORIZON + 1;
  const [p10, p50, p90] = [quantile(0.1), quantile(0.5), quantile(0.9)];
  const year = yearWindowSums(units, origin, LEAD_TIME);
  return {
    ranOut: dayOut(units, origin, held),
    probability: runOut[LEAD_TIME] ?? 0,
    days: { p10, p50, p90 },
    said: (p90 > HORIZON ? 1 : (runOut[p90] ?? 1)) - (runOut[p10 - 1] ?? 0),
    cover: held / Math.max(1e-9, sold(units, origin - 28, 28) / 28),
    yearShare: year.filter((sum) => sum >= held).length / year.length,
  };
}

function dayOut(units: Float64Array, origin: number, held: number): number {
  let left = held;
  for (let day = 1; day <= HORIZON; day += 1) {
    left -= units[origin + day - 1] ?? 0;
    if (left <= 0) return day;
  }
  return HORIZON + 1;
}
