import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FactDraft, type KnownFacts, knownFrom } from '../../../src/context/index.ts';
import type { Database } from '../../../src/domain/database.ts';
import { chanceAbove, conversionPrior, evidenceAbove } from '../../../src/watch/ads/conversion-prior.ts';
import type { AdRow } from '../../../src/watch/ads/figures.ts';
import { clickValue } from '../../../src/watch/ads/low-stock.ts';
import { marginOf } from '../../../src/watch/ads/margin.ts';
import { campaignWorth } from '../../../src/watch/ads/worth.ts';
import { runWatchers } from '../../../src/watch/index.ts';
import { outlookOf } from '../../advise/outlook.ts';
import { testDatabase } from '../../support/database.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const SHOP = { name: 'Shop', timeZone: 'America/New_York', currency: 'USD', returnWindowDays: 30 };

const ad = (changes: Partial<AdRow> = {}): AdRow => ({
  type: 'keyword',
  id: 'K1',
  text: 'steel bottle',
  status: 'enabled',
  skus: ['SKU-1'],
  campaign_id: 'C1',
  campaign_name: 'Bottles',
  brand: false,
  currency: 'USD',
  clicks: 1000,
  cost: 100_000,
  ripeClicks: changes.clicks ?? 1000,
  ripeCost: changes.cost ?? 100_000,
  conversions: 30,
  value: 120_000,
  hours: 600,
  ...changes,
});

describe('the chance that a true CPA is above a target', () => {
  const account = Array.from({ length: 40 }, (_, i) => ad({ id: `K${i}`, conversions: 25 + (i % 11) }));
  const prior = conversionPrior(account);

  test('needs an account in which something converts', () => {
    expect(conversionPrior([ad({ conversions: 0 })])).toBeNull();
    expect(prior).not.toBeNull();
  });

  test('a few clicks without a sale say little, a thousand say much', () => {
    if (!prior) return expect.unreachable();
    const few = chanceAbove(ad({ clicks: 12, cost: 1200, conversions: 0 }), 4000, prior);
    const many = chanceAbove(ad({ clicks: 1500, cost: 150_000, conversions: 2 }), 4000, prior);
    expect(few).toBeLessThan(0.9);
    expect(many).toBeGreaterThan(0.99);
    expect(chanceAbove(ad({ clicks: 0, cost: 0, conversions: 0 }), 4000, prior)).toBe(0);
  });

  test('more sales for the same money make it smaller', () => {
    if (!prior) return expect.unreachable();
    const chances = [0, 5, 20, 60].map((conversions) => chanceAbove(ad({ conversions }), 4000, prior));
    expect(chances).toEqual(chances.toSorted((a, b) => b - a));
  });
});

describe('looking every day', () => {
  const prior = { shape: 3, clicks: 100 };

  test('the more often nothing comes of a click, the more it says; a keyword at its target is never against it', () => {
    const evidence = [50, 200, 800].map((clicks) =>
      evidenceAbove(ad({ clicks, cost: 100 * clicks, conversions: 0 }), 4000, prior),
    );
    expect(evidence).toEqual(evidence.toSorted((a, b) => a - b));
    expect(evidenceAbove(ad({ clicks: 4000, cost: 400_000, conversions: 100 }), 4000, prior)).toBeLessThan(0);
  });

  test('its expectation at the target is one, so that by chance it rarely becomes large', () => {
    // E[likelihood ratio] under Poisson(n × rate): summed over what may be seen.
    const [clicks, target, cpc] = [500, 4000, 100];
    const mean = (clicks * cpc) / target;
    let probability = Math.exp(-mean);
    let expectation = 0;
    for (let conversions = 0; conversions < 120; conversions += 1) {
      expectation +=
        probability * Math.exp(evidenceAbove(ad({ clicks, cost: cpc * clicks, conversions }), target, prior));
      probability *= mean / (conversions + 1);
    }
    expect(expectation).toBeCloseTo(1, 6);
  });
});

describe('what a sale leaves', () => {
  const outlooks = new Map([['SKU-1', outlookOf({ sku: 'SKU-1' })]]);
  const rate = (of: number): FactDraft => ({
    kind: 'return_rate',
    subject: { type: 'sku', id: 'SKU-1' },
    value: { rate: of, n: 230 },
    confidence: 1,
  });
  const ratio = (of: number): FactDraft => ({
    kind: 'channel_return_ratio',
    subject: { type: 'acquisition_channel', id: 'influencer' },
    value: { versus: 'search', ratio: of, interval: [of, of], rate: 0.2, n: 900 },
    confidence: 1,
  });
  const channels = new Map([['C1', 'influencer']]);
  const share = (known: KnownFacts) => marginOf(outlooks, known, channels)(ad()).share ?? Number.NaN;

  test('is less where it comes back, and less again through a channel whose buyers return twice as much', () => {
    const [none, some, more] = [
      share(knownFrom([])),
      share(knownFrom([rate(0.2)])),
      share(knownFrom([rate(0.2), ratio(2)])),
    ];
    expect(some).toBeCloseTo(none * 0.8);
    expect(more).toBeCloseTo(none * 0.6);
  });

  test('names the facts that moved it, and by how much; without any, none', () => {
    const known = knownFrom([rate(0.2), ratio(2)]);
    const { facts } = marginOf(outlooks, known, channels)(ad());
    expect(facts.map(({ kind, subject }) => `${kind} ${subject.id}`)).toEqual([
      'channel_return_ratio influencer',
      'return_rate SKU-1',
    ]);
    // Margin 62.5 %: one in five comes back, from this channel two in five.
    expect(facts.map(({ moved }) => moved)).toEqual([
      'margin of a sale 50 % → 37.5 %',
      'margin of a sale 62.5 % → 37.5 %',
    ]);
    expect(marginOf(outlooks, knownFrom([]), channels)(ad()).facts).toEqual([]);
  });

  const batch = (returnRate: number, soldUntil: string | null = null): FactDraft => ({
    kind: 'batch_quality',
    subject: { type: 'sku', id: 'SKU-1' },
    value: {
      ...{ supplierId: 'S1', lot: 'LOT-2', from: '2026-02-01', returnRate, otherwise: 0.1, soldUntil },
      ...{ n: 60, inferred: true },
    },
    confidence: 0.9,
  });
  const sizing = (returnRate: number | null): FactDraft => ({
    kind: 'sizing_defect',
    subject: { type: 'sku', id: 'SKU-1' },
    value: { direction: 'small', share: 0.7, returnRate, n: 60, since: '2026-02-01' },
    confidence: 0.9,
  });

  test.each([
    ['batch_quality', [rate(0.2), batch(0.4)], 0.4, '50 % → 37.5 %'],
    ['sizing_defect', [rate(0.2), sizing(0.3)], 0.3, '50 % → 43.8 %'],
    ['sizing_defect', [rate(0.2), sizing(0.4), batch(0.4)], 0.4, '50 % → 37.5 %'],
    ['return_rate', [rate(0.2), batch(0.1), sizing(0.1)], 0.2, '56.3 % → 50 %'],
    ['return_rate', [rate(0.2), batch(0.4, '2026-02-20'), sizing(null)], 0.2, '62.5 % → 50 %'],
  ])('goes by the largest of what is told of the same returns, here %s', (kind, facts, returned, moved) => {
    const margin = marginOf(outlooks, knownFrom(facts), new Map())(ad());
    expect(margin.share).toBeCloseTo(0.625 * (1 - returned));
    expect(margin.facts).toEqual([expect.objectContaining({ kind, moved: `margin of a sale ${moved}` })]);
  });

  test('is the shop’s mean where an ad names no SKU, by its channel too', () => {
    const known = knownFrom([rate(0.2), ratio(2)]);
    const margin = marginOf(outlooks, known, channels)(ad({ skus: [] }));
    expect(margin.share).toBeCloseTo(share(known));
    expect(margin.isReturnAdjusted).toBe(true);
    expect(margin.facts.map(({ kind, moved }) => [kind, moved])).toEqual([
      ['channel_return_ratio', 'margin of a sale 50 % → 37.5 %'],
      ['return_rate', 'margin of a sale 62.5 % → 37.5 %'],
    ]);
    const unknown = marginOf(outlooks, knownFrom([]), channels)(ad({ skus: [] }));
    expect(unknown).toMatchObject({ isReturnAdjusted: false, facts: [] });
  });
});

describe('the value of a click', () => {
  const prior = { shape: 3, clicks: 100 };
  const stock = (sku: string, availability: number): FactDraft => ({
    kind: 'stockout_probability',
    subject: { type: 'sku', id: sku },
    value: {
      ...{ probability: 0.9, stockoutOn: null, daysOfCover: 7 * availability, onHand: 0 },
      ...{ availability, restockOn: null, supplierId: null },
    },
    confidence: 0.9,
  });
  const outlooks = new Map(['SKU-1', 'SKU-2'].map((sku) => [sku, outlookOf({ sku, velocityPerDay: 5 })]));
  const value = (facts: FactDraft[], skus = ['SKU-1']) =>
    clickValue(ad({ skus }), { outlooks, known: knownFrom(facts) }, { marginPerConversion: 4500, prior });

  test('falls with what can be sent by the shared fact, to the price of the click at none', () => {
    const [half, none] = [value([stock('SKU-1', 0.5)]), value([stock('SKU-1', 0)])];
    expect(half).toMatchObject({ availability: 0.5, before: expect.closeTo(35, 0) });
    expect(half?.after).toBeLessThan(half?.before ?? 0);
    expect(none).toMatchObject({ availability: 0, after: -100 });
  });

  test('is moved by nothing where no fact speaks against it', () => {
    expect(value([])).toBeNull();
    expect(value([stock('SKU-2', 0)])).toBeNull();
  });

  test('each fact is told with what it is without that fact alone', () => {
    const two = value([stock('SKU-1', 0), stock('SKU-2', 0.5)], ['SKU-1', 'SKU-2']);
    expect(two).toMatchObject({ sku: 'SKU-1', availability: 0.25 });
    const [most, less] = two?.moves ?? [];
    expect([most?.fact.subject.id, less?.fact.subject.id]).toEqual(['SKU-1', 'SKU-2']);
    expect(most?.without).toBeGreaterThan(less?.without ?? 0);
    expect(less?.without).toBeGreaterThan(two?.after ?? 0);
  });

  test('an event under way is told beside the stock that it empties, and what it does is counted once', () => {
    const week = { from: '2026-03-02', to: '2026-03-08', demandRatio: 3 };
    const scarce = stock('SKU-1', 0.2);
    const inEvent = { ...scarce, value: { ...scarce.value, week } } as FactDraft;
    const event: FactDraft = {
      kind: 'event_under_way',
      subject: { type: 'sku', id: 'SKU-1' },
      value: {
        ...{ eventKind: 'launch', channel: null, peakRatio: 3 },
        ...{ since: '2026-03-01', until: '2026-03-20' },
      },
      confidence: 0.9,
    };
    const both = value([inEvent, event]);
    expect(both?.availability).toBeCloseTo(0.2);
    const without = value([inEvent]);
    expect(without?.availability).toBeCloseTo(0.6);
    expect(both?.moves.map(({ fact }) => fact.kind)).toEqual(['stockout_probability', 'event_under_way']);
    expect(both?.moves[1]?.without).toBeCloseTo(without?.after ?? 0);
    const worth = campaignWorth({
      ...{ outlooks, known: knownFrom([inEvent, event]), channels: new Map(), currency: 'USD' },
    })([ad()]);
    expect(worth.facts.map(({ kind, moved }) => [kind, moved])).toEqual([
      ['stockout_probability', 'margin of a conversion $25.00 → $5.00'],
      ['event_under_way', 'margin of a conversion $15.00 → $5.00'],
    ]);
  });

  test('a campaign’s conversions are worth what all facts together leave, each told by itself', () => {
    const channels = new Map([['C1', 'influencer']]);
    const rate: FactDraft = {
      kind: 'return_rate',
      subject: { type: 'sku', id: 'SKU-1' },
      value: { rate: 0.2, n: 230 },
      confidence: 1,
    };
    const worthBy = (facts: FactDraft[]) =>
      campaignWorth({ outlooks, known: knownFrom(facts), channels, currency: 'USD' })([ad()]);
    const plain = worthBy([]).marginPerConversion;
    const moved = worthBy([rate, stock('SKU-1', 0.5)]);
    expect(moved.marginPerConversion).toBeCloseTo(plain * 0.8 * 0.5);
    expect(moved.facts.map(({ kind, moved: words }) => [kind, words])).toEqual([
      ['stockout_probability', 'margin of a conversion $20.00 → $10.00'],
      ['return_rate', 'margin of a conversion $12.50 → $10.00'],
    ]);
  });
});

describe('a night of ads', () => {
  let db: Database;
  beforeAll(async () => {
    db = await testDatabase();
    await db.query(
      `insert into campaign (campaign_id, name, platform, daily_budget_minor, currency, status, brand, source)
       values ('C1', 'Bottles', 'google', 5000, 'USD', 'enabled', false, 'feed'), ('C2', 'Brand', 'google', 5000, 'USD', 'enabled', true, 'feed')`,
    );
    await db.query(
      `insert into keyword (keyword_id, campaign_id, text, status, source)
       values ('K1', 'C1', 'steel bottle', 'enabled', 'feed'), ('K2', 'C1', 'water bottle', 'enabled', 'feed'), ('K3', 'C2', 'our name', 'enabled', 'feed')`,
    );
    // Twenty days of steady hours, then a night in which one keyword spends thirty times as much.
    await db.query(
      `insert into ad_stat (hour, entity_kind, entity_id, impressions, clicks, cost_minor, conversions, conversion_value_minor, currency, source)
       select h, 'keyword', k, 100, 4, 200, case when extract(hour from h) in (3, 15) then 1 else 0 end,
              case when extract(hour from h) in (3, 15) then 6000 else 0 end, 'USD', 'feed'
         from generate_series($1::timestamptz - interval '20 days', $1::timestamptz - interval '1 hour', interval '1 hour') h,
              unnest(array['K1', 'K2', 'K3']) k`,
      [NOW],
    );
    await db.query(
      `update ad_stat set cost_minor = 6000, clicks = 60, conversions = 0
        where entity_id = 'K2' and hour >= $1::timestamptz - interval '9 hours'`,
      [NOW],
    );
  });
  afterAll(() => db.close());

  const drafts = async (now = NOW) => (await runWatchers(db, { now, shop: SHOP })).drafts;

  test('names the campaign that burns, with the keyword that explains it and what another day would cost', async () => {
    const shift = (await drafts()).find(({ kind }) => kind === 'spend_shift');
    expect(shift).toMatchObject({
      subject: { type: 'campaign', id: 'C1' },
      severity: 'critical',
      headline: expect.stringMatching(/^Bottles burned \$570 in 12 hours \(usually \$48\).*“water bottle”/),
      stake: { currency: 'USD' },
      deadline: '2026-03-02',
    });
    expect(shift?.evidence.drivers).toEqual([expect.objectContaining({ keywordId: 'K2' })]);
  });

  test('the night before was as usual, and nothing later is seen', async () => {
    const before = await drafts(new Date('2026-03-01T12:00:00Z'));
    expect(before.filter(({ kind }) => kind === 'spend_shift')).toEqual([]);
  });

  test('without ad figures nothing about ads is judged', async () => {
    const { evaluated } = await runWatchers(db, { now: new Date('2025-01-01T12:00:00Z'), shop: SHOP });
    expect(evaluated).not.toContain('spend_shift');
  });
});
