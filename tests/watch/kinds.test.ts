import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/domain/database.ts';
import { addDays } from '../../src/domain/day.ts';
import type { AnyFindingDraft } from '../../src/domain/finding.ts';
import { runWatchers } from '../../src/watch/index.ts';
import { testDatabase } from '../support/database.ts';
import { NOW, SHOP, seedOrder, seedProduct, seedSales, seedStock, seedSupplier, TODAY } from './shop.ts';

const days = (count: number, units: number) => Array.from({ length: count }, () => units);

let db: Database;
let drafts: ReadonlyMap<string, AnyFindingDraft>;

beforeAll(async () => {
  db = await testDatabase();
  const skus = ['STEADY', 'PILE', 'UNSOLD', 'RISEN', 'WHOLESALE', 'WAITING'];
  for (const sku of skus) await seedProduct(db, sku);
  await seedSales(db, 'STEADY', days(200, 5));
  await seedSales(db, 'PILE', days(200, 1));
  await seedSales(db, 'RISEN', [...days(186, 5), ...days(14, 15)]);
  await seedSales(db, 'WHOLESALE', [...days(195, 5), 5, 5, 400, 5, 5]);
  await seedSales(db, 'WAITING', days(200, 10));
  await db.query("update sales_day set max_line_units = 395 where sku = 'WHOLESALE' and units = 400");
  await db.query(
    `insert into order_line (order_id, line, ordered_at, sku, quantity, unit_price_minor, source)
     values ('big', '1', $1, 'WHOLESALE', 395, 2000, 'feed'), ('small', '1', $1, 'WHOLESALE', 5, 2000, 'feed'),
            ('last', '1', $2, 'STEADY', 5, 2000, 'feed')`,
    [addDays(TODAY, -3), `${addDays(TODAY, -1)}T20:00:00Z`],
  );
  for (const [sku, onHand] of [
    ['STEADY', 300],
    ['PILE', 400],
    ['UNSOLD', 50],
    ['RISEN', 900],
    ['WHOLESALE', 500],
    ['WAITING', 45],
  ] as const) {
    await seedStock(db, sku, TODAY, onHand);
  }
  await seedSupplier(db, 'NA', 'Ningbo Apex', 7, skus);
  for (let i = 0; i < 12; i += 1) {
    await seedOrder(db, {
      po: `PO-${i}`,
      sku: 'STEADY',
      supplier: 'NA',
      orderedAgo: 30 + 10 * i,
      promisedAfter: 7,
      quantity: 10,
      receivedAfter: 12,
    });
  }
  await seedOrder(db, {
    po: 'PO-LATE',
    sku: 'WAITING',
    supplier: 'NA',
    orderedAgo: 3,
    promisedAfter: 7,
    quantity: 500,
  });
  const report = await runWatchers(db, { now: NOW, shop: SHOP });
  expect(report.evaluated).toEqual([
    'stockout_risk',
    'excess_stock',
    'demand_shift',
    'late_purchase_order',
    'data_stale',
    'lead_time_drift',
    'supplier_reliability',
  ]);
  drafts = new Map(report.drafts.map((draft) => [`${draft.kind} ${draft.subject.id}`, draft]));
});

afterAll(() => db.close());

test('stock that outlasts half a year is excess, with the cash that lies in it', () => {
  expect(drafts.get('excess_stock PILE')).toMatchObject({
    evidence: {
      onHand: 400,
      velocityPerDay: 1,
      daysOfCover: 400,
      cashTied: { amount: '3200.00', currency: 'USD' },
    },
    // 220 units beyond 180 days at a cost of 8.00.
    stake: { minor: 44_000, currency: 'USD' },
  });
  expect(drafts.get('excess_stock UNSOLD')).toMatchObject({ evidence: { daysOfCover: null } });
  expect(drafts.has('excess_stock STEADY')).toBe(false);
});

test('a new rate of sale is a demand shift, since the day it began', () => {
  expect(drafts.get('demand_shift RISEN')).toMatchObject({
    evidence: { since: addDays(TODAY, -14), baselinePerDay: 5, nowPerDay: 15, ratio: 3, cause: null },
  });
  expect(drafts.has('demand_shift STEADY')).toBe(false);
});

test('one wholesale order is named as the cause of a jump', () => {
  expect(drafts.get('demand_shift WHOLESALE')).toMatchObject({
    severity: 'info',
    evidence: { cause: { kind: 'wholesale_order', id: 'big' } },
  });
});

test('an order whose supplier is always late is expected late, with what runs out meanwhile', () => {
  expect(drafts.get('late_purchase_order PO-LATE')).toMatchObject({
    severity: 'critical',
    evidence: {
      promisedOn: addDays(TODAY, 4),
      expectedOn: addDays(TODAY, 9),
      supplierName: 'Ningbo Apex',
      skusAtRisk: [{ sku: 'WAITING', outstanding: 500, stockoutOn: addDays(TODAY, 5) }],
    },
  });
});

test('fresh sources are not stale; a silent one is, by its own rhythm', async () => {
  expect([...drafts.keys()].filter((key) => key.startsWith('data_stale'))).toEqual([]);
  const later = new Date(NOW.getTime() + 6 * 86_400_000);
  const { drafts: then } = await runWatchers(db, { now: later, shop: SHOP });
  const stale = then.filter(({ kind }) => kind === 'data_stale').map(({ subject }) => subject.id);
  expect(stale).toEqual(['orders', 'inventory']);
});

test('a shop without stock levels is told what cannot be known', async () => {
  const bare = await testDatabase();
  await seedSales(bare, 'ONLY', days(120, 4));
  const report = await runWatchers(bare, { now: NOW, shop: SHOP });
  await bare.close();
  expect(report.evaluated).toEqual(['demand_shift', 'data_stale']);
  expect(report.notes).toContain('no stock levels: what runs out, and when, cannot be known');
  const missing = report.drafts.find(({ subject }) => subject.id === 'inventory');
  expect(missing).toMatchObject({ kind: 'data_stale', evidence: { lastRowAt: null } });
});
