import type { Day } from '../../domain/day.ts';
import type { FindingDraft } from '../../domain/finding.ts';
import { formatMoney, type Money, money, moneyText } from '../../domain/money.ts';
import type { SkuOutlook } from '../inventory/outlook.ts';
import type { Thresholds } from '../thresholds.ts';
import type { ConversionPrior } from './conversion-prior.ts';
import type { AdRow } from './figures.ts';

/** Days over which a click of today may still become an order that has to be sent. */
const ORDER_WITHIN_DAYS = 7;

/** What an ad's clicks are worth while its SKUs can be sent, and as things stand. */
export interface ClickValue {
  readonly sku: string;
  readonly daysOfCover: number;
  readonly availability: number;
  readonly before: number;
  readonly after: number;
}

/**
 * The expected margin of a click, in minor units: conversions per click × margin of a conversion × chance that what
 * is ordered is there, less the cost of the click. Null without stock levels for its SKUs or without clicks.
 */
export function clickValue(
  ad: AdRow,
  outlooks: ReadonlyMap<string, SkuOutlook>,
  { marginPerConversion, prior }: { marginPerConversion: number; prior: ConversionPrior },
): ClickValue | null {
  const lowest = coversOf(ad, outlooks)[0];
  if (!lowest || ad.clicks === 0) return null;
  const available = availability(ad, outlooks);
  const rate = (prior.shape + ad.conversions) / (prior.clicks + ad.ripeClicks);
  const perClick = ad.cost / ad.clicks;
  return {
    sku: lowest.sku,
    daysOfCover: lowest.cover,
    availability: available,
    before: rate * marginPerConversion - perClick,
    after: rate * marginPerConversion * available - perClick,
  };
}

/** Chance that what a click of today orders is there, over the ad's SKUs by their velocity; 1 where no stock is known. */
export function availability(ad: Pick<AdRow, 'skus'>, outlooks: ReadonlyMap<string, SkuOutlook>): number {
  const covers = coversOf(ad, outlooks);
  if (covers.length === 0) return 1;
  const weight = covers.reduce((sum, { velocity }) => sum + velocity, 0);
  return covers.reduce(
    (sum, { cover, velocity }) =>
      sum + Math.min(1, cover / ORDER_WITHIN_DAYS) * (weight > 0 ? velocity / weight : 1 / covers.length),
    0,
  );
}

/** The ad's SKUs whose stock is known, the one that lasts shortest first. */
export function coversOf({ skus }: Pick<AdRow, 'skus'>, outlooks: ReadonlyMap<string, SkuOutlook>) {
  return skus
    .flatMap((sku) => outlooks.get(sku) ?? [])
    .filter(({ onHand }) => onHand !== null)
    .map((outlook) => ({ sku: outlook.sku, cover: coverOf(outlook), velocity: outlook.velocityPerDay }))
    .toSorted((a, b) => a.cover - b.cover);
}

function coverOf({ onHand, committed, velocityPerDay }: SkuOutlook): number {
  const available = Math.max(0, (onHand ?? 0) - committed);
  return velocityPerDay > 0 ? available / velocityPerDay : available > 0 ? Number.MAX_SAFE_INTEGER : 0;
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
  const cover = Math.floor(value.daysOfCover);
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
      daysOfCover: Number(Math.min(value.daysOfCover, 999).toFixed(1)),
      expectedMarginPerClick: {
        before: moneyText(asMoney(value.before)),
        after: moneyText(asMoney(value.after)),
      },
      brand: ad.brand,
    },
    stake: asMoney(costPerDay * ORDER_WITHIN_DAYS),
    deadline: null,
  };
}

/** Above this, enough of what is advertised can be sent for the ad to be somebody's choice. */
const MOST_AVAILABLE = 0.5;
