import type { SkuOutlook } from '../inventory/outlook.ts';
import type { KnownFacts } from '../known-facts.ts';
import type { AdRow } from './figures.ts';

/** What an ad's sales leave of their value before the ad itself. */
export interface MarginShare {
  /** Contribution margin over sales value; null where no SKU has a price and a cost. */
  readonly share: number | null;
  /** True where the returns that are known of the SKUs are taken off. */
  readonly isReturnAdjusted: boolean;
}

/** Above this share nothing that comes back is believed: a channel's ratio is not a law for every SKU. */
const MOST_RETURNS = 0.9;

/**
 * Margin over price, by SKU, net of what comes back of it from the channel that the ad's orders come through; the
 * shop's mean where an ad is not tied to SKUs. `channels` has the acquisition channel of campaigns.
 */
export function marginOf(
  outlooks: ReadonlyMap<string, SkuOutlook>,
  known: KnownFacts,
  channels: ReadonlyMap<string, string>,
): (ad: Pick<AdRow, 'skus' | 'campaign_id'>) => MarginShare {
  const returns = known.ofKind('return_rate');
  const ratios = known.ofKind('channel_return_ratio');
  const shareOf = (ratio: number, { sku, price, unitCost }: SkuOutlook): number | null => {
    if (!price || !unitCost || price.minor <= 0 || price.currency !== unitCost.currency) return null;
    const rate = Math.min(MOST_RETURNS, Number(returns.get(sku)?.value.rate ?? 0) * ratio);
    // What comes back earns nothing; the goods are counted as lost only where they cannot be sold again.
    return (1 - unitCost.minor / price.minor) * (1 - rate);
  };
  const meanShare = (some: readonly SkuOutlook[], ratio: number) =>
    meanOf(some.map((outlook) => shareOf(ratio, outlook)));
  const all = [...outlooks.values()];
  const shares = new Map<number, number | null>();
  const shareOfShop = (ratio: number): number | null => {
    const share = shares.get(ratio) ?? meanShare(all, ratio);
    shares.set(ratio, share);
    return share;
  };
  return ({ skus, campaign_id }) => {
    const ratio = Number(ratios.get(channels.get(campaign_id ?? '') ?? '')?.value.ratio ?? 1);
    const own = skus.flatMap((sku) => outlooks.get(sku) ?? []);
    const isReturnAdjusted = own.some(({ sku }) => returns.has(sku));
    return { share: meanShare(own, ratio) ?? shareOfShop(ratio), isReturnAdjusted };
  };
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
