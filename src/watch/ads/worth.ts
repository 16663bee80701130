import { expectedReturns, type FactDraft, type KnownFacts, without } from '../../context/index.ts';
import type { FactUse } from '../../domain/fact.ts';
import { formatMoney } from '../../domain/money.ts';
import type { AdRow } from './figures.ts';
import { availability, type Stock, scarcityFacts } from './low-stock.ts';
import { shareReader } from './margin.ts';

/** What a campaign's conversions bring, and what is known that made it so. */
export interface CampaignWorth {
  /** Contribution margin of a conversion before the ads, net of returns and of what cannot be sent. In minor units. */
  readonly marginPerConversion: number;
  /** The facts that moved it most, each with what it changed by itself. */
  readonly facts: readonly FactUse[];
}

/** Facts that are told, those that moved it most. */
const MOST_FACTS = 3;
/** Facts of a kind, the strongest first, that are tried for what they moved: a campaign may sell thousands of SKUs. */
const MOST_TRIED = 10;
/** A fact that moves the margin by less than this share of it is not told. */
const LEAST_MOVE = 0.005;

/**
 * The one objective by which budgets are moved, expected contribution margin, read from everything that is known: what
 * a fact moved is the objective with it against the objective without it, whoever told the fact.
 */
export function campaignWorth({
  channels,
  currency,
  ...stock
}: Stock & { channels: ReadonlyMap<string, string>; currency: string }): (
  ads: readonly AdRow[],
) => CampaignWorth {
  const marginBy = (known: KnownFacts) => {
    const shareOf = shareReader(stock.outlooks, known, channels);
    return (ads: readonly AdRow[]): number => {
      const conversions = ads.reduce((sum, ad) => sum + ad.conversions, 0);
      const earned = ads.reduce(
        (sum, ad) => sum + ad.value * (shareOf(ad) ?? 0) * availability(ad, { ...stock, known }),
        0,
      );
      return conversions > 0 ? earned / conversions : 0;
    };
  };
  const marginOf = marginBy(stock.known);
  return (ads) => {
    const after = marginOf(ads);
    return {
      marginPerConversion: after,
      // Worked out where it is told: few campaigns' budgets move.
      get facts() {
        return factsAbout(ads, stock.known, channels)
          .flatMap((same) => {
            const before = marginBy(without(stock.known, ...same))(ads);
            return same.slice(0, 1).map((fact) => ({ fact, before }));
          })
          .filter(({ before }) => Math.abs(before - after) > LEAST_MOVE * Math.max(before, after))
          .toSorted((a, b) => Math.abs(b.before - after) - Math.abs(a.before - after))
          .slice(0, MOST_FACTS)
          .map(({ fact: { kind, subject, value }, before }) => ({
            ...{ kind, subject, value },
            moved: `margin of a conversion ${words(before, currency)} → ${words(after, currency)}`,
          }));
      },
    };
  };
}

/** What is known of what ads sell and of the channel that their orders come through; what says the same, together. */
function factsAbout(
  ads: readonly AdRow[],
  known: KnownFacts,
  channels: ReadonlyMap<string, string>,
): (readonly FactDraft[])[] {
  const skus = [...new Set(ads.flatMap((ad) => ad.skus))];
  const named = new Set(ads.map(({ campaign_id }) => channels.get(campaign_id ?? '') ?? ''));
  const returns = expectedReturns(known);
  const ratios = known.ofKind('channel_return_ratio');
  return [
    ...scarcityFacts({ skus }, known).slice(0, MOST_TRIED),
    ...[...named].flatMap((channel) => ratios.get(channel) ?? []).map((fact) => [fact]),
    ...skus
      .flatMap((sku) => returns(sku) ?? [])
      .toSorted((a, b) => b.rate - a.rate)
      .slice(0, MOST_TRIED)
      .map(({ facts }) => facts),
  ];
}

function words(minor: number, currency: string): string {
  return formatMoney({ minor: Math.round(minor), currency });
}
