import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishFacts } from '../../src/context/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { addDays } from '../../src/domain/day.ts';
import { DEFAULT_THRESHOLDS, runWatchers } from '../../src/watch/index.ts';
import { testDatabase } from '../support/database.ts';
import { NOW, SHOP, seedOrder, seedProduct, seedSales, seedStock, seedSupplier, TODAY } from './shop.ts';

const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
let db: Database;

/** A SKU that ran dry with an order on its way, an ad that sells it, and somebody who waits for it. */
beforeAll(async () => {
  db = await testDatabase();
  for (const sku of ['GONE', 'THERE']) await seedProduct(db, sku);
  await seedSupplier(db, 'NA', 'Ningbo Apex', 10, ['GONE', 'THERE']);
  for (const [sku, left] of [
    ['GONE', 0],
    ['THERE', 900],
  ] as const) {
    await seedSales(
      db,
      sku,
      Array.from({ length: 100 }, () => 10),
    );
    await seedStock(db, sku, addDays(TODAY, -1), left);
  }
  await seedOrder(db, {
    ...{ po: 'PO-1', sku: 'GONE', supplier: 'NA' },
    ...{ orderedAgo: 5, promisedAfter: 10, quantity: 400 },
  });
  await db.query(
    `insert into campaign (campaign_id, name, platform, daily_budget_minor, currency, status, brand, source)
     values ('C1', 'Things', 'google', 90000, 'USD', 'enabled', false, 'feed')`,
  );
  await db.query(
    `insert into keyword (keyword_id, campaign_id, text, status, sku, source)
     values ('K1', 'C1', 'a thing', 'enabled', 'GONE', 'feed'), ('K2', 'C1', 'another', 'enabled', 'THERE', 'feed')`,
  );
  await db.query(
    `insert into ad_stat (hour, entity_kind, entity_id, impressions, clicks, cost_minor, conversions, conversion_value_minor, currency, source)
     select h, 'keyword', k, 100, 10, 400, 1, 2000, 'USD', 'feed'
       from generate_series($1::timestamptz - interval '25 days', $1::timestamptz - interval '1 hour', interval '1 hour') h,
            unnest(array['K1', 'K2']) k`,
    [NOW],
  );
  await db.query(
    `insert into order_line (order_id, line, ordered_at, sku, quantity, unit_price_minor, currency, customer_id, source)
     values ('OR-1001', '1', $1, 'GONE', 1, 2000, 'USD', 'C-1', 'feed')`,
    [hoursAgo(60)],
  );
  await db.query(
    `insert into shipment (shipment_id, order_id, carrier, label_created_at, source)
     values ('S-1', 'OR-1001', 'UPS', $1, 'feed')`,
    [hoursAgo(50)],
  );
  await db.query(
    `insert into ticket (ticket_id, created_at, customer_id, order_id, body, status, source)
     values ('T-1', $1, 'C-1', 'OR-1001', 'Where is my order?', 'open', 'feed')`,
    [hoursAgo(30)],
  );
});
afterAll(() => db.close());

const thresholds = { ...DEFAULT_THRESHOLDS, 'ticket_backlog.open': 1 };
const look = () => runWatchers(db, { now: NOW, shop: SHOP, thresholds });

test('what runs out reaches ads and support in the same look, and each says what it moved', async () => {
  const { facts, drafts, situations } = await look();
  const stock = facts.find(({ kind }) => kind === 'stockout_probability');
  expect(stock).toMatchObject({ subject: { id: 'GONE' }, value: { onHand: 0, availability: 0 } });
  expect(facts.filter(({ kind }) => kind === 'stockout_probability')).toHaveLength(1);
  const scarce = drafts.filter(({ kind }) => kind === 'spend_on_low_stock');
  expect(scarce.map(({ subject }) => subject.id)).toEqual(['K1']);
  expect(scarce[0]?.evidence.facts).toEqual([
    expect.objectContaining({
      subject: { type: 'sku', id: 'GONE' },
      moved: expect.stringMatching(/^expected margin of a click \$\d\.\d\d → -\$0\.40$/),
    }),
  ]);
  const [reply] = situations.support.replies;
  expect(reply?.body).toMatch(/has not left us yet.*We expect it in around/s);
  const backlog = drafts.find(({ kind }) => kind === 'ticket_backlog');
  expect(backlog?.evidence.facts).toEqual([
    expect.objectContaining({
      subject: { type: 'sku', id: 'GONE' },
      moved: '1 answer tells what it waits for',
    }),
  ]);
});

test('what an earlier look told of stock moves nothing once a look does not tell it again', async () => {
  const old = {
    kind: 'stockout_probability',
    subject: { type: 'sku', id: 'THERE' },
    value: { probability: 1, stockoutOn: null, daysOfCover: 0, onHand: 0, availability: 0, supplierId: null },
    confidence: 0.9,
  } as const;
  await db.transaction((tx) => publishFacts(tx, { facts: [old], provenance: {}, now: hoursAgo(5) }));
  const { drafts } = await look();
  const scarce = drafts.filter(({ kind }) => kind === 'spend_on_low_stock');
  expect(scarce.map(({ subject }) => subject.id)).toEqual(['K1']);
});
