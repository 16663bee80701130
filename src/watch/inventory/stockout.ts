import { cumulative, type Pmf } from '../../stats/discrete.ts';
import type { DemandForecast } from './outlook.ts';

/** Units that may arrive: `pmf[i]` is the probability that they come on the morning i days from now. */
export interface Incoming {
  readonly units: number;
  readonly pmf: Pmf;
}

/** What stands against demand: units to sell now, dated arrivals, and units a day that come back from returns. */
export interface Supply {
  readonly available: number;
  readonly incoming: readonly Incoming[];
  readonly returnsPerDay: number;
}

/**
 * P(the shelf has been empty by the end of t days), for t = 0 … `days`. Demand and arrivals are convolved for each t;
 * arrivals of that morning count. Running out stays counted although a later arrival fills the shelf again, so each
 * value is the largest so far: a lower bound that is close because cumulative demand only grows.
 */
export function runOutByDay(demand: DemandForecast, supply: Supply, days: number): Float64Array {
  const result = new Float64Array(days + 1);
  result[0] = supply.available <= 0 ? 1 : 0;
  const arrived = supply.incoming.map(({ pmf }) => cumulative(pmf));
  for (let t = 1; t <= days; t += 1) {
    const before = result[t - 1] ?? 0;
    if (before > ALMOST_SURE) {
      result[t] = before;
      continue;
    }
    const stock = supply.available + Math.floor(supply.returnsPerDay * t);
    const probability = emptyAt(demand, t, stock, supply.incoming, arrived, 0, 1);
    result[t] = Math.max(before, probability);
  }
  return result;
}

/** Sums P(demand ≥ stock + what has arrived) over the combinations of orders that have arrived before day t ends. */
function emptyAt(
  demand: DemandForecast,
  t: number,
  stock: number,
  incoming: readonly Incoming[],
  arrived: readonly (readonly number[])[],
  index: number,
  weight: number,
): number {
  if (weight < NEGLIGIBLE) return 0;
  const order = incoming[index];
  if (!order) return weight * (1 - demand.cdf(t, stock - 1));
  const curve = arrived[index] ?? [];
  // What comes on the morning of day t (offset t - 1) can still be sold on day t.
  const here = curve[Math.min(t - 1, curve.length - 1)] ?? 0;
  return (
    emptyAt(demand, t, stock + order.units, incoming, arrived, index + 1, weight * here) +
    emptyAt(demand, t, stock, incoming, arrived, index + 1, weight * (1 - here))
  );
}

/** P(the shelf is empty before a reorder placed now arrives): run-out by day, weighted by the lead time's chances. */
export function probabilityBeforeArrival(runOut: Float64Array, leadTime: Pmf): number {
  return leadTime.reduce((sum, p, days) => sum + p * (runOut[Math.min(days, runOut.length - 1)] ?? 0), 0);
}

/** The first day t by whose end the shelf has been empty with probability p; null within the horizon never. */
export function runOutQuantile(runOut: Float64Array, p: number): number | null {
  const day = runOut.findIndex((probability) => probability >= p);
  return day < 0 ? null : day;
}

/** The demand over an uncertain lead time that is exceeded with probability 1 - p: the reorder point, in units. */
export function leadTimeDemandQuantile(demand: DemandForecast, leadTime: Pmf, p: number): number {
  const days = leadTime.flatMap((weight, length) => (weight > NEGLIGIBLE ? [{ weight, length }] : []));
  const longest = Math.max(0, ...days.map(({ length }) => length));
  let low = -1;
  let high = longest === 0 ? 0 : demand.quantile(longest, p);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const covered = days.reduce(
      (sum, { weight, length }) => sum + weight * (length === 0 ? 1 : demand.cdf(length, middle)),
      0,
    );
    if (covered >= p) high = middle;
    else low = middle;
  }
  return high;
}

const ALMOST_SURE = 0.9999;
const NEGLIGIBLE = 1e-4;
