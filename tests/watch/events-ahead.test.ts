import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { correctionFact, publishFacts } from '../../src/context/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { addDays } from '../../src/domain/day.ts';
import { runWatchers, type WatchReport } from '../../src/watch/index.ts';
import { testDatabase } from '../support/database.ts';
import { days } from './series.ts';
import { NOW, SHOP, seedProduct, seedSales, seedStock, seedSupplier, TODAY } from './shop.ts';

let db: Database;
const PAST = ['OLD-1', 'OLD-2', 'OLD-3', 'OLD-4'];

/** Four launches that sold four times as much for three days and half as much more since; one more in five days. */
beforeAll(async () => {
  db = await testDatabase();
  const launched = [...days(110, 20), ...days(3, 80), ...days(87, 30)];
  for (const sku of [...PAST, 'SOON', 'CALM', 'PROMOTED']) {
    await seedProduct(db, sku);
    await seedSales(db, sku, PAST.includes(sku) ? launched : days(200, 20));
    await seedStock(db, sku, TODAY, 200);
  }
  await seedSupplier(db, 'NA', 'Ningbo Apex', 12, [...PAST, 'SOON', 'CALM', 'PROMOTED']);
  for (const sku of PAST) await declare(`E-${sku}`, 'launch', -90, sku);
  await declare('E-SOON', 'launch', 5, 'SOON');
});
afterAll(() => db.close());

async function declare(id: string, kind: string, inDays: number, sku: string, extra: object | null = null) {
  await db.query(
    `insert into business_event (event_id, kind, starts_at, sku, extra, source) values ($1, $2, $3, $4, $5, 'feed')`,
    [id, kind, addDays(TODAY, inDays), sku, extra && JSON.stringify(extra)],
  );
}

const look = (now = NOW) => runWatchers(db, { now, shop: SHOP });
/** Units a day of the demand that is expected, from day to day ahead. */
function expected(report: WatchReport, sku: string, from: number, until: number): number {
  const demand = report.outlooks.get(sku)?.demand;
  return demand ? (demand.mean(until) - demand.mean(from)) / (until - from) : Number.NaN;
}
function risk(report: WatchReport, sku: string) {
  const found = report.drafts.find(({ kind, subject }) => kind === 'stockout_risk' && subject.id === sku);
  return found?.kind === 'stockout_risk' ? found : null;
}

describe('a launch that is declared for a coming day', () => {
  test('lifts demand from its day on by what past launches did, and leaves the days before', async () => {
    const report = await look();
    expect(expected(report, 'SOON', 0, 5)).toBeCloseTo(20, 0);
    expect(expected(report, 'SOON', 5, 8) / 20).toBeCloseTo(4, 0);
    expect(expected(report, 'SOON', 8, 28) / 20).toBeCloseTo(1.5, 1);
    expect(expected(report, 'CALM', 0, 28)).toBeCloseTo(20, 0);
  });

  test('moves the day of running out and the reorder point, and is named with what it moved', async () => {
    const report = await look();
    const [soon, calm] = [risk(report, 'SOON'), risk(report, 'CALM')];
    expect(soon?.evidence.stockoutOn).toBe(addDays(TODAY, 7));
    expect(calm?.evidence.stockoutOn).toBe(addDays(TODAY, 10));
    const point = (sku: string) => report.outlooks.get(sku)?.reorderPoint ?? 0;
    expect(point('SOON')).toBeGreaterThan(point('CALM') + 200);
    expect(soon?.headline).toMatch(/^With the launch on Sat 7 Mar SOON stocks out in 7 days/);
    expect(soon?.evidence.facts?.[0]).toMatchObject({
      kind: 'event_lift',
      subject: { id: 'launch' },
      value: { n: 4 },
      moved: expect.stringMatching(
        /^demand of 28 days 560 → 9\d\d units; runs out Mon 9 Mar, without it Thu 12 Mar$/,
      ),
    });
    expect(soon?.evidence.notes?.join()).toContain(
      'launch E-SOON, expected to sell 4.0 times the usual for 3 days',
    );
    expect(calm?.evidence.facts ?? []).toEqual([]);
  });

  test('is not known to a night before it was written down', async () => {
    const before = await look(new Date(`${addDays(TODAY, -2)}T02:00:00Z`));
    // Days of sales stand after that night, but none on or after the launch: it may have been declared.
    expect(expected(before, 'SOON', 7, 10) / 20).toBeCloseTo(4, 0);
    await seedSales(db, 'LATER', days(1, 1));
    await db.query("update sales_day set day = $1 where sku = 'LATER'", [addDays(TODAY, 6)]);
    expect(expected(await look(), 'SOON', 5, 8)).toBeCloseTo(20, 0);
    await db.query("delete from sales_day where sku = 'LATER'");
  });
});

test('what people set of a lift is gone by; what they forget, no longer', async () => {
  const later = (minutes: number) => new Date(NOW.getTime() + 60_000 * minutes);
  const say = (set: Record<string, number> | null, now: Date) =>
    db.transaction((tx) =>
      publishFacts(tx, { facts: [correctionFact('event_lift', 'launch', { set })], provenance: {}, now }),
    );
  await say({ peakRatio: 10, settleRatio: 2, peakHours: 24 }, later(1));
  const set = await look(later(2));
  expect(expected(set, 'SOON', 5, 6) / 20).toBeCloseTo(10, 0);
  expect(expected(set, 'SOON', 6, 20) / 20).toBeCloseTo(2, 1);
  await say(null, later(3));
  expect(expected(await look(later(4)), 'SOON', 5, 28)).toBeCloseTo(20, 0);
});

test('where nothing is learned, what was declared of the event itself counts; without that, nothing', async () => {
  await declare('E-OWN', 'promotion', 3, 'PROMOTED', {
    peak_ratio: '2.5',
    peak_hours: '48',
    settle_ratio: '1',
  });
  await declare('E-NONE', 'influencer', 3, 'CALM', { peak_ratio: 'a lot' });
  const report = await look();
  expect(expected(report, 'PROMOTED', 3, 5) / 20).toBeCloseTo(2.5, 1);
  expect(expected(report, 'PROMOTED', 5, 28) / 20).toBeCloseTo(1, 1);
  expect(risk(report, 'PROMOTED')?.evidence.facts?.[0]?.subject).toEqual({ type: 'event', id: 'E-OWN' });
  expect(expected(report, 'CALM', 3, 5) / 20).toBeCloseTo(1, 1);
});
