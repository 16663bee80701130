import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/domain/database.ts';
import { chanceAbove, conversionPrior, evidenceAbove } from '../../../src/watch/ads/conversion-prior.ts';
import type { AdRow } from '../../../src/watch/ads/figures.ts';
import { clickValue } from '../../../src/watch/ads/low-stock.ts';
import { marginOf } from '../../../src/watch/ads/margin.ts';
import { runWatchers } from '../../../src/watch/index.ts';
import type { KnownFact, KnownFacts } from '../../../src/watch/known-facts.ts';
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
  const knowing = (
    facts: Readonly<Record<string, readonly (readonly [string, Record<string, unknown>])[]>>,
  ) => ({
    ofKind: (kind: string) =>
      new Map(
        (facts[kind] ?? []).map(([id, value]) => [
          id,
          { kind, subject: { type: 'sku', id }, value, confidence: 1 } as KnownFact,
        ]),
      ),
  });
  const channels = new Map([['C1', 'influencer']]);
  const share = (known: KnownFacts) => marginOf(outlooks, known, channels)(ad()).share ?? Number.NaN;

  test('is less where it comes back, and less again through a channel whose buyers return twice as much', () => {
    const returned = { return_rate: [['SKU-1', { rate: 0.2 }]] } as const;
    const [none, some, more] = [
      share(knowing({})),
      share(knowing(returned)),
      share(knowing({ ...returned, channel_return_ratio: [['influencer', { ratio: 2 }]] })),
    ];
    expect(some).toBeCloseTo(none * 0.8);
    expect(more).toBeCloseTo(none * 0.6);
  });

  test('names the facts that moved it, and by how much; without any, none', () => {
    const known = knowing({
      return_rate: [['SKU-1', { rate: 0.2, n: 230 }]],
      channel_return_ratio: [['influencer', { ratio: 2 }]],
    });
    const { facts } = marginOf(outlooks, known, channels)(ad());
    expect(facts.map(({ kind, subject }) => `${kind} ${subject.id}`)).toEqual([
      'channel_return_ratio influencer',
      'return_rate SKU-1',
    ]);
    expect(facts[0]?.moved).toMatch(/^margin of a sale \d+ % → \d+ %$/);
    expect(marginOf(outlooks, knowing({}), channels)(ad()).facts).toEqual([]);
  });

  test('is the shop’s mean where an ad names no SKU, by its channel too', () => {
    const known = knowing({
      return_rate: [['SKU-1', { rate: 0.2 }]],
      channel_return_ratio: [['influencer', { ratio: 2 }]],
    });
    const margin = marginOf(outlooks, known, channels)(ad({ skus: [] }));
    expect(margin.share).toBeCloseTo(share(known));
    expect(margin.isReturnAdjusted).toBe(true);
    expect(margin.facts.map(({ kind }) => kind)).toEqual(['channel_return_ratio', 'return_rate']);
    const unknown = marginOf(outlooks, knowing({}), channels)(ad({ skus: [] }));
    expect(unknown).toMatchObject({ isReturnAdjusted: false, facts: [] });
  });
});

describe('the value of a click', () => {
  const prior = { shape: 3, clicks: 100 };
  const value = (onHand: number | null, velocityPerDay = 5) =>
    clickValue(
      ad(),
      new Map([['SKU-1', outlookOf({ sku: 'SKU-1', onHand, committed: 0, velocityPerDay })]]),
      {
        marginPerConversion: 4500,
        prior,
      },
    );

  test('falls with the stock that is left, to the price of the click at none', () => {
    expect(value(500)).toMatchObject({ availability: 1, before: expect.closeTo(35, 0) });
    const [half, none] = [value(17), value(0)];
    expect(half?.after).toBeLessThan(half?.before ?? 0);
    expect(none).toMatchObject({ availability: 0, after: -100 });
  });

  test('is unknown without a stock level', () => {
    expect(value(null)).toBeNull();
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
