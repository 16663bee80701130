import type { FactUse } from '../../domain/fact.ts';
import type { SkuOutlook } from '../inventory/outlook.ts';
import type { KnownFacts } from '../known-facts.ts';
import type { AdRow } from './figures.ts';

/** What an ad's sales leave of their value before the ad itself. */
export interface MarginShare {
  /** Contribution margin over sales value; null where no SKU has a price and a cost. */
  readonly share: number | null;
  /** True where the returns that are known of the SKUs are taken off. */
  readonly isReturnAdjusted: boolean;
  /** What is known of its returns, of the first few SKUs and the channel, and what that makes of the share. */
  readonly facts: readonly FactUse[];
}

/** Facts that are told; the others moved it alike. */
const MOST_FACTS = 3;

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
  const shareOf = (ratio: number, outlook: SkuOutlook): number | null => {
    const plain = plainShare(outlook);
    const rate = Math.min(MOST_RETURNS, Number(returns.get(outlook.sku)?.value.rate ?? 0) * ratio);
    // What comes back earns nothing; the goods are counted as lost only where they cannot be sold again.
    return plain === null ? null : plain * (1 - rate);
  };
  const meanShare = (some: readonly SkuOutlook[], ratio: number) =>
    meanOf(some.map((outlook) => shareOf(ratio, outlook)));
  const all = [...outlooks.values()].filter(isPriced);
  const adjustingShop = all.flatMap(({ sku }) => returns.get(sku) ?? []).slice(0, MOST_FACTS);
  const plainOfShop = meanOf(all.map(plainShare));
  const shares = new Map<number, number | null>();
  const shareOfShop = (ratio: number): number | null => {
    const share = shares.get(ratio) ?? meanShare(all, ratio);
    shares.set(ratio, share);
    return share;
  };
  return ({ skus, campaign_id }) => {
    const ratio = Number(ratios.get(channels.get(campaign_id ?? '') ?? '')?.value.ratio ?? 1);
    const ofChannel = ratios.get(channels.get(campaign_id ?? '') ?? '');
    const own = skus.flatMap((sku) => outlooks.get(sku) ?? []).filter(isPriced);
    // An ad that names no SKU with a price and a cost is judged by the shop's mean, returns and all.
    const isOwn = own.length > 0;
    const share = isOwn ? meanShare(own, ratio) : shareOfShop(ratio);
    const plain = isOwn ? meanOf(own.map(plainShare)) : plainOfShop;
    const adjusting = isOwn ? own.flatMap(({ sku }) => returns.get(sku) ?? []) : adjustingShop;
    const moved = `margin of a sale ${percent(plain)} → ${percent(share)}`;
    const told =
      adjusting.length === 0 || plain === share
        ? []
        : [...(ofChannel ? [ofChannel] : []), ...adjusting].slice(0, MOST_FACTS);
    return {
      share,
      isReturnAdjusted: adjusting.length > 0,
      facts: told.map(({ kind, subject, value }) => ({ kind, subject, value, moved })),
    };
  };
}

function isPriced(outlook: SkuOutlook): boolean {
  return plainShare(outlook) !== null;
}

/** Margin over price before anything comes back. */
function plainShare({ price, unitCost }: SkuOutlook): number | null {
  if (!price || !unitCost || price.minor <= 0 || price.currency !== unitCost.currency) return null;
  return 1 - unitCost.minor / price.minor;
}

function percent(share: number | null): string {
  return share === null ? 'unknown' : `${Math.round(100 * share)} %`;
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
