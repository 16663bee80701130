import { chooseQuantity } from '../../../src/advise/order/quantity.ts';
import { type FactDraft, knownFrom } from '../../../src/context/index.ts';
import { type ConversionPrior, conversionPrior } from '../../../src/watch/ads/conversion-prior.ts';
import { cpaBreach } from '../../../src/watch/ads/cpa-breach.ts';
import type { AdRow } from '../../../src/watch/ads/figures.ts';
import { availability, type Stock } from '../../../src/watch/ads/low-stock.ts';
import { marginOf } from '../../../src/watch/ads/margin.ts';
import { type BudgetedCampaign, reallocation } from '../../../src/watch/ads/reallocation.ts';
import type { SkuOutlook } from '../../../src/watch/inventory/outlook.ts';
import { buildPositions, type SkuPosition } from '../../../src/watch/inventory/position.ts';
import { stockoutFact } from '../../../src/watch/inventory/stockout-fact.ts';
import { channelFact, channelRatios } from '../../../src/watch/returns/channels.ts';
import { DEFAULT_THRESHOLDS } from '../../../src/watch/thresholds.ts';
import type { Books } from './books.ts';
import { FIRST, inventoryOf, SHOP } from './inventory.ts';
import type { TrueSku } from './truth.ts';

/** Someone who orders and sets budgets in the morning of a day, knowing the days before it. */
export type Agent = (books: Books, day: number) => void;

/** No Daybreak: a weekly look by quoted lead times and four weeks' average; the ads run as they are. */
export const people: Agent = (books, day) => {
  if (day % 7 !== 0) return;
  for (const one of books.truth.skus) {
    const recent = (books.days.get(one.sku) ?? []).slice(-28);
    const usual = recent.reduce((sum, { sold }) => sum + sold, 0) / Math.max(1, recent.length);
    const quoted = books.truth.suppliers.find(({ id }) => id === one.supplierId)?.quotedDays ?? 14;
    const point = usual * (quoted + BUFFER_DAYS);
    const position = books.position(one.sku, day);
    if (position <= point) books.order(one, Math.ceil(point + COVER_DAYS * usual - position), day);
  }
};
const BUFFER_DAYS = 7;
const COVER_DAYS = 30;

/** The agents each on what its own function knows: no lead times from receiving, no calendar, no stock, no returns. */
export const apart =
  (coverDays: number): Agent =>
  (books, day) => {
    const positions = positionsOf(books, day, { shares: false });
    reorder(books, day, { positions, coverDays });
    const blind = [...positions.values()].map(({ outlook }) => ({ ...outlook, onHand: null }));
    advertise(books, day, new Map(blind.map((outlook) => [outlook.sku, outlook])), []);
  };

/** The same agents with one shared context. */
export const together =
  (coverDays: number): Agent =>
  (books, day) => {
    const positions = positionsOf(books, day, { shares: true });
    reorder(books, day, { positions, coverDays });
    const outlooks = new Map([...positions].map(([sku, { outlook }]) => [sku, outlook]));
    const stock = [...positions.values()].flatMap((position) => stockoutFact(position, null));
    advertise(books, day, outlooks, [...stock, ...returnFacts(books, day)]);
  };

function positionsOf(books: Books, day: number, { shares }: { shares: boolean }): Map<string, SkuPosition> {
  return buildPositions(inventoryOf(books, day, { shares }), { shop: SHOP, thresholds: DEFAULT_THRESHOLDS });
}

/** Orders up to the reorder point and its cover wherever the position has fallen to the point. */
function reorder(
  books: Books,
  day: number,
  { positions, coverDays }: { positions: ReadonlyMap<string, SkuPosition>; coverDays: number },
): void {
  for (const one of books.truth.skus) {
    const outlook = positions.get(one.sku)?.outlook;
    if (!outlook) continue;
    const position = books.position(one.sku, day);
    if (position > outlook.reorderPoint) continue;
    const need = outlook.reorderPoint + coverDays * outlook.velocityPerDay - position;
    const { quantity } = chooseQuantity({ need, moq: 0, casePack: 1, limit: null, value: () => 1 });
    books.order(one, Math.ceil(quantity), day);
  }
}

/** Pauses what loses, and what sells what cannot be sent; once a week moves budgets to where the next unit earns most. */
function advertise(
  books: Books,
  day: number,
  outlooks: ReadonlyMap<string, SkuOutlook>,
  facts: readonly FactDraft[],
): void {
  const { skus } = books.truth;
  const channels = new Map(skus.map(({ sku, channel }) => [sku, channel]));
  const stock: Stock = { outlooks, known: knownFrom(facts) };
  const margin = marginOf(outlooks, stock.known, channels);
  const ads = new Map(skus.map((one) => [one.sku, adOf(books, one, day)]));
  const prior = conversionPrior([...ads.values()]);
  if (!prior) return;
  for (const one of skus) {
    const ad = ads.get(one.sku);
    if (ad && loses(ad, margin(ad), prior, one.price)) books.budgets.set(one.sku, 0);
  }
  for (const one of skus) {
    const ad = ads.get(one.sku);
    if (!ad) continue;
    const there = availability(ad, stock);
    const budget = books.budgets.get(one.sku) ?? 0;
    // A click is worth its conversions' margin as far as what they order can be sent.
    const worth =
      ((prior.shape + ad.conversions) / (prior.clicks + ad.ripeClicks)) * (margin(ad).share ?? 0) * one.price;
    if (there <= MOST_AVAILABLE && worth * there < one.cpc && budget > 0) {
      books.asleep.set(one.sku, budget);
      books.budgets.set(one.sku, 0);
    } else if (there > MOST_AVAILABLE && books.asleep.has(one.sku)) {
      books.budgets.set(one.sku, books.asleep.get(one.sku) ?? 0);
      books.asleep.delete(one.sku);
    }
  }
  if (day % 7 === 0) move(books, ads, margin, stock);
}

const MOST_AVAILABLE = 0.5;

function loses(
  ad: AdRow,
  margin: ReturnType<ReturnType<typeof marginOf>>,
  prior: ConversionPrior,
  price: number,
): boolean {
  const window = { from: FIRST, to: FIRST, days: 28, currency: SHOP.currency, maturedThrough: new Date(0) };
  return cpaBreach(ad, { margin, prior, valuePerConversion: price }, window, DEFAULT_THRESHOLDS) !== null;
}

function move(
  books: Books,
  ads: ReadonlyMap<string, AdRow>,
  margin: ReturnType<typeof marginOf>,
  stock: Stock,
): void {
  const campaigns = books.truth.skus.flatMap((one): BudgetedCampaign[] => {
    const ad = ads.get(one.sku);
    const budget = books.budgets.get(one.sku) ?? 0;
    if (!ad || budget <= 0) return [];
    const row = {
      campaign_id: one.sku,
      name: null,
      budget,
      currency: SHOP.currency,
      brand: false,
      shared_budget: null,
    };
    const days = (books.days.get(one.sku) ?? []).slice(-60);
    const marginPerConversion = (margin(ad).share ?? 0) * one.price * availability(ad, stock);
    return [{ row: row as BudgetedCampaign['row'], spend: budget, marginPerConversion, days }];
  });
  for (const { campaignId, to } of reallocation(campaigns, SHOP.currency)?.moves ?? []) {
    books.budgets.set(campaignId, to.minor);
  }
}

/** Four weeks of an ad. Platforms count a conversion when it is ordered. */
function adOf(books: Books, { sku, price }: TrueSku, day: number): AdRow {
  const seen = (books.days.get(sku) ?? []).slice(Math.max(0, day - 28), day);
  const sum = (of: (one: (typeof seen)[number]) => number) => seen.reduce((total, one) => total + of(one), 0);
  const [clicks, cost, conversions] = [
    sum((one) => one.clicks),
    sum((one) => one.spend),
    sum((one) => one.conversions),
  ];
  return {
    ...{
      type: 'keyword',
      id: sku,
      text: sku,
      status: 'enabled',
      skus: [sku],
      campaign_id: sku,
      campaign_name: sku,
    },
    ...{
      brand: false,
      currency: SHOP.currency,
      clicks,
      cost,
      ripeClicks: clicks,
      ripeCost: cost,
      conversions,
    },
    ...{ value: conversions * price, hours: 24 * seen.length },
  };
}

/** What returns tell: each SKU's rate, and each channel's against the largest, of orders two weeks old and older. */
function returnFacts(books: Books, day: number): FactDraft[] {
  const seen = books.truth.skus.map((one) => ({
    one,
    days: (books.days.get(one.sku) ?? []).slice(0, Math.max(0, day - 14)),
  }));
  const total = (days: (typeof seen)[number]['days'], of: (one: (typeof days)[number]) => number) =>
    days.reduce((sum, one) => sum + of(one), 0);
  const rates = seen.flatMap(({ one, days }): FactDraft[] => {
    const units = total(days, ({ sold, soldByAd }) => sold - soldByAd);
    if (units === 0) return [];
    const value = { rate: total(days, ({ back }) => back) / units, n: units };
    return [{ kind: 'return_rate', subject: { type: 'sku', id: one.sku }, value, confidence: 0.9 }];
  });
  const byAd = seen.map(({ one, days }) => ({
    channel: one.channel as string,
    category: one.sku,
    units: total(days, ({ soldByAd }) => soldByAd),
    returned: total(days, ({ backByAd }) => backByAd),
  }));
  const plain = seen.map(({ one, days }) => ({
    channel: 'direct',
    category: one.sku,
    units: total(days, ({ sold, soldByAd }) => sold - soldByAd),
    returned: total(days, ({ back }) => back),
  }));
  return [...rates, ...channelRatios([...plain, ...byAd]).map(channelFact)];
}
