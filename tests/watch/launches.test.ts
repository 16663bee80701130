import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FactKind, knownFrom } from '../../src/context/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { addDays } from '../../src/domain/day.ts';
import { runWatchers, type WatchReport } from '../../src/watch/index.ts';
import { testDatabase } from '../support/database.ts';
import { days, noisy } from './series.ts';
import { NOW, SHOP, seedOrder, seedProduct, seedSales, seedStock, seedSupplier, TODAY } from './shop.ts';

let db: Database;
let report: WatchReport;

beforeAll(async () => {
  db = await testDatabase();
  const peak = [60, 62, 58];
  const sales = {
    STEADY: noisy(200, 20),
    SETTLED: [...noisy(150, 20), ...peak, ...noisy(47, 28)],
    FRESH: [...noisy(197, 20), ...peak],
    UNDECLARED: [...noisy(197, 20), ...peak],
    BACK: days(200, 10),
  };
  for (const [sku, units] of Object.entries(sales)) {
    await seedProduct(db, sku);
    await seedSales(db, sku, units);
    await seedStock(db, sku, TODAY, 95);
  }
  await seedSupplier(db, 'NA', 'Ningbo Apex', 7, Object.keys(sales));
  for (let i = 0; i < 9; i += 1) {
    const order = { po: `PO-${i}`, sku: 'STEADY', supplier: 'NA', promisedAfter: 7, quantity: 100 };
    await seedOrder(db, { ...order, orderedAgo: 30 + 20 * i, receivedAfter: 12 });
  }
  await db.query(
    `insert into business_event (event_id, kind, starts_at, ends_at, sku, source)
     values ('drop-1', 'launch', $1, $2, 'SETTLED', 'feed'), ('drop-2', 'launch', $3, null, 'FRESH', 'feed')`,
    [addDays(TODAY, -50), addDays(TODAY, -48), addDays(TODAY, -3)],
  );
  await db.query(
    `insert into restock_day (sku, day, returned, restocked)
     select 'BACK', d::date, 4, 3 from generate_series($1::date - 60, $1::date - 1, '1 day') d`,
    [TODAY],
  );
  report = await runWatchers(db, { now: NOW, shop: SHOP });
});

afterAll(() => db.close());

const fact = <K extends FactKind>(kind: K, id: string) => knownFrom(report.facts).ofKind(kind).get(id);

test.each(['FRESH', 'UNDECLARED'])('%s is expected to settle, not to go on as in its peak', (sku) => {
  const velocity = report.outlooks.get(sku)?.velocityPerDay;
  expect(velocity).toBeGreaterThan(25);
  expect(velocity).toBeLessThan(31);
});

test('a finding says that a peak is taken to pass', () => {
  const notes = (sku: string) =>
    report.drafts.find(({ kind, subject }) => kind === 'stockout_risk' && subject.id === sku)?.evidence
      .notes ?? [];
  expect(notes('FRESH').join()).toMatch(
    /^Since Fri 27 Feb: the launch, [23]\.\d times the sales before\. It is taken to pass; 2\d\.\d a day/,
  );
  expect(notes('UNDECLARED').join()).toContain('a spike that nobody declared');
  expect(notes('STEADY')).toEqual([]);
});

test('what a launch did is shared, once it is known', () => {
  expect(fact('launch_lift', 'SETTLED')).toMatchObject({
    subject: { type: 'sku', id: 'SETTLED' },
    value: { eventKind: 'launch', startedOn: addDays(TODAY, -50), peakHours: 72 },
  });
  const settled = fact('launch_lift', 'SETTLED')?.value;
  expect(settled?.peakRatio).toBeCloseTo(3, 0);
  expect(Math.abs(Number(settled?.settleRatio) - 1.4)).toBeLessThan(0.15);
  expect(fact('launch_lift', 'FRESH')?.value).toMatchObject({ settleRatio: null });
  expect(fact('launch_lift', 'UNDECLARED')?.value).toMatchObject({ eventKind: 'detected' });
  expect(fact('launch_lift', 'STEADY')).toBeUndefined();
});

test('SKUs at risk and real lead times are shared', () => {
  expect(fact('stockout_probability', 'FRESH')?.value.probability).toBeGreaterThan(0.9);
  expect(fact('lead_time_days', 'NA')).toMatchObject({
    subject: { type: 'supplier', id: 'NA' },
    value: { quotedDays: 7, p50Days: 12, n: 9 },
  });
  for (const { confidence } of report.facts) {
    expect(confidence).toBeGreaterThan(0);
    expect(confidence).toBeLessThanOrEqual(1);
  }
  const keys = report.facts.map(({ kind, subject }) => `${kind} ${subject.type} ${subject.id}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test('what customers send back stretches the stock', async () => {
  const stockoutOn = (of: WatchReport) => {
    const finding = of.drafts.find(({ kind, subject }) => kind === 'stockout_risk' && subject.id === 'BACK');
    return finding?.kind === 'stockout_risk' ? finding.evidence.stockoutOn : null;
  };
  await db.query('delete from restock_day');
  const without = await runWatchers(db, { now: NOW, shop: SHOP });
  expect(stockoutOn(without)).toBe(addDays(TODAY, 10));
  // Three a day come back: 95 units last 13 days, longer than a reorder takes.
  expect(stockoutOn(report)).toBeNull();
});
