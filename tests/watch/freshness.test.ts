import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/domain/database.ts';
import { runWatchers } from '../../src/watch/index.ts';
import { testDatabase } from '../support/database.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const SHOP = { name: 'Shop', timeZone: 'America/New_York', currency: 'USD', returnWindowDays: 30 };

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const stale = async (now = NOW) => {
  const { drafts } = await runWatchers(db, { now, shop: SHOP });
  return drafts.filter(({ kind }) => kind === 'data_stale').map(({ subject }) => subject.id);
};
const hoursLater = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

test('a source that many shops do without is missed only once it has spoken', async () => {
  expect(await stale()).toEqual(['orders', 'inventory']);
  await db.query(
    `insert into ticket (ticket_id, created_at, source)
     select 'T' || d, $1::timestamptz - d * interval '1 day', 'feed' from generate_series(0, 20) d`,
    [NOW],
  );
  expect(await stale()).not.toContain('tickets');
  expect(await stale(hoursLater(40))).not.toContain('tickets');
  expect(await stale(hoursLater(72))).toContain('tickets');
});

test('a warehouse that rests at weekends is not stale on Monday morning', async () => {
  await db.query(
    `insert into pick (pick_id, order_id, sku, picked_at, source)
     select 'P' || at, 'O', 'A', at + interval '17 hours', 'feed'
       from generate_series('2026-01-05'::timestamptz, '2026-02-27', interval '1 day') at
      where extract(isodow from at) < 6`,
  );
  expect(await stale()).not.toContain('picks');
  expect(await stale(hoursLater(48))).toContain('picks');
});

test('ads are stale when the platform’s report stops; a run of the past sees none that came later', async () => {
  await db.query(
    `insert into source_freshness (entity, source, first_row_at, last_row_at, imported_at)
     values ('ad_stats', 'feed', '2026-01-01', '2026-02-27T20:00:00Z', $1)`,
    [NOW],
  );
  expect(await stale()).toContain('ad_stats');
  expect(await stale(new Date('2026-02-20T12:00:00Z'))).not.toContain('ad_stats');
  expect(await stale(new Date('2025-12-20T12:00:00Z'))).not.toContain('ad_stats');
});
