import type { Money } from '../../domain/money.ts';
import type { SkuOutlook } from '../inventory/outlook.ts';

/**
 * What it costs a year to keep enough stock for goods that come later than promised: the units that sell in the days
 * between, at their purchase price and the rate of holding. Null where no price is known in one currency.
 */
export function costOfLateness(
  outlooks: readonly SkuOutlook[],
  lateDays: number,
  holdingRate: number,
): Money | null {
  const priced = outlooks.flatMap(({ unitCost, velocityPerDay }) =>
    unitCost ? [{ unitCost, velocityPerDay }] : [],
  );
  const currency = priced[0]?.unitCost.currency;
  if (currency === undefined || priced.some(({ unitCost }) => unitCost.currency !== currency)) return null;
  const tied = priced.reduce((sum, { unitCost, velocityPerDay }) => sum + velocityPerDay * unitCost.minor, 0);
  return { minor: Math.round(tied * Math.max(0, lateDays) * holdingRate), currency };
}
