import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/domain/database.ts';
import { addDays } from '../../src/domain/day.ts';
import { DEFAULT_THRESHOLDS, runWatchers, type WatchReport } from '../../src/watch/index.ts';
import { testDatabase } from '../support/database.ts';
import { days } from './series.ts';
import { NOW, SHOP, seedProduct, seedSales, seedStock, seedSupplier, TODAY } from './shop.ts';

let db: Database;
let report: WatchReport;

/** A launch that has sold four times the usual for two days and goes on for six more, with a week of the usual left. */
beforeAll(async () => {
  db = await testDatabase();
  await seedProduct(db, 'HOT');
  await seedSales(db, 'HOT', [...days(120, 20), ...days(2, 80)]);
  await seedStock(db, 'HOT', TODAY, 140);
  await seedSupplier(db, 'NA', 'Ningbo Apex', 12, ['HOT']);
  await db.query(
    `insert into business_event (event_id, kind, starts_at, ends_at, sku, source)
     values ('E-HOT', 'launch', $1, $2, 'HOT', 'feed')`,
    [addDays(TODAY, -2), addDays(TODAY, 5)],
  );
  await db.query(
    `insert into campaign (campaign_id, name, platform, daily_budget_minor, currency, status, brand, source)
     values ('C1', 'Things', 'google', 90000, 'USD', 'enabled', false, 'feed')`,
  );
  await db.query(
    `insert into keyword (keyword_id, campaign_id, text, status, sku, source)
     values ('K1', 'C1', 'a thing', 'enabled', 'HOT', 'feed')`,
  );
  await db.query(
    `insert into ad_stat (hour, entity_kind, entity_id, impressions, clicks, cost_minor, conversions, conversion_value_minor, currency, source)
     select h, 'keyword', 'K1', 100, 10, 600, 1, 2000, 'USD', 'feed'
       from generate_series($1::timestamptz - interval '25 days', $1::timestamptz - interval '1 hour', interval '1 hour') h`,
    [NOW],
  );
  await askedAbout([50, 45, 40, 35, 30, 25, 20, 16], 'usual');
  await askedAbout([1, 1, 1, 1, 1, 1], 'now');
  const thresholds = { ...DEFAULT_THRESHOLDS, 'ticket_theme.count': 4, 'ticket_theme.ratio': 1 };
  report = await runWatchers(db, { now: NOW, shop: SHOP, thresholds });
});
afterAll(() => db.close());

async function askedAbout(agos: readonly number[], name: string): Promise<void> {
  await db.query(
    `insert into ticket (ticket_id, created_at, sku, body, status, source)
     select $3 || i, $1::timestamptz - make_interval(days => ago), 'HOT', 'Does this run small? Which size should I take?', 'solved', 'feed'
       from unnest($2::int[]) with ordinality a (ago, i)`,
    [NOW, agos, name],
  );
}

const found = (wanted: string) => report.drafts.find(({ kind }) => kind === wanted)?.evidence;
const ofEvent = (wanted: string) => found(wanted)?.facts?.find(({ kind }) => kind === 'event_under_way');

test('a launch that goes on moves the day of running out, and is named with it', () => {
  expect(ofEvent('stockout_risk')).toMatchObject({
    subject: { type: 'sku', id: 'HOT' },
    value: { eventKind: 'launch', until: addDays(TODAY, 5) },
    moved: expect.stringMatching(/^demand of 28 days [\d,]+ → [\d,]+ units; runs out .+, without it .+$/),
  });
});

test('what can be sent of it is counted at its pace, and the click’s worth says what the launch took', () => {
  const stock = report.facts.find(({ kind }) => kind === 'stockout_probability');
  // 140 units against six days of 80 and one of what stays.
  expect(stock?.value).toMatchObject({ availability: expect.closeTo(140 / 510, 1) });
  expect(found('spend_on_low_stock')?.facts?.map(({ kind }) => kind)).toEqual([
    'stockout_probability',
    'event_under_way',
  ]);
  expect(ofEvent('spend_on_low_stock')?.moved).toMatch(
    /^expected margin of a click -?\$\d\.\d\d → -\$\d\.\d\d$/,
  );
});

test('more are expected to write while more is sold, and the theme says so', () => {
  expect(ofEvent('ticket_theme')?.moved).toMatch(/^tickets expected 0\.\d → \d\.\d$/);
});
