import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/domain/database.ts';
import { addDays } from '../../src/domain/day.ts';
import { learnedEffects, sayOfLearned, settingsFrom } from '../../src/learn/index.ts';
import { runNight } from '../../src/night.ts';
import { randomOf } from '../../src/sample/random.ts';
import { readOutlooks } from '../../src/watch/index.ts';
import { seedPeople, who } from '../decide/world.ts';
import { testDatabase } from '../support/database.ts';
import {
  NOW,
  SHOP,
  seedOrder,
  seedProduct,
  seedSales,
  seedStock,
  seedSupplier,
  TODAY,
} from '../watch/shop.ts';

let db: Database;
const SHOES = ['SHOE-1', 'SHOE-2'];
const SHIRTS = ['SHIRT-1', 'SHIRT-2'];
const LAUNCHED = Array.from({ length: 8 }, (_, index) => `NEW-${index}`);
const LAUNCH_AGO = 60;
const admin = who('admin');

/** A supplier that is slow with shoes, and launches that sell four times as much for three days, then half as much more. */
beforeAll(async () => {
  db = await testDatabase();
  await seedPeople(db);
  for (const sku of [...SHOES, ...SHIRTS, ...LAUNCHED]) await seedProduct(db, sku);
  await db.query("update product set category = split_part(sku, '-', 1)");
  await seedSupplier(db, 'S1', 'Ningbo Apex', 10, [...SHOES, ...SHIRTS]);
  const random = randomOf(7, 'effects');
  for (let index = 0; index < 32; index += 1) {
    const shoes = index % 4 === 0;
    const sku = (shoes ? SHOES : SHIRTS)[(index >> 2) % 2] ?? '';
    const line = {
      po: `PO-${index}`,
      sku,
      supplier: 'S1',
      orderedAgo: 40 + 4 * index,
      promisedAfter: 10,
      quantity: 50,
    };
    await seedOrder(db, { ...line, receivedAfter: (shoes ? 24 : 10) + random.int(-1, 1) });
  }
  for (const sku of [...SHOES, ...SHIRTS]) {
    await seedSales(
      db,
      sku,
      Array.from({ length: 150 }, () => 4),
    );
    await seedStock(db, sku, addDays(TODAY, -1), 300);
  }
  for (const sku of LAUNCHED) {
    const units = Array.from({ length: 150 }, (_, day) => {
      const ago = 150 - day;
      return ago > LAUNCH_AGO ? 10 : ago > LAUNCH_AGO - 3 ? 40 : 15;
    });
    await seedSales(db, sku, units);
    const day = addDays(TODAY, -LAUNCH_AGO);
    await db.query(
      `insert into business_event (event_id, kind, starts_at, ends_at, sku, source)
       values ('E-' || $1, 'launch', $2::date, $2::date + 2, $1, 'feed')`,
      [sku, day],
    );
    await db.query(
      `insert into order_line (order_id, line, ordered_at, sku, quantity, unit_price_minor, acquisition_channel, source)
       select 'O-' || $1 || n, '1', $2::date + interval '1 hour' * n, $1, 1, 2000,
              case when n % 4 = 0 then 'search' else 'tiktok' end, 'feed' from generate_series(1, 40) n`,
      [sku, day],
    );
  }
});
afterAll(() => db.close());

const effects = async (now = NOW) => learnedEffects(db, { shop: SHOP, now });
const effect = async (id: string, now = NOW) => (await effects(now)).find((one) => one.id === id);
const later = (minutes: number) => new Date(NOW.getTime() + 60_000 * minutes);
const outlookOf = async (sku: string, now: Date) => (await readOutlooks(db, { now, shop: SHOP })).get(sku);

describe('what is learned', () => {
  test('a class of SKUs that a supplier is slow with has a lead time of its own, and reorder points go by it', async () => {
    expect((await effect('supplier_lead_time:S1|SHOE'))?.value).toMatchObject({
      category: 'SHOE',
      p50Days: 25,
      n: 8,
      interval: [23, 25],
    });
    const { p50Days, interval } = (await effect('supplier_lead_time:S1'))?.value ?? {};
    const [low, high] = interval as [number, number];
    expect(low).toBeLessThanOrEqual(Number(p50Days));
    expect(high).toBeGreaterThanOrEqual(Number(p50Days));
    const [shoe, shirt] = [await outlookOf('SHOE-1', NOW), await outlookOf('SHIRT-1', NOW)];
    // Shrunk to the supplier's other orders, by as much as three of them.
    expect(shoe?.leadTime.p50).toBeGreaterThanOrEqual(23);
    expect(shirt?.leadTime.p50).toBeLessThanOrEqual(11);
    expect(shoe?.reorderPoint).toBeGreaterThan(2 * (shirt?.reorderPoint ?? 0) * 0.8);
  });

  test('events are told by kind and by the channel that brought them, with n and interval', async () => {
    const launch = (await effect('event_lift:launch'))?.value;
    expect(launch).toMatchObject({ eventKind: 'launch', peakHours: 72, n: LAUNCHED.length });
    expect(Number(launch?.peakRatio)).toBeCloseTo(4, 0);
    expect(Number(launch?.settleRatio)).toBeCloseTo(1.5, 1);
    expect(await effect('event_lift:launch|tiktok')).toMatchObject({ value: { channel: 'tiktok', n: 8 } });
  });
});

describe('people’s word', () => {
  test('a lead time that they set is gone by, shown with who set it, and learned again when they say so', async () => {
    const id = 'supplier_lead_time:S1|SHIRT';
    const about = { actor: admin, id, shop: SHOP };
    await sayOfLearned(db, { ...about, word: { verb: 'correct', set: { p50Days: 18 } }, now: later(1) });
    expect(await effect(id, later(2))).toMatchObject({
      value: { p50Days: 18, corrected: true },
      said: { set: { p50Days: 18 } },
    });
    expect((await outlookOf('SHIRT-1', later(2)))?.leadTime.p50).toBe(18);
    const before = (await outlookOf('SHIRT-1', NOW))?.leadTime.p50;
    expect(before).toBeLessThan(12);
    await sayOfLearned(db, { ...about, word: { verb: 'relearn' }, now: later(3) });
    expect((await outlookOf('SHIRT-1', later(4)))?.leadTime.p50).toBe(before);
  });

  test('what they forget is not gone by, yet listed, and the record says who forgot it', async () => {
    const about = { actor: admin, id: 'supplier_lead_time:S1|SHOE', shop: SHOP };
    await sayOfLearned(db, { ...about, word: { verb: 'forget' }, now: later(10) });
    expect((await outlookOf('SHOE-1', later(11)))?.leadTime.p50).toBeLessThan(20);
    expect(await effect(about.id, later(11))).toMatchObject({ said: { set: null }, value: {} });
    const { rows } = await db.query<{ summary: string }>(
      "select summary from trace where kind = 'setting' order by seq",
    );
    expect(rows.at(-1)?.summary).toMatch(/had forgotten: supplier_lead_time:S1\|SHOE/);
    await sayOfLearned(db, { ...about, word: { verb: 'relearn' }, now: later(12) });
    expect((await outlookOf('SHOE-1', later(13)))?.leadTime.p50).toBeGreaterThan(22);
  });

  test('what they set of a supplier holds for its classes and its open orders too, what they set of a class goes before it', async () => {
    await seedOrder(db, {
      ...{ po: 'OPEN', sku: 'SHOE-1', supplier: 'S1', orderedAgo: 3, promisedAfter: 10, quantity: 5 },
    });
    const about = { actor: admin, shop: SHOP };
    const supplier = { ...about, id: 'supplier_lead_time:S1' };
    const days = async (sku: string, minutes: number) => {
      const { p50, p90 } = (await outlookOf(sku, later(minutes)))?.leadTime ?? { p50: 0, p90: 0 };
      return [p50, p90];
    };
    const expectedOn = async (minutes: number) =>
      (await outlookOf('SHOE-1', later(minutes)))?.openOrders[0]?.expectedOn;
    const before = await days('SHOE-1', 13);
    expect(await expectedOn(13)).not.toBe(addDays(TODAY, 47));
    await sayOfLearned(db, {
      ...supplier,
      word: { verb: 'correct', set: { p50Days: 50, p90Days: 70 } },
      now: later(14),
    });
    expect(await days('SHOE-1', 15)).toEqual([50, 70]);
    expect(await days('SHIRT-1', 15)).toEqual([50, 70]);
    expect(await expectedOn(15)).toBe(addDays(TODAY, 47));
    expect(await effect('supplier_lead_time:S1|SHOE', later(15))).toMatchObject({
      value: { p50Days: 50, p90Days: 70 },
      said: { set: { p50Days: 50, p90Days: 70 } },
    });
    const shoes = { ...about, id: 'supplier_lead_time:S1|SHOE' };
    await sayOfLearned(db, { ...shoes, word: { verb: 'correct', set: { p50Days: 30 } }, now: later(15.2) });
    expect([(await days('SHOE-1', 15.4))[0], (await days('SHIRT-1', 15.4))[0]]).toEqual([30, 50]);
    await sayOfLearned(db, { ...shoes, word: { verb: 'relearn' }, now: later(15.5) });
    await sayOfLearned(db, { ...supplier, word: { verb: 'forget' }, now: later(16) });
    expect((await days('SHOE-1', 17))[0]).toBeLessThan(15);
    await sayOfLearned(db, { ...supplier, word: { verb: 'relearn' }, now: later(18) });
    expect(await days('SHOE-1', 19)).toEqual(before);
  });

  test('the peak alone, set by people, decides what a launch leaves, as the settled ratio is measured', async () => {
    const sku = 'NEW-1';
    const now = later(25);
    await db.query(
      "insert into business_event (event_id, kind, starts_at, ends_at, sku, source) values ('ON', 'launch', $1::date, $1::date + 3, $2, 'feed')",
      [addDays(TODAY, -2), sku],
    );
    await db.query('update sales_day set units = 60 where sku = $1 and day >= $2', [sku, addDays(TODAY, -2)]);
    const settled = async (at: Date) => {
      const demand = (await outlookOf(sku, at))?.demand;
      return ((demand?.mean(28) ?? 0) - (demand?.mean(7) ?? 0)) / 21;
    };
    const before = await settled(now);
    const about = { actor: admin, id: 'event_lift:launch', shop: SHOP };
    await sayOfLearned(db, { ...about, word: { verb: 'correct', set: { peakRatio: 20 } }, now: later(26) });
    // Half as much more of a peak of twenty times is a fortieth of what the peak adds.
    expect(await settled(later(27))).toBeLessThan(0.9 * before);
    await sayOfLearned(db, { ...about, word: { verb: 'relearn' }, now: later(28) });
  });

  test('a launch that goes on settles where they say', async () => {
    const sku = 'NEW-0';
    await db.query(
      "insert into business_event (event_id, kind, starts_at, ends_at, sku, source) values ('NOW', 'launch', $1::date, $1::date + 3, $2, 'feed')",
      [addDays(TODAY, -2), sku],
    );
    await db.query('update sales_day set units = 60 where sku = $1 and day >= $2', [sku, addDays(TODAY, -2)]);
    const settled = async (now: Date) => (await outlookOf(sku, now))?.demand.mean(28) ?? 0;
    const before = await settled(NOW);
    const about = { actor: admin, id: 'event_lift:launch|tiktok', shop: SHOP };
    await db.query(
      `insert into order_line (order_id, line, ordered_at, sku, quantity, unit_price_minor, acquisition_channel, source)
       select 'P-' || n, '1', $1::date + interval '1 hour' * n, $2, 1, 2000, 'tiktok', 'feed' from generate_series(1, 20) n`,
      [addDays(TODAY, -2), sku],
    );
    await sayOfLearned(db, {
      ...about,
      word: { verb: 'correct', set: { settleRatio: 3, peakRatio: 4 } },
      now: later(20),
    });
    expect(await settled(later(21))).toBeGreaterThan(1.3 * before);
  });

  test.each([
    ['supplier_lead_time:S9', { p50Days: 3 }, 'not_found'],
    ['supplier_lead_time:S1', { ratio: 3 }, 'invalid_input'],
    ['supplier_lead_time:S1', { p50Days: -3 }, 'invalid_input'],
    ['supplier_lead_time:S1', { p50Days: 20, p90Days: 12 }, 'invalid_input'],
  ])('%s cannot be set to %o', async (id, set, code) => {
    const said = sayOfLearned(db, {
      actor: admin,
      id,
      word: { verb: 'correct', set },
      shop: SHOP,
      now: later(30),
    });
    await expect(said).rejects.toMatchObject({ code });
  });

  test('pairs are read as typed, and anything else is refused', () => {
    expect(settingsFrom(['p50Days=14', 'ratio=1.5'])).toEqual({ p50Days: 14, ratio: 1.5 });
    expect(() => settingsFrom(['p50Days'])).toThrow('such as p50Days=14');
  });
});

test('a fact of a kind that nobody knows changes nothing', async () => {
  const now = later(40);
  const before = await runNight(db, { now, shop: SHOP });
  await db.query(
    `insert into context_fact (kind, subject_type, subject_id, value, confidence, provenance, valid_from, expires_at)
     values ('moon_phase', 'sku', 'SHOE-1', '{"full": true}', 1, '{}', $1, null)`,
    [later(41)],
  );
  const after = await runNight(db, { now: later(42), shop: SHOP });
  const said = ({ findings }: typeof before) =>
    findings.map(({ finding }) => [finding.headline, finding.stake]);
  expect(said(after)).toEqual(said(before));
});
