import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/domain/database.ts';
import { addDays } from '../../src/domain/day.ts';
import type { FindingDraft } from '../../src/domain/finding.ts';
import { runWatchers } from '../../src/watch/index.ts';
import { testDatabase } from '../support/database.ts';
import { NOW, SHOP, seedOrder, seedProduct, seedSales, seedStock, seedSupplier, TODAY } from './shop.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
  for (const sku of ['SKU-2847', 'COVERED', 'INCOMING', 'DEAD', 'ARCHIVED']) {
    await seedProduct(db, sku, { status: sku === 'ARCHIVED' ? 'archived' : 'active' });
  }
  const steady = Array.from({ length: 200 }, () => 10);
  for (const sku of ['SKU-2847', 'COVERED', 'INCOMING', 'ARCHIVED']) await seedSales(db, sku, steady);
  for (const [sku, onHand] of [
    ['SKU-2847', 40],
    ['COVERED', 900],
    ['INCOMING', 40],
    ['DEAD', 0],
    ['ARCHIVED', 5],
  ] as const) {
    await seedStock(db, sku, TODAY, onHand);
  }
  await seedSupplier(db, 'NA', 'Ningbo Apex', 7, ['SKU-2847', 'COVERED', 'INCOMING', 'ARCHIVED']);
  for (let i = 0; i < 12; i += 1) {
    await seedOrder(db, {
      po: `PO-${i}`,
      sku: 'COVERED',
      supplier: 'NA',
      orderedAgo: 30 + 10 * i,
      promisedAfter: 7,
      quantity: 100,
      receivedAfter: 12,
    });
  }
  await seedOrder(db, {
    po: 'PO-NEXT',
    sku: 'INCOMING',
    supplier: 'NA',
    orderedAgo: 10,
    promisedAfter: 7,
    quantity: 500,
  });
});

afterAll(() => db.close());

async function stockouts(now = NOW): Promise<Map<string, FindingDraft<'stockout_risk'>>> {
  const { drafts } = await runWatchers(db, { now, shop: SHOP });
  return new Map(
    drafts.flatMap((draft) => (draft.kind === 'stockout_risk' ? [[draft.subject.id, draft] as const] : [])),
  );
}

test('says when the shelf is empty and how long the supplier really takes', async () => {
  const finding = (await stockouts()).get('SKU-2847');
  expect(finding?.headline).toBe(
    'At current velocity SKU-2847 stocks out in 4 days; Ningbo Apex really takes 12 (quotes 7).',
  );
  expect(finding?.severity).toBe('critical');
  expect(finding?.evidence).toMatchObject({
    onHand: 40,
    incoming: 0,
    velocityPerDay: 10,
    daysOfCover: 4,
    stockoutOn: addDays(TODAY, 4),
    leadTimeDays: { quoted: 7, actualP50: 12 },
    supplierName: 'Ningbo Apex',
    orderBy: TODAY,
  });
  expect(finding?.evidence.probability).toBeGreaterThan(0.99);
  // 12 days until a reorder could be here and 30 that it is for, of 10 units each, less 40 on hand, at a margin of 12.00.
  expect(finding?.stake?.minor).toBeGreaterThan(370 * 1200);
  expect(finding?.stake?.minor).toBeLessThan(390 * 1200);
});

test('is silent about enough stock, a delivery on its way, and products that are not sold', async () => {
  expect([...(await stockouts()).keys()]).toEqual(['SKU-2847']);
});

test('sees nothing that happened after the instant of the run', async () => {
  const before = [...(await stockouts()).values()];
  await seedStock(db, 'SKU-2847', addDays(TODAY, 1), 5000);
  await db.query("update stock_day set on_hand = 5000 where sku = 'SKU-2847' and day >= $1", [TODAY]);
  await db.query(
    `insert into receipt (receipt_id, po_id, sku, received_at, quantity, source)
     values ('later', 'PO-NEXT', 'INCOMING', $1, 500, 'feed')`,
    [addDays(TODAY, 1)],
  );
  expect([...(await stockouts()).values()]).toEqual(before);
});
