import { quantile } from 'simple-statistics';
import { type Day, daysBetween } from '../../domain/day.ts';
import { cusum } from '../../stats/cusum.ts';
import type { DueOrder } from './orders.ts';

/** Days from order to receipt of a stretch of orders. */
export interface LeadTimes {
  readonly p50: number;
  readonly p90: number;
}

/** A supplier whose goods come later than before, or than it ever said. */
export interface Drift {
  /** `moved`: later than its own earlier orders; `standing`: always later than it promises. */
  readonly kind: 'moved' | 'standing';
  readonly before: LeadTimes;
  readonly after: LeadTimes;
  /** The day on which the first of the later orders was placed. */
  readonly since: Day;
  readonly orders: readonly DueOrder[];
  readonly lateOrders: number;
}

/** Orders that a supplier's usual slip is learned from, and that a change must show in. */
const LEARNED_FROM = 6;
const SHOWN_IN = 3;
/** Half of the shift that is looked for, and the limit, in standard deviations: about one false alarm in 930 orders. */
const ALLOWANCE = 0.5;
const LIMIT = 5;
/** Days that orders scatter at least, whatever a few of them say. */
const LEAST_SPREAD_DAYS = 1;
/** Share of orders that are late where lateness is the rule. */
const MOSTLY = 0.8;

/** Finds a slip that has grown by at least `days` against the supplier's own past, else one that always stood. */
export function findDrift(orders: readonly DueOrder[], days: number): Drift | null {
  if (orders.length < LEARNED_FROM) return null;
  return moved(orders, days) ?? standing(orders, days);
}

function moved(orders: readonly DueOrder[], days: number): Drift | null {
  if (orders.length < LEARNED_FROM + SHOWN_IN) return null;
  const learned = orders.slice(0, LEARNED_FROM).map(({ slipDays }) => slipDays);
  const usual = quantile(learned, 0.5);
  // 1.4826 × the median absolute deviation is the standard deviation of a normal variable.
  const spread = Math.max(
    LEAST_SPREAD_DAYS,
    1.4826 *
      quantile(
        learned.map((slip) => Math.abs(slip - usual)),
        0.5,
      ),
  );
  const rest = orders.slice(LEARNED_FROM);
  const { alarm, since } = cusum(
    rest.map(({ slipDays }) => (slipDays - usual) / spread - ALLOWANCE),
    LIMIT,
  );
  const at = LEARNED_FROM + since;
  if (!alarm || orders.length - at < SHOWN_IN) return null;
  const [before, after] = [orders.slice(0, at), orders.slice(at)];
  const slipOf = (part: readonly DueOrder[]) =>
    quantile(
      part.map(({ slipDays }) => slipDays),
      0.5,
    );
  return slipOf(after) - slipOf(before) >= days ? driftOf('moved', before, after, days) : null;
}

function standing(orders: readonly DueOrder[], days: number): Drift | null {
  const late = orders.filter(({ slipDays }) => slipDays >= days).length;
  if (late < MOSTLY * orders.length) return null;
  return driftOf('standing', null, orders, days);
}

function driftOf(
  kind: Drift['kind'],
  before: readonly DueOrder[] | null,
  after: readonly DueOrder[],
  days: number,
): Drift {
  return {
    kind,
    before: before ? leadTimes(before, arrivalDays) : leadTimes(after, promiseDays),
    after: leadTimes(after, arrivalDays),
    since: after.map(({ orderedOn }) => orderedOn).toSorted()[0] ?? '',
    orders: after,
    lateOrders: after.filter(({ slipDays }) => slipDays >= days).length,
  };
}

function leadTimes(orders: readonly DueOrder[], of: (order: DueOrder) => number): LeadTimes {
  const days = orders.map(of);
  return { p50: Math.round(quantile(days, 0.5)), p90: Math.round(quantile(days, 0.9)) };
}

function promiseDays({ orderedOn, promisedOn }: DueOrder): number {
  return daysBetween(orderedOn, promisedOn);
}

/** Of one that is not here yet, the days so far. */
function arrivalDays(order: DueOrder): number {
  return promiseDays(order) + order.slipDays;
}
