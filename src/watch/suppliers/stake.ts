import type { Money } from '../../domain/money.ts';
import type { SkuOutlook } from '../inventory/outlook.ts';

/** The stock that reorder points must carry for goods that come later than promised. */
export interface ExtraStock {
  /** By how many units the reorder points of the SKUs are higher together: what sells in the days between. */
  readonly units: number;
  /** The same at purchase prices; null where no price is known in one currency. */
  readonly cash: Money | null;
}

/** What `lateDays` more of lead time add to the reorder points of these SKUs: velocity × days, each at its price. */
export function extraStock(outlooks: readonly SkuOutlook[], lateDays: number): ExtraStock {
  const days = Math.max(0, lateDays);
  const units = outlooks.reduce((sum, { velocityPerDay }) => sum + velocityPerDay * days, 0);
  const priced = outlooks.flatMap(({ unitCost, velocityPerDay }) =>
    unitCost ? [{ unitCost, velocityPerDay }] : [],
  );
  const currency = priced[0]?.unitCost.currency;
  if (currency === undefined || priced.some(({ unitCost }) => unitCost.currency !== currency)) {
    return { units, cash: null };
  }
  const tied = priced.reduce((sum, { unitCost, velocityPerDay }) => sum + velocityPerDay * unitCost.minor, 0);
  return { units, cash: { minor: Math.round(tied * days), currency } };
}

/** What it costs a year to hold that stock, at the rate of holding. */
export function holdingCost({ cash }: ExtraStock, holdingRate: number): Money | null {
  return cash && { minor: Math.round(cash.minor * holdingRate), currency: cash.currency };
}
