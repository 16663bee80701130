import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/domain/database.ts';
import { addDays } from '../../src/domain/day.ts';
import { runWatchers, type SkuOutlook, type WatchReport } from '../../src/watch/index.ts';
import { testDatabase } from '../support/database.ts';
import { days } from './series.ts';
import { NOW, SHOP, seedOrder, seedProduct, seedSales, seedStock, seedSupplier, TODAY } from './shop.ts';

let db: Database;
let before: WatchReport;

beforeAll(async () => {
  db = await testDatabase();
  for (const sku of ['SOLD', 'ORDERED']) {
    await seedProduct(db, sku);
    await seedSales(db, sku, days(200, 8));
    await seedStock(db, sku, TODAY, 60);
  }
  await seedSupplier(db, 'NA', 'Ningbo Apex', 7, ['SOLD', 'ORDERED']);
  const line = { po: 'PO-1', sku: 'ORDERED', supplier: 'NA', promisedAfter: 7, quantity: 90 };
  await seedOrder(db, { ...line, orderedAgo: 5 });
  before = await runWatchers(db, { now: NOW, shop: SHOP });
});

afterAll(() => db.close());

/** What a run at the same instant says now that the database knows more. */
async function again(): Promise<WatchReport> {
  return runWatchers(db, { now: NOW, shop: SHOP });
}

function figures({ drafts, outlooks }: WatchReport) {
  const each = ({ sku, onHand, velocityPerDay, openOrders, leadTime, reorderPoint }: SkuOutlook) => ({
    ...{ sku, onHand, velocityPerDay, openOrders, leadTime, reorderPoint },
  });
  return { drafts, outlooks: [...outlooks.values()].map(each) };
}

const TOMORROW = addDays(TODAY, 1);

test.each([
  ['a sale', `insert into sales_day values ('SOLD', $1, 900, 900, 1, 100)`],
  [
    'an order line of the same day',
    `insert into order_line (order_id, line, ordered_at, sku, quantity, unit_price_minor, source)
     values ('late', '1', $1::date - 1 + interval '20 hours', 'SOLD', 50, 100, 'feed')`,
  ],
  ['a cancellation', `insert into cancel_day values ('SOLD', $1::date - 5, $1, 8)`],
  ['a return', `insert into restock_day values ('SOLD', $1, 500, 500)`],
  ['a stock level', `insert into stock_day (sku, day, on_hand) values ('SOLD', $1, 0)`],
  [
    'a receipt',
    `insert into receipt (receipt_id, po_id, sku, received_at, quantity, source)
     values ('r', 'PO-1', 'ORDERED', $1, 90, 'feed')`,
  ],
  [
    'a purchase order',
    `insert into purchase_order_line (po_id, sku, supplier_id, ordered_at, quantity_ordered, status, source)
     values ('PO-2', 'SOLD', 'NA', $1, 400, 'sent', 'feed')`,
  ],
  [
    'an event that may have been written down afterwards',
    `with sold as (insert into sales_day values ('LATER', $1, 1, 1, 1, 100))
     insert into business_event (event_id, kind, starts_at, sku, extra, source)
     values ('e', 'launch', $1, 'SOLD', '{"peak_ratio": "5"}', 'feed')`,
  ],
  [
    'a threshold',
    `insert into threshold_setting (kind, key, value, set_by, set_at)
     values ('stockout_risk', 'probability', '0.99', '{}', $1)`,
  ],
])('%s of tomorrow does not exist today', async (_, statement) => {
  await db.query(statement, [TOMORROW]);
  expect(figures(await again())).toEqual(figures(before));
});

test('tomorrow it does', async () => {
  const later = await runWatchers(db, { now: new Date(`${addDays(TODAY, 2)}T02:00:00Z`), shop: SHOP });
  const sold = later.outlooks.get('SOLD');
  expect(sold?.openOrders.map(({ poId }) => poId)).toEqual(['PO-2']);
  expect(later.outlooks.get('ORDERED')).toMatchObject({ openOrders: [], leadTime: { receipts: 1 } });
});
