import { expectedDemand, type FactDraft, type KnownFacts, without } from '../../context/index.ts';
import type { Day } from '../../domain/day.ts';
import type { FindingDraft } from '../../domain/finding.ts';
import { formatMoney, type Money, money, moneyText } from '../../domain/money.ts';
import type { SkuOutlook } from '../inventory/outlook.ts';
import type { Thresholds } from '../thresholds.ts';
import type { ConversionPrior } from './conversion-prior.ts';
import type { AdRow } from './figures.ts';

/** Days over which what cannot be sent goes on being advertised until somebody would have noticed. */
const DAYS_AT_STAKE = 7;
/** Facts that are told, the one that moved it most first. */
const MOST_FACTS = 3;

/** What an ad's clicks are worth while its SKUs can be sent, and as things stand. In minor units. */
export interface ClickValue {
  /** The SKU of which the least can be sent. */
  readonly sku: string;
  /** null: nearly nobody orders it. */
  readonly daysOfCover: number | null;
  readonly availability: number;
  readonly before: number;
  readonly after: number;
  /** What moved it, each with what it is without that fact alone. */
  readonly moves: readonly { readonly fact: FactDraft; readonly without: number }[];
}

/** What is known of what is advertised. */
export interface Stock {
  readonly outlooks: ReadonlyMap<string, SkuOutlook>;
  readonly known: KnownFacts;
}

/**
 * The expected margin of a click, in minor units: conversions per click × margin of a conversion × chance that what
 * is ordered is there, less the cost of the click. Null where no fact says that anything of it may run out, or without
 * clicks.
 */
export function clickValue(
  ad: AdRow,
  { outlooks, known }: Stock,
  { marginPerConversion, prior }: { marginPerConversion: number; prior: ConversionPrior },
): ClickValue | null {
  const facts = stockFactsOf(ad, known);
  const [lowest] = facts;
  if (!lowest || ad.clicks === 0) return null;
  const rate = (prior.shape + ad.conversions) / (prior.clicks + ad.ripeClicks);
  const perClick = ad.cost / ad.clicks;
  const worth = (share: number) => rate * marginPerConversion * share - perClick;
  const available = availability(ad, { outlooks, known });
  const moves = scarcityFacts(ad, known).flatMap((same) => {
    const others = availability(ad, { outlooks, known: without(known, ...same) });
    return same.slice(0, 1).map((fact) => ({ fact, without: worth(others) }));
  });
  return {
    sku: lowest.subject.id,
    daysOfCover: lowest.value.daysOfCover,
    availability: available,
    before: worth(1),
    after: worth(available),
    moves: moves.toSorted((a, b) => b.without - a.without).slice(0, MOST_FACTS),
  };
}

/** Chance that what a click of today orders is there, over the ad's SKUs by their velocity; 1 where no fact speaks against it. */
export function availability({ skus }: Pick<AdRow, 'skus'>, { outlooks, known }: Stock): number {
  const sent = shareSent(known);
  const own = skus.flatMap((sku) => outlooks.get(sku) ?? []).filter(({ onHand }) => onHand !== null);
  if (own.length === 0) return 1;
  const weight = own.reduce((sum, { velocityPerDay }) => sum + velocityPerDay, 0);
  return own.reduce(
    (sum, { sku, velocityPerDay }) =>
      sum + sent(sku) * (weight > 0 ? velocityPerDay / weight : 1 / own.length),
    0,
  );
}

/**
 * The share of what is ordered of a SKU that can be sent, by what is known of its stock, and of its demand: where the share
 * was told for a week in which an event raises demand, what that event does is read from its own fact.
 */
function shareSent(known: KnownFacts): (sku: string) => number {
  const facts = known.ofKind('stockout_probability');
  const demand = expectedDemand(known);
  return (sku) => {
    const { availability: told = 1, week } = facts.get(sku)?.value ?? {};
    return week ? Math.min(1, (told * week.demandRatio) / (demand(sku, week)?.ratio ?? 1)) : told;
  };
}

/** What is known that makes an ad's SKUs scarce, of their stock and of their demand; what says the same, together. */
export function scarcityFacts(ad: Pick<AdRow, 'skus'>, known: KnownFacts): (readonly FactDraft[])[] {
  const stock = stockFactsOf(ad, known);
  const demand = expectedDemand(known);
  const raised = stock.flatMap(({ subject, value: { week } }) => (week && demand(subject.id, week)) ?? []);
  return [...stock.map((fact) => [fact]), ...raised.map(({ facts }) => facts)];
}

/** What is known against sending what an ad sells, the SKU of which the least can be sent first. */
function stockFactsOf({ skus }: Pick<AdRow, 'skus'>, known: KnownFacts): FactDraft<'stockout_probability'>[] {
  const facts = known.ofKind('stockout_probability');
  const share = ({ value }: FactDraft<'stockout_probability'>) => value.availability ?? 1;
  return [...new Set(skus)].flatMap((sku) => facts.get(sku) ?? []).toSorted((a, b) => share(a) - share(b));
}

/** An ad whose clicks lose money because what they sell is about to run out; null while they do not. */
export function spendOnLowStock(
  ad: AdRow,
  value: ClickValue,
  { today, from, days, currency: shopCurrency }: { today: Day; from: Day; days: number; currency: string },
  thresholds: Thresholds,
): FindingDraft<'spend_on_low_stock'> | null {
  const currency = ad.currency ?? shopCurrency;
  const costPerDay = ad.cost / days;
  const worth = money(thresholds['spend_on_low_stock.worth_acting'], currency).minor;
  // Clicks that lose money anyway are another finding's matter: here the stock must be what makes them lose.
  if (costPerDay < worth || value.after >= 0 || (value.before < 0 && value.availability > 0)) return null;
  if (value.availability > MOST_AVAILABLE) return null;
  const asMoney = (minor: number): Money => ({ minor: Math.round(minor), currency });
  const daysOfCover = Math.min(value.daysOfCover ?? 999, 999);
  const cover = Math.floor(daysOfCover);
  const state =
    value.availability === 0 ? 'is out of stock' : `has ${cover} ${cover === 1 ? 'day' : 'days'} of cover`;
  return {
    kind: 'spend_on_low_stock',
    subject: { type: ad.type, id: ad.id },
    severity: 'warning',
    headline: `“${(ad.text ?? ad.campaign_name ?? ad.id).slice(0, 40)}” spends ${formatMoney(asMoney(costPerDay), { whole: true })} a day on ${value.sku}, which ${state}.`,
    evidence: {
      window: { from, to: today },
      sources: [{ table: 'ad_stat', rows: ad.hours }],
      confidence: 0.8,
      title: ad.text ?? ad.campaign_name ?? ad.id,
      campaignId: ad.campaign_id,
      campaignName: ad.campaign_name,
      sku: value.sku,
      costPerDay: moneyText(asMoney(costPerDay)),
      daysOfCover: Number(daysOfCover.toFixed(1)),
      expectedMarginPerClick: {
        before: moneyText(asMoney(value.before)),
        after: moneyText(asMoney(value.after)),
      },
      brand: ad.brand,
      facts: value.moves.map(({ fact: { kind, subject, value: said }, without: minor }) => ({
        ...{ kind, subject, value: said },
        moved: `expected margin of a click ${formatMoney(asMoney(minor))} → ${formatMoney(asMoney(value.after))}`,
      })),
    },
    stake: asMoney(costPerDay * DAYS_AT_STAKE),
    deadline: null,
  };
}

/** Above this, enough of what is advertised can be sent for the ad to be somebody's choice. */
const MOST_AVAILABLE = 0.5;
