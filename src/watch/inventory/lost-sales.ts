import { cumulative, type Pmf, pmfQuantile } from '../../stats/discrete.ts';
import type { DemandForecast } from './outlook.ts';
import type { Supply } from './stockout.ts';

/** Points at which the distribution of demand is read to take an expectation. */
const LEVELS = Array.from({ length: 19 }, (_, i) => (i + 0.5) / 19);

/**
 * Expected units of demand that find an empty shelf before a reorder placed now arrives: E[(D - stock - arrivals)⁺]
 * over the lead time, averaged over quarters of its distribution. Arrivals enter at their expected share.
 */
export function lostUnits(demand: DemandForecast, supply: Supply, leadTime: Pmf): number {
  const days = [0.125, 0.375, 0.625, 0.875].map((p) => pmfQuantile(leadTime, p));
  return days.reduce((sum, length) => sum + lostBy(demand, supply, length), 0) / days.length;
}

function lostBy(demand: DemandForecast, supply: Supply, days: number): number {
  if (days === 0) return 0;
  const arriving = supply.incoming.reduce((sum, { units, pmf }) => {
    const curve = cumulative(pmf);
    return sum + units * (curve[Math.min(days - 1, curve.length - 1)] ?? 0);
  }, 0);
  const stock = supply.available + arriving + supply.returnsPerDay * days;
  return LEVELS.reduce((sum, p) => sum + Math.max(0, demand.quantile(days, p) - stock), 0) / LEVELS.length;
}
