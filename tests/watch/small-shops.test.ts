import { expect, test } from 'vitest';
import type { Database } from '../../src/domain/database.ts';
import { addDays } from '../../src/domain/day.ts';
import type { Shop } from '../../src/domain/shop.ts';
import { runWatchers } from '../../src/watch/index.ts';
import { testDatabase } from '../support/database.ts';
import { days } from './series.ts';
import { NOW, SHOP, seedProduct, seedSales, seedStock, seedSupplier, TODAY } from './shop.ts';

/** Runs a night over a shop that `seed` fills. */
async function night(seed: (db: Database) => Promise<void>, shop: Shop = SHOP, now = NOW) {
  const db = await testDatabase();
  try {
    await seed(db);
    return await runWatchers(db, { now, shop });
  } finally {
    await db.close();
  }
}

test('three SKUs and five days give no nonsense', async () => {
  const { drafts, outlooks, notes } = await night(async (db) => {
    for (const [sku, units] of [
      ['A', [1, 0, 2, 0, 1]],
      ['B', [0, 0, 0, 0, 1]],
      ['C', []],
    ] as const) {
      await seedProduct(db, sku);
      await seedSales(db, sku, units);
      await seedStock(db, sku, TODAY, 40);
    }
  });
  expect(
    drafts.map(({ kind }) => kind).filter((kind) => kind !== 'data_stale' && kind !== 'excess_stock'),
  ).toEqual([]);
  expect(drafts.filter(({ kind }) => kind === 'excess_stock').map(({ subject }) => subject.id)).toEqual([
    'C',
  ]);
  expect(notes).toContain('no suppliers and no purchase orders: one lead time is assumed for every SKU');
  for (const { velocityPerDay, reorderPoint, demand } of outlooks.values()) {
    for (const figure of [velocityPerDay, reorderPoint, demand.mean(30), demand.quantile(30, 0.99)]) {
      expect(Number.isFinite(figure)).toBe(true);
      expect(figure).toBeGreaterThanOrEqual(0);
    }
    expect(demand.quantile(30, 0.99)).toBeLessThan(150);
  }
});

test('without stock levels demand shifts are found, and nothing is said of running out', async () => {
  const report = await night(async (db) => {
    await seedProduct(db, 'RISEN');
    await seedSales(db, 'RISEN', [...days(186, 5), ...days(14, 20)]);
    await seedSupplier(db, 'NA', 'Ningbo Apex', 7, ['RISEN']);
  });
  const kinds = report.drafts.map(({ kind }) => kind);
  expect(kinds).toContain('demand_shift');
  expect(kinds).not.toContain('stockout_risk');
  expect(report.evaluated).not.toContain('stockout_risk');
  expect(report.notes).toEqual([
    'no stock levels: what runs out, and when, cannot be known',
    'no purchase orders: quoted lead times are used',
    'no returns: what comes back is not watched',
    'no picks: mispicks are not watched',
    'no shipments: labels, addresses and carriers are not checked',
    'no tickets: the support queue is not watched',
    'no ad figures: spend is not watched',
  ]);
});

test('without purchase orders the quote is used, and the finding says so', async () => {
  const { drafts } = await night(async (db) => {
    await seedProduct(db, 'LOW');
    await seedSales(db, 'LOW', days(120, 10));
    await seedStock(db, 'LOW', TODAY, 30);
    await seedSupplier(db, 'OY', 'Oy Kauppa Ab', 9, ['LOW']);
  });
  const finding = drafts.find(({ kind }) => kind === 'stockout_risk');
  expect(finding?.headline).toBe('At current velocity LOW stocks out in 3 days; Oy Kauppa Ab quotes 9.');
  expect(finding?.evidence.notes).toContain('No receipts of this supplier: its quoted lead time is used.');
});

test('a price and a cost in two currencies are not subtracted from each other', async () => {
  const { drafts, outlooks } = await night(async (db) => {
    for (const sku of ['EURO', 'DOLLAR']) {
      await seedProduct(db, sku);
      await seedSales(db, sku, days(120, 10));
      await seedStock(db, sku, TODAY, 20);
    }
    await db.query("update product set currency = 'EUR' where sku = 'EURO'");
    await seedSupplier(db, 'NA', 'Ningbo Apex', 7, ['EURO', 'DOLLAR']);
  });
  expect(outlooks.get('EURO')?.price?.currency).toBe('EUR');
  const stakes = drafts.flatMap(({ kind, subject, stake }) =>
    kind === 'stockout_risk' ? [[subject.id, stake?.currency]] : [],
  );
  expect(Object.fromEntries(stakes)).toEqual({ EURO: 'EUR', DOLLAR: 'USD' });
});

test.each([
  ['spring', '2026-03-10'],
  ['autumn', '2025-11-04'],
])('the day that the clocks change in %s neither repeats nor loses sales', async (_, today) => {
  const shop: Shop = { ...SHOP, timeZone: 'America/New_York' };
  const { drafts, outlooks } = await night(
    async (db) => {
      await seedProduct(db, 'STEADY');
      await db.query(
        `insert into sales_day select 'STEADY', d::date, 10, 10, 1, 1000
           from generate_series($1::date - 200, $1::date - 1, '1 day') d`,
        [today],
      );
      await seedStock(db, 'STEADY', addDays(today, -1), 500);
    },
    shop,
    new Date(`${today}T11:00:00Z`),
  );
  expect(outlooks.get('STEADY')?.velocityPerDay).toBeCloseTo(10, 6);
  expect(drafts.filter(({ kind }) => kind === 'demand_shift')).toEqual([]);
});
