import { levelBefore, type Peak } from './level.ts';
import { type KeptShares, type Lift, liftOf, riseOf } from './lift.ts';
import type { DemandSeries, OrdinarySeries } from './series.ts';
import { DETECTED, findSpikes, type Spike } from './spikes.ts';
import type { WeekdayShape } from './weekday.ts';

/** A SKU's spikes, declared and detected, with what each did; in order of time. */
export type MeasuredSpike = Spike & { readonly lift: Lift };

/** The level with the peaks taken out, and what is left of a peak that still goes on. */
export interface SpikedLevel {
  readonly before: Float64Array;
  /** null: nothing unusual is going on. */
  readonly surge: Surge | null;
}

/** Days still to come, from day `from` up to `until` of the forecast, at another rate than the level's: `ratio` times it. */
export interface Surge {
  readonly from: number;
  readonly until: number;
  readonly ratio: number;
  /** Standard error of the ratio; 0 where it was measured in these very days. */
  readonly error: number;
}

/** Finds and measures a SKU's spikes; a declared one counts rather than what is detected within it. */
export function measureSpikes(
  series: DemandSeries | (OrdinarySeries & { sku: string }),
  level: Float64Array,
  shape: WeekdayShape,
  declared: readonly Spike[],
): MeasuredSpike[] {
  const n = series.units.length;
  const own = declared.filter(({ from, until }) => from < n && until > series.start);
  const found = findSpikes(series, level, shape).filter(
    (spike) => !own.some(({ from, until }) => spike.from < until + MARGIN && spike.until > from - MARGIN),
  );
  const ordered = [...own, ...found].sort((a, b) => a.from - b.from);
  const separate = ordered.filter((spike, i) => i === 0 || spike.from >= (ordered[i - 1]?.until ?? 0));
  return separate.flatMap((spike) => {
    const enough = spike.from - series.start >= SHORTEST_BASE;
    const lift = liftOf(series, spike, enough ? (level[Math.max(0, spike.from)] ?? 0) : 0, shape);
    return lift ? [{ ...spike, lift }] : [];
  });
}

/** A spike that begins a day before or after its declaration is the declared one. */
const MARGIN = 2;
/** Days of sale without which there is no level to compare a peak with: a new product's launch. */
const SHORTEST_BASE = 14;

/** The level before each day, given what of each peak stays. A product that was launched settles from its peak. */
export function levelWithSpikes(
  series: OrdinarySeries,
  shape: WeekdayShape,
  spikes: readonly MeasuredSpike[],
  kept: KeptShares,
): SpikedLevel {
  const n = series.units.length;
  const peaks = spikes.map(({ from, until, lift }): Peak => {
    const based = lift.peakRatio > 0;
    return {
      from,
      until,
      rise: risesOf(lift, based ? riseOf(lift, kept) : 0),
      restart: based ? null : lift.peakPerDay * settledShareOfPeak(lift, kept),
    };
  });
  const last = spikes.at(-1);
  if (!last || last.until <= n) return { before: levelBefore(series, shape, peaks), surge: null };
  // It still goes on: the level is put at what will stay, and the days left are a surge above it.
  const before = levelBefore(series, shape, peaks);
  const peak = peaks.at(-1);
  before[n] = peak?.restart ?? (before[n] ?? 0) + riseOf(last.lift, kept);
  const ratio = before[n] > 0 ? last.lift.peakPerDay / before[n] : 1;
  return { before, surge: { from: 0, until: last.until - n, ratio, error: 0 } };
}

/** What a declared event leaves is believed to stay; what an undeclared one leaves must prove itself in days. */
function risesOf({ kind }: Lift, rise: number): [number, number, number] {
  return kind === DETECTED ? [3 * rise, 0, 0] : [rise, rise, rise];
}

/** For a launch without a past: the usual launch's settled level over its peak. */
function settledShareOfPeak(lift: Lift, kept: KeptShares): number {
  return (1 + kept(lift) * (USUAL_PEAK - 1)) / USUAL_PEAK;
}

const USUAL_PEAK = 3;
