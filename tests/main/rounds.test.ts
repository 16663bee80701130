import { afterAll, beforeEach, expect, test } from 'vitest';
import { composeBriefing, saveChannelSetting } from '../../src/brief/index.ts';
import type { Actor } from '../../src/domain/actor.ts';
import type { Database } from '../../src/domain/database.ts';
import { rounds } from '../../src/main/rounds.ts';
import { createLog } from '../../src/platform/log.ts';
import { runDue } from '../../src/platform/schedule.ts';
import { night } from '../decide/world.ts';
import { testDatabase } from '../support/database.ts';
import { SHOP, seedProduct, seedSales, seedStock, seedSupplier, TODAY } from '../watch/shop.ts';

const log = createLog('silent');
const shop = async () => SHOP;
let db: Database;

beforeEach(async () => {
  await db?.close();
  db = await testDatabase();
  await seedProduct(db, 'LOW');
  await seedSales(
    db,
    'LOW',
    Array.from({ length: 200 }, () => 10),
  );
  await seedStock(db, 'LOW', TODAY, 40);
  await seedSupplier(db, 'NA', 'Ningbo Apex', 7, ['LOW']);
});
afterAll(() => db.close());

/** One tick of one process at an instant. */
const tick = (instant: string) =>
  runDue(
    db,
    rounds({ db, shop, actAlone: async () => [], readBack: async () => 0 }),
    () => new Date(instant),
    log,
  );
const brief = (channel: string, timeZone: string, briefingAt = '07:30') =>
  saveChannelSetting(db, {
    channel,
    timeZone,
    briefingAt,
    quietFrom: '20:00',
    quietTo: '07:00',
    now: new Date(`${TODAY}T00:00:00Z`),
  });
const cards = async (kind: string) =>
  (
    await db.query<{ subject: string; channel: string }>(
      'select subject, channel from card where kind = $1 order by channel, subject',
      [kind],
    )
  ).rows;

test('three processes and a whole day of ticks: the night once, one briefing for each channel at its own time', async () => {
  await brief('C1', 'Europe/London');
  await brief('C2', 'America/New_York');
  for (let minute = 0; minute < 24 * 60; minute += 15) {
    const at = new Date(Date.UTC(2026, 2, 2, 0, minute)).toISOString();
    await Promise.all([tick(at), tick(at), tick(at)]);
  }
  const nights = await db.query(
    "select slot from job_run where job = 'night' and state = 'done' order by slot",
  );
  expect(nights.rows).toEqual([{ slot: TODAY }]);
  const today = (await cards('briefing')).filter(({ subject }) => subject === TODAY);
  expect(today).toEqual([
    { subject: TODAY, channel: 'C1' },
    { subject: TODAY, channel: 'C2' },
  ]);
  const due = await db.query<{ job: string; due_at: Date }>(
    "select job, due_at from job_run where job like 'briefing:%' and slot = $1 order by job",
    [TODAY],
  );
  expect(due.rows.map(({ due_at }) => due_at.toISOString())).toEqual([
    '2026-03-02T07:30:00.000Z',
    '2026-03-02T12:30:00.000Z',
  ]);
});

test('the night before the briefing: what it found is in it, and has its card below', async () => {
  await brief('C1', 'UTC');
  await tick('2026-03-02T05:00:10Z');
  expect(await cards('finding')).toEqual([]);
  await tick('2026-03-02T07:30:10Z');
  expect(await cards('briefing')).toHaveLength(1);
  expect((await cards('finding')).length).toBeGreaterThan(0);
});

test('after downtime the night is caught up and the briefing says how late it ran', async () => {
  await brief('C1', 'UTC');
  await tick('2026-03-02T10:00:10Z');
  const view = await composeBriefing(db, { day: TODAY, now: new Date('2026-03-02T10:01:00Z'), shop: SHOP });
  expect(view.warnings).toContain('The night ran 5 hours late.');
  expect(await cards('briefing')).toEqual([{ subject: TODAY, channel: 'C1' }]);
});

test('a briefing that is too late is skipped, and the next one says so', async () => {
  await brief('C1', 'UTC');
  await tick('2026-03-02T20:00:10Z');
  expect(await cards('briefing')).toEqual([]);
  await tick('2026-03-03T07:30:10Z');
  const view = await composeBriefing(db, {
    day: '2026-03-03',
    now: new Date('2026-03-03T07:31:00Z'),
    shop: SHOP,
  });
  expect(view.warnings.join(' ')).toMatch(/A briefing was skipped: it was due 13 hours earlier/);
});

test('trust that decisions speak against is gone before the next round acts alone', async () => {
  const approver: Actor = { type: 'user', teamId: 'T1', userId: 'U3' };
  const { id: findingId } = await night(db, 'SKU-1', null, new Date('2026-03-02T05:00:00Z'));
  await db.query(
    `insert into autonomy_setting (kind, band, level, set_by, set_at) values ('tag_ticket', 'none', 'act', '{}', $1)`,
    [new Date('2026-03-02T06:00:00Z')],
  );
  await db.query(
    `insert into action (id, finding_id, kind, slot, period, ordinal, params, params_hash, label, summary, state,
                         decided_by, decided_at, created_at, updated_at)
     select 'act_' || n, $1, 'tag_ticket', n, 1, 0, '{}', '', 'Tag', 's', 'rejected', $2, $3, $3, $3
       from generate_series(1, 3) n`,
    [findingId, JSON.stringify(approver), new Date('2026-03-02T08:10:00Z')],
  );
  const levels: string[] = [];
  const actAlone = async () => {
    const { rows } = await db.query<{ level: string }>('select level from autonomy_setting order by id desc');
    levels.push(rows[0]?.level ?? '');
    return [];
  };
  await runDue(
    db,
    rounds({ db, shop, actAlone, readBack: async () => 0 }).filter(({ name }) => name === 'scan'),
    () => new Date('2026-03-02T09:00:10Z'),
    log,
  );
  expect(levels).toEqual(['recommend']);
});

test('the day on which clocks go forward has its briefing although its time is skipped', async () => {
  await brief('C1', 'America/New_York', '02:30');
  await tick('2026-03-08T06:59:00Z');
  await tick('2026-03-08T07:00:30Z');
  await tick('2026-03-08T07:31:00Z');
  expect((await cards('briefing')).filter(({ subject }) => subject === '2026-03-08')).toHaveLength(1);
});
