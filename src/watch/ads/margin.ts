import type { SkuOutlook } from '../inventory/outlook.ts';
import type { KnownFacts } from '../known-facts.ts';
import type { AdRow } from './facts.ts';

/** What an ad's sales leave of their value before the ad itself. */
export interface MarginShare {
  /** Contribution margin over sales value; null where no SKU has a price and a cost. */
  readonly share: number | null;
  /** True where the returns that are known of the SKUs are taken off. */
  readonly isReturnAdjusted: boolean;
}

/** Margin over price, by SKU, net of what comes back; the shop's mean where an ad is not tied to SKUs. */
export function marginOf(
  outlooks: ReadonlyMap<string, SkuOutlook>,
  known: KnownFacts,
): (ad: Pick<AdRow, 'skus'>) => MarginShare {
  const returns = known.ofKind('return_rate');
  const shareOf = ({ sku, price, unitCost }: SkuOutlook): number | null => {
    if (!price || !unitCost || price.minor <= 0 || price.currency !== unitCost.currency) return null;
    const rate = Number(returns.get(sku)?.value.rate ?? 0);
    // What comes back earns nothing; the goods are counted as lost only where they cannot be sold again.
    return (1 - unitCost.minor / price.minor) * (1 - rate);
  };
  const all = meanOf([...outlooks.values()].map(shareOf));
  return ({ skus }) => {
    const own = skus.flatMap((sku) => outlooks.get(sku) ?? []);
    const isReturnAdjusted = own.some(({ sku }) => returns.has(sku));
    return { share: meanOf(own.map(shareOf)) ?? all, isReturnAdjusted };
  };
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
