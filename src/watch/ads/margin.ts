import { expectedReturns, type FactDraft, type KnownFacts, without } from '../../context/index.ts';
import type { FactUse } from '../../domain/fact.ts';
import type { SkuOutlook } from '../inventory/outlook.ts';
import type { AdRow } from './figures.ts';

/** What an ad's sales leave of their value before the ad itself. */
export interface MarginShare {
  /** Contribution margin over sales value; null where no SKU has a price and a cost. */
  readonly share: number | null;
  /** True where returns that are known of what it sells are taken off. */
  readonly isReturnAdjusted: boolean;
  /** What is known of its returns, of the first few SKUs and the channel, and what each makes of the share by itself. */
  readonly facts: readonly FactUse[];
}

type Ad = Pick<AdRow, 'skus' | 'campaign_id'>;

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
): (ad: Ad) => MarginShare {
  const returns = expectedReturns(known);
  const shareOf = shareReader(outlooks, known, channels);
  const returnsOf = (some: readonly SkuOutlook[]) => some.flatMap(({ sku }) => returns(sku) ?? []);
  // An ad that names no SKU with a price and a cost is judged by the shop's mean, returns and all.
  const ofShop = returnsOf([...outlooks.values()].filter(isPriced)).toSorted((a, b) => b.rate - a.rate);
  return (ad) => {
    const share = shareOf(ad);
    const own = ad.skus.flatMap((sku) => outlooks.get(sku) ?? []).filter(isPriced);
    const adjusting = own.length > 0 ? returnsOf(own) : ofShop;
    return {
      share,
      isReturnAdjusted: adjusting.length > 0,
      // Worked out where it is told: for most ads nobody asks.
      get facts() {
        const ofChannel = known.ofKind('channel_return_ratio').get(channels.get(ad.campaign_id ?? '') ?? '');
        const told = adjusting.map(({ facts }) => facts);
        const facts = adjusting.length === 0 ? [] : [...(ofChannel ? [[ofChannel]] : []), ...told];
        return facts.slice(0, MOST_FACTS).flatMap((same) => {
          const before = shareReader(outlooks, without(known, ...same), channels)(ad);
          // One SKU of a whole shop may move its mean by nothing that is worth telling.
          return percent(before) === percent(share)
            ? []
            : same.slice(0, 1).map((fact) => factUse(fact, before, share));
        });
      },
    };
  };
}

/** The share alone, by what is known. */
export function shareReader(
  outlooks: ReadonlyMap<string, SkuOutlook>,
  known: KnownFacts,
  channels: ReadonlyMap<string, string>,
): (ad: Ad) => number | null {
  const returns = expectedReturns(known);
  const ratios = known.ofKind('channel_return_ratio');
  const shareOf = (ratio: number, outlook: SkuOutlook): number | null => {
    const plain = plainShare(outlook);
    const rate = Math.min(MOST_RETURNS, (returns(outlook.sku)?.rate ?? 0) * ratio);
    // What comes back earns nothing; the goods are counted as lost only where they cannot be sold again.
    return plain === null ? null : plain * (1 - rate);
  };
  const meanShare = (some: readonly SkuOutlook[], ratio: number) =>
    meanOf(some.map((outlook) => shareOf(ratio, outlook)));
  const shares = new Map<number, number | null>();
  const shareOfShop = (ratio: number): number | null => {
    const share = shares.get(ratio) ?? meanShare([...outlooks.values()], ratio);
    shares.set(ratio, share);
    return share;
  };
  return ({ skus, campaign_id }) => {
    const ratio = ratios.get(channels.get(campaign_id ?? '') ?? '')?.value.ratio ?? 1;
    const own = skus.flatMap((sku) => outlooks.get(sku) ?? []);
    return meanShare(own, ratio) ?? shareOfShop(ratio);
  };
}

function factUse({ kind, subject, value }: FactDraft, before: number | null, after: number | null): FactUse {
  return { kind, subject, value, moved: `margin of a sale ${percent(before)} → ${percent(after)}` };
}

function isPriced(outlook: SkuOutlook): boolean {
  return plainShare(outlook) !== null;
}

/** Margin over price before anything comes back. */
function plainShare({ price, unitCost }: SkuOutlook): number | null {
  if (!price || !unitCost || price.minor <= 0 || price.currency !== unitCost.currency) return null;
  return 1 - unitCost.minor / price.minor;
}

/** To a tenth: one SKU of many moves a mean by little. */
function percent(share: number | null): string {
  return share === null ? 'unknown' : `${Math.round(1000 * share) / 10} %`;
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
