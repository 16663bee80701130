import { addDays, formatDay } from '../../../domain/day.ts';
import type { FindingDraft } from '../../../domain/finding.ts';
import { type RateChange, rateChange } from '../../../stats/change-point.ts';
import type { EventRow } from '../../catalogue/facts.ts';
import type { Thresholds } from '../../thresholds.ts';
import { oneOffDays, ordinaryUnits } from '../one-offs.ts';
import type { SkuPosition } from '../position.ts';
import { evidenceOf, type NightContext } from './evidence.ts';

/** A SKU whose demand has another rate since a day of the last weeks; `byOneOrder` when one order line explains it. */
export interface Shift {
  readonly position: SkuPosition;
  readonly change: RateChange;
  readonly byOneOrder: boolean;
}

/** How far back a change still counts as news, and how much history it is compared with. */
const RECENT_DAYS = 28;
const COMPARED_DAYS = 112;
/** A change must have lasted this long: one good weekend is no shift. */
const SHORTEST_DAYS = 3;
/** Log-likelihood over one common rate that is asked of each SKU of a small catalogue. */
const EVIDENCE = 11.5;
const SMALL_CATALOGUE = 400;
const SMALLEST_UNITS = 10;

/** The evidence to ask of each of so many SKUs: the more are looked at, the further chance alone reaches. */
export function requiredEvidence(skus: number): number {
  return EVIDENCE + Math.log(Math.max(1, skus / SMALL_CATALOGUE));
}

/**
 * Finds the day since which a SKU sells at another rate; null while it does not beyond the threshold's ratio, and with
 * the evidence asked for.
 */
export function findShift(position: SkuPosition, thresholds: Thresholds, evidence: number): Shift | null {
  const { series, learned, outlook } = position;
  if (!series || outlook.status === 'archived') return null;
  const n = series.units.length;
  const from = Math.max(series.start, n - COMPARED_DAYS);
  if (n - from < 2 * RECENT_DAYS) return null;
  const exposure = new Float64Array(n);
  for (let t = from; t < n; t += 1) exposure[t] = series.out[t] === 1 ? 0 : (learned.shape[t % 7] ?? 1);
  const limit = thresholds['demand_shift.ratio'];
  const lasting = changeOf(ordinaryUnits(series), exposure, from, limit, evidence);
  if (lasting && holdsWithoutItsBestDay(lasting, ordinaryUnits(series), exposure, from, limit, evidence)) {
    return { position, change: lasting, byOneOrder: false };
  }
  if (!oneOffDays(series).some((t) => t >= n - SHORTEST_DAYS - 5)) return null;
  const jump = changeOf(series.units, exposure, from, limit, 0);
  return jump && jump.after > jump.before ? { position, change: jump, byOneOrder: true } : null;
}

/** One wild day is no shift: half of the evidence must be left when the day that speaks most for it is not counted. */
function holdsWithoutItsBestDay(
  { at, after, before }: RateChange,
  units: Float64Array,
  exposure: Float64Array,
  from: number,
  limit: number,
  evidence: number,
): boolean {
  if (after < before) return true;
  const best = units.subarray(at).reduce((top, value, day, all) => (value > (all[top] ?? 0) ? day : top), 0);
  const without = exposure.slice();
  without[at + best] = 0;
  const left = changeOf(units, without, from, limit, evidence / 2);
  return left !== null && left.after > left.before;
}

function changeOf(
  units: Float64Array,
  exposure: Float64Array,
  from: number,
  limit: number,
  evidence: number,
): RateChange | null {
  const change = rateChange(units, exposure, { from, latest: SHORTEST_DAYS });
  if (!change || change.at < units.length - RECENT_DAYS || change.evidence < evidence) return null;
  const ratio = change.after / change.before;
  if (ratio < limit && ratio > 1 / limit) return null;
  const days = units.length - change.at;
  return Math.max(change.after, change.before) * days >= SMALLEST_UNITS ? change : null;
}

/** Words and evidence of a shift. `largestOrder` is the order whose line is the largest since the change. */
export function demandShift(
  { position, change, byOneOrder }: Shift,
  context: NightContext,
  events: readonly EventRow[],
  largestOrder: string | null,
): FindingDraft<'demand_shift'> {
  const { outlook } = position;
  const since = addDays(context.from, change.at);
  const ratio = change.before > 0 ? change.after / change.before : change.after / SMALLEST_RATE;
  const event = events.find(
    ({ sku, starts_on }) =>
      sku === outlook.sku && starts_on >= addDays(since, -3) && starts_on <= addDays(since, 1),
  );
  const cause =
    byOneOrder && largestOrder !== null
      ? { kind: 'wholesale_order', id: largestOrder }
      : event
        ? { kind: event.kind, id: event.event_id }
        : null;
  const words =
    cause?.kind === 'wholesale_order'
      ? '; one order explains it'
      : cause
        ? `; ${cause.kind.replace('_', ' ')} ${cause.id}`
        : '';
  return {
    kind: 'demand_shift',
    subject: { type: 'sku', id: outlook.sku },
    severity: cause === null ? 'warning' : 'info',
    headline: `${outlook.sku} sells ${change.after.toFixed(1)} a day since ${formatDay(since)}, ${ratioWords(ratio)} its ${change.before.toFixed(1)} before${words}.`,
    evidence: {
      ...evidenceOf(position, context, []),
      title: outlook.title,
      ratio: Number(ratio.toFixed(2)),
      since,
      baselinePerDay: Number(change.before.toFixed(3)),
      nowPerDay: Number(change.after.toFixed(3)),
      cause,
    },
    stake: null,
    deadline: null,
  };
}

/** A SKU that had never sold before has no ratio; its baseline is taken as one unit in a hundred days. */
const SMALLEST_RATE = 0.01;

function ratioWords(ratio: number): string {
  return ratio >= 1 ? `${ratio.toFixed(1)} times` : `${Math.round(ratio * 100)} % of`;
}
