import { cumulative } from '../../stats/discrete.ts';
import type { DemandForecast } from './outlook.ts';
import type { Supply } from './stockout.ts';

/** Points at which the distribution of demand is read to take an expectation. */
const LEVELS = Array.from({ length: 19 }, (_, i) => (i + 0.5) / 19);

/**
 * Expected units of demand that find an empty shelf within `days` if nothing is ordered: E[(D - stock - arrivals)⁺].
 * Open orders and returns enter at their expected share.
 */
export function lostUnits(demand: DemandForecast, supply: Supply, days: number): number {
  if (days === 0) return 0;
  const arriving = supply.incoming.reduce((sum, { units, pmf }) => {
    const curve = cumulative(pmf);
    return sum + units * (curve[Math.min(days - 1, curve.length - 1)] ?? 0);
  }, 0);
  const stock = supply.available + arriving + supply.returnsPerDay * days;
  return LEVELS.reduce((sum, p) => sum + Math.max(0, demand.quantile(days, p) - stock), 0) / LEVELS.length;
}
