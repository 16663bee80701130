import type { SkuOutlook } from './outlook.ts';

/** Days that units in the house last at a pace; endless where nearly nobody orders. */
export function coverDays(available: number, perDay: number): number {
  if (available <= 0) return 0;
  return perDay > 0 ? available / perDay : Number.POSITIVE_INFINITY;
}

/** The same of a SKU, promised units left out; open orders do not count, since they may be late. */
export function coverDaysOf({ onHand, committed, velocityPerDay }: SkuOutlook): number {
  return coverDays((onHand ?? 0) - committed, velocityPerDay);
}
