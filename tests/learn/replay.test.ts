import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/domain/database.ts';
import { addDays, instantOf } from '../../src/domain/day.ts';
import { NIGHT_AT } from '../../src/domain/shop.ts';
import { countPastAlerts, type Replay, replay, replaySentence, tellReplay } from '../../src/learn/index.ts';
import { saidBy } from '../../src/learn/replay/report.ts';
import { runNight } from '../../src/night.ts';
import { testDatabase } from '../support/database.ts';
import { SHOP, seedProduct, seedSales, seedStock, seedSupplier, TODAY } from '../watch/shop.ts';

const now = instantOf(TODAY, '13:00', 'UTC');
const from = addDays(TODAY, -24);
const range = { shop: SHOP, from, to: TODAY, now };
let db: Database;

/** One SKU that runs dry and is filled up again, one that lies about. */
async function seedShop(to: Database): Promise<void> {
  for (const sku of ['GOES', 'HEAP']) await seedProduct(to, sku);
  await seedSupplier(to, 'S1', 'Ningbo Apex', 10, ['GOES', 'HEAP']);
  await seedSales(
    to,
    'GOES',
    Array.from({ length: 120 }, () => 10),
  );
  await seedSales(
    to,
    'HEAP',
    Array.from({ length: 120 }, () => 2),
  );
  for (let ago = 50; ago >= 1; ago -= 1) {
    const left = ago > 16 ? 10 * (ago - 24) : 600 - 10 * (16 - ago);
    await seedStock(to, 'GOES', addDays(TODAY, -ago), Math.max(0, left));
    await seedStock(to, 'HEAP', addDays(TODAY, -ago), 300);
  }
}

beforeAll(async () => {
  db = await testDatabase();
  await seedShop(db);
});
afterAll(() => db.close());

const told = ({ nights }: Pick<Replay, 'nights'>) =>
  saidBy(nights).map(({ day, event, findingId, headline }) => `${day} ${event} ${findingId} ${headline}`);

test('past nights say what real nights would have said then, in the same order', async () => {
  const lived = await replay(db, range);
  const real = await testDatabase();
  await seedShop(real);
  for (let day = from; day <= TODAY; day = addDays(day, 1)) {
    await runNight(real, { now: instantOf(day, NIGHT_AT, 'UTC'), shop: SHOP });
  }
  const { rows } = await real.query<{ line: string }>(
    `select to_char(at, 'YYYY-MM-DD') || ' ' ||
            case kind when 'seen' then 'opened' else kind end || ' ' || finding_id as line
       from trace where kind in ('seen', 'worsened', 'reopened', 'resolved') order by line`,
  );
  await real.close();
  const ours = told(lived).map((line) => line.split(' ').slice(0, 3).join(' '));
  expect(ours.toSorted()).toEqual(rows.map(({ line }) => line));
  expect(ours.some((line) => line.includes('resolved'))).toBe(true);
});

test('interrupted and gone on with, it ends as if it had never stopped', async () => {
  const whole = await replay(db, { ...range, afresh: true });
  const stop = new AbortController();
  const onNight = (done: number) => done === 7 && stop.abort();
  const part = await replay(db, { ...range, afresh: true, signal: stop.signal, onNight });
  expect([part.complete, part.nights.length]).toEqual([false, 7]);
  const seen: number[] = [];
  const rest = await replay(db, { ...range, onNight: (done) => seen.push(done) });
  expect(seen[0]).toBe(7);
  expect(rest).toEqual(whole);
  const about = { shop: SHOP, now };
  expect(await tellReplay(db, rest, about)).toEqual(await tellReplay(db, whole, about));
});

test('no night knows what came later', async () => {
  const early = await replay(db, { ...range, to: addDays(TODAY, -10) });
  const all = await replay(db, range);
  expect(told(early)).toEqual(told({ nights: all.nights.slice(0, early.nights.length) }));
});

test('nothing is written but the replay, and the report says what the data shows after', async () => {
  const counts = () =>
    db.query(
      'select (select count(*) from finding) f, (select count(*) from trace) t, (select count(*) from action) a',
    );
  const before = await counts();
  const lived = await replay(db, {
    ...range,
    from: addDays(TODAY, -39),
    to: addDays(TODAY, -2),
    afresh: true,
  });
  expect(await counts()).toEqual(before);
  const report = await tellReplay(db, lived, { shop: SHOP, now });
  const stockouts = report.history.find(({ kind }) => kind === 'stockout_risk');
  // It stood empty from 24 days before today until it was filled up 16 days before: 8 days of 10 units at 12.00.
  expect(stockouts).toMatchObject({ cameTrue: 1, dryDays: 8, lostMinor: 8 * 10 * 1200 });
  const step = async (kind: string) =>
    (await tellReplay(db, lived, { shop: SHOP, now })).steps.find((one) => one.kind === kind);
  expect(await step('create_purchase_order')).toMatchObject({ alone: 0 });
  // By today's rules: the level that was set since, inside the limits that hold now.
  await db.query(
    `insert into autonomy_setting (kind, band, level, set_by, set_at)
     select 'create_purchase_order', band, 'act', '{"type": "system", "name": "test"}', $1
       from unnest(array['none', 'small', 'medium', 'large']) band`,
    [now],
  );
  const ordered = await step('create_purchase_order');
  expect(ordered?.alone).toBe(ordered?.proposed);
  await db.query(
    `insert into limit_setting (kind, measure, at_most, set_by, set_at)
     values ('create_purchase_order', 'count_per_day', 0, '{"type": "system", "name": "test"}', $1)`,
    [now],
  );
  expect(await step('create_purchase_order')).toMatchObject({ alone: 0 });
  expect(replaySentence(report)).toMatch(
    /^In the 38 nights to .* it would have told you of \d+ things?, .* a week: /,
  );
});

test.each([
  [{ from: addDays(TODAY, 1), to: addDays(TODAY, 2) }, 'still to come'],
  [{ from: TODAY, to: from }, 'is after the last'],
  [{ from: '2020-01-01', to: '2020-02-01' }, 'nothing was known before'],
])('a range without history is refused: %o', async (wrong, words) => {
  await expect(replay(db, { ...range, ...wrong })).rejects.toThrow(words);
});

test('a threshold’s past alerts are counted by both values, what stood before them by neither', async () => {
  const name = 'excess_stock.days_of_cover';
  const past = await countPastAlerts(db, { name, value: 100, now, shop: SHOP });
  // HEAP has covered 150 days ever since: it stands before the first night, and 180 is the value in force.
  expect(past).toEqual({ name, value: 100, nights: 30, before: 0, after: 0 });
  const run = await countPastAlerts(db, {
    name: 'stockout_risk.probability',
    value: 1,
    now: instantOf(addDays(TODAY, -10), '13:00', 'UTC'),
    shop: SHOP,
  });
  expect(run?.before).toBeGreaterThan(0);
  expect(run?.after).toBeLessThanOrEqual(run?.before ?? 0);
});

test('a preview lives past nights as a replay: interrupted it goes on, and a second value takes only its own', async () => {
  const asked = { name: 'stockout_risk.probability', value: 0.7, now: addDaysAt(-9), shop: SHOP };
  const stop = new AbortController();
  const lived: number[] = [];
  const onNight = (done: number) => {
    lived.push(done);
    if (done === 3) stop.abort();
  };
  expect(await countPastAlerts(db, { ...asked, onNight, signal: stop.signal })).toBeNull();
  const seen: number[] = [];
  const first = await countPastAlerts(db, { ...asked, onNight: (done) => seen.push(done) });
  expect([lived.at(-1), seen[0], seen.at(-1)]).toEqual([3, 3, 62]);
  const again: number[] = [];
  const other = await countPastAlerts(db, { ...asked, value: 0.9, onNight: (done) => again.push(done) });
  expect(again.slice(0, 2)).toEqual([31, 32]);
  expect(other?.before).toBe(first?.before);
});

function addDaysAt(days: number): Date {
  return instantOf(addDays(TODAY, days), '13:00', 'UTC');
}
