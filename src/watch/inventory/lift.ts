import { NO_CORRECTIONS } from '../../context/index.ts';
import type { OrdinarySeries } from './series.ts';
import { DETECTED, SETTLING_DAYS, type Spike } from './spikes.ts';
import type { WeekdayShape } from './weekday.ts';

/** What a spike did: how many times the level before it sold at its peak, and once it had settled. */
export interface Lift {
  readonly kind: string;
  /** Where most of the event's orders came from; null where there is no such channel. */
  readonly channel: string | null;
  readonly peakRatio: number;
  /** null while it is too early to say. */
  readonly settleRatio: number | null;
  /** Peak sales a day, weekday removed. */
  readonly peakPerDay: number;
}

/** Under which name an event's lift is learned: "launch", or where its orders came through one channel "launch|tiktok". */
export function liftKey({ kind, channel }: { kind: string; channel?: string | null }): string {
  return channel ? `${kind}|${channel}` : kind;
}

/** Measures a spike against the level before it; null without a level, or before its first day is over. */
export function liftOf(
  { units, out }: OrdinarySeries,
  { from, until, kind, channel = null }: Spike,
  before: number,
  shape: WeekdayShape,
): Lift | null {
  const peakPerDay = rate(units, out, shape, from, until);
  if (peakPerDay === null) return null;
  const after =
    until + SETTLING_DAYS <= units.length ? rate(units, out, shape, until, until + SETTLING_DAYS) : null;
  return {
    kind,
    channel,
    peakPerDay,
    peakRatio: before > 0 ? peakPerDay / before : Number.NaN,
    settleRatio: before > 0 && after !== null ? after / before : null,
  };
}

/** Of what an event's peak adds, the share that stays when it is over. */
export type KeptShares = (event: Pick<Lift, 'kind' | 'channel'>) => number;

/**
 * The share that stays before a shop has shown its own: a launch that peaks at 3 times settles at 1.4 (the
 * specification's account of what launches do), and how many past spikes that counts for.
 */
const PRIOR_KEPT = 0.2;
const PRIOR_SPIKES = 4;

/**
 * Learns the kept shares from the declared spikes that have settled; each counts by what its peak added. Undeclared
 * ones are of all sorts, holidays and lasting rises among them: they keep the prior. What came through one channel is
 * learned apart and shrunk to its kind. People's word goes before all of it; of the two ratios that make a share, the one
 * that they did not set is the measured one.
 */
export function learnKept(lifts: Iterable<Lift>, corrections = NO_CORRECTIONS): KeptShares {
  const sums = new Map<string, Sums>();
  const add = (key: string, one: Sums) => {
    const sum = sums.get(key) ?? NO_SUMS;
    sums.set(key, {
      stayed: sum.stayed + one.stayed,
      added: sum.added + one.added,
      weight: sum.weight + one.weight,
    });
  };
  for (const { kind, channel, peakRatio, peakPerDay, settleRatio } of lifts) {
    if (kind === DETECTED || settleRatio === null || !(peakRatio > 1)) continue;
    const before = peakPerDay / peakRatio;
    const weight = before / (before + NOISY_RATE);
    const added = weight * (Math.min(peakRatio, LARGEST_RATIO) - 1);
    const stayed = Math.min(2 * added, Math.max(-added, weight * (settleRatio - 1)));
    add(kind, { stayed, added, weight });
    if (channel) add(liftKey({ kind, channel }), { stayed, added, weight });
  }
  const learned = (key: string, otherwise: number) => {
    const said = corrections.of('event_lift', key);
    if (said === null) return otherwise;
    const { stayed, added, weight } = sums.get(key) ?? NO_SUMS;
    const set = said ? keptBy(said, { stayed, added, weight }) : null;
    if (set !== null) return set;
    const prior = PRIOR_SPIKES * PRIOR_PEAK;
    return Math.max(0, (stayed + prior * otherwise) / (added + prior));
  };
  return ({ kind, channel }) => {
    const ofKind = learned(kind, PRIOR_KEPT);
    return channel ? learned(liftKey({ kind, channel }), ofKind) : ofKind;
  };
}

/** What settled spikes added at their peaks and kept of it, and how much they count for together. */
interface Sums {
  readonly stayed: number;
  readonly added: number;
  readonly weight: number;
}

const NO_SUMS: Sums = { stayed: 0, added: 0, weight: 0 };

/** The share that stays by what people set; null where they set neither of the two ratios to go by. */
function keptBy(
  { settleRatio, peakRatio }: Readonly<Record<string, unknown>>,
  { stayed, added, weight }: Sums,
): number | null {
  if (settleRatio === undefined && peakRatio === undefined) return null;
  const measured =
    weight > 0
      ? { peak: 1 + added / weight, settled: 1 + stayed / weight }
      : { peak: 1 + PRIOR_PEAK, settled: 1 + PRIOR_KEPT * PRIOR_PEAK };
  const peak = Number(peakRatio ?? measured.peak);
  const settled = Number(settleRatio ?? measured.settled);
  return settled >= 0 && peak > 1 ? Math.max(0, (settled - 1) / (peak - 1)) : null;
}

/** What a peak of the prior's kind adds: 3 times is 2 more. */
const PRIOR_PEAK = 2;
/** Units a day at which a SKU's spike counts half: the ratios of slow sellers are mostly chance. */
const NOISY_RATE = 2;
/** One SKU that had hardly sold before must not decide for all. */
const LARGEST_RATIO = 10;

/** Units a day by which the level is expected to be higher after a spike; 0 where its peak was none. */
export function riseOf(lift: Lift, kept: KeptShares): number {
  const { peakRatio, peakPerDay } = lift;
  return peakRatio > 1 ? kept(lift) * (peakPerDay - peakPerDay / peakRatio) : 0;
}

/** Units a day over the in-stock days of a stretch, weekday removed; null where there is none of them yet. */
function rate(
  units: Float64Array,
  out: Uint8Array,
  shape: WeekdayShape,
  from: number,
  until: number,
): number | null {
  let sum = 0;
  let factors = 0;
  for (let t = Math.max(0, from); t < Math.min(until, units.length); t += 1) {
    if (out[t] === 1) continue;
    sum += units[t] ?? 0;
    factors += shape[t % 7] ?? 1;
  }
  return factors > 0 ? sum / factors : null;
}
