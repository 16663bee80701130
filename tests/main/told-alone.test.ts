import { afterAll, beforeEach, expect, test } from 'vitest';
import { executeAction } from '../../src/act/execute.ts';
import { catalogue } from '../../src/act/index.ts';
import { saveChannelSetting } from '../../src/brief/index.ts';
import { actAlone, setLevel, setLimit } from '../../src/decide/index.ts';
import type { AutonomyLevel } from '../../src/domain/autonomy.ts';
import type { Database } from '../../src/domain/database.ts';
import { rounds } from '../../src/main/rounds.ts';
import { createLog } from '../../src/platform/log.ts';
import { runDue } from '../../src/platform/schedule.ts';
import { renderer } from '../../src/slack/deliver/render.ts';
import type { Card } from '../../src/slack/deliver/store.ts';
import type { SlackDeps } from '../../src/slack/deps.ts';
import { depsOf as actDepsOf } from '../act/world.ts';
import { holdOf, shopWith } from '../decide/boundaries-world.ts';
import { depsOf, NOW, proposed, queue, SHOP, seedPeople, who } from '../decide/world.ts';
import { testDatabase } from '../support/database.ts';

let db: Database;

beforeEach(async () => {
  await db?.close();
  db = await testDatabase();
  await seedPeople(db);
  await shopWith(db);
  await saveChannelSetting(db, {
    channel: 'C1',
    timeZone: SHOP.timeZone,
    briefingAt: '07:30',
    quietFrom: '20:00',
    quietTo: '07:00',
    now: NOW,
  });
});
afterAll(() => db.close());

const trust = (level: AutonomyLevel) =>
  setLevel(db, { actor: who('admin'), kind: 'hold_shipment', band: 'none', level, reason: null, now: NOW });
const roundsWith = (deps = depsOf(db)) =>
  rounds({
    db,
    shop: async () => SHOP,
    actAlone: (now, also) => actAlone(deps, now, also),
    readBack: async () => 0,
  });
const tick = (instant: string) => runDue(db, roundsWith(), () => new Date(instant), createLog('silent'));
const cards = async (kind: string) =>
  (await db.query<Card>('select * from card where kind = $1 order by created_at, subject', [kind])).rows;

test('an act whose digest fell into downtime is told once somebody is awake, and only once', async () => {
  await trust('act');
  await proposed(db, holdOf('SH-1'));
  expect(await actAlone(depsOf(db), NOW)).toHaveLength(1);
  await tick('2026-03-05T02:00:00Z');
  expect(await cards('alone_day')).toEqual([]);
  await tick('2026-03-05T19:00:00Z');
  expect(await cards('alone_day')).toMatchObject([{ channel: 'C1', subject: '2026-03-04' }]);
  await tick('2026-03-06T12:31:00Z');
  expect(await cards('alone_day')).toHaveLength(1);
  expect(await cards('briefing')).toHaveLength(1);
});

test('what is told at once is wanted with its decision: an error at the next one loses neither', async () => {
  await trust('act_then_tell');
  const [first, second] = [await proposed(db, holdOf('SH-1')), await proposed(db, holdOf('SH-2'))];
  let sent = 0;
  const jobs = {
    enqueue: async (...args: Parameters<typeof queue.enqueue>) => {
      sent += 1;
      if (sent === 2) throw new Error('The queue is down.');
      return queue.enqueue(...args);
    },
  };
  const scan = roundsWith(depsOf(db, jobs)).find(({ name }) => name === 'scan');
  const run = scan?.run({ key: '', slot: { key: 'x', dueAt: NOW }, now: NOW, lateMinutes: 0 });
  await expect(run).rejects.toThrow('The queue is down.');
  const told = (await cards('alone')).map(({ subject }) => subject);
  const { rows } = await db.query<{ id: string }>(
    `select id from action where id = any($1) and state = 'approved'`,
    [[first.actionId, second.actionId]],
  );
  expect(told).toHaveLength(1);
  expect(rows.map(({ id }) => id)).toEqual(told);
});

test('every act of a digest can be undone from it, however many there are', async () => {
  const COUNT = 17;
  await trust('act');
  await db.query(
    `insert into shipment (shipment_id, order_id, source)
     select 'SH-' || n, 'O-' || n, 'feed' from generate_series(6, $1::int) n`,
    [COUNT],
  );
  for (const measure of ['count_per_hour', 'count_per_day'] as const) {
    await setLimit(db, { actor: who('admin'), kind: '*', measure, atMost: 100, now: NOW });
  }
  for (let index = 1; index <= COUNT; index += 1) await proposed(db, holdOf(`SH-${index}`));
  const done = await actAlone(depsOf(db), NOW);
  for (const { id: actionId } of done) {
    await executeAction(actDepsOf(db), { actionId, revision: 1, purpose: 'do' });
  }
  await tick('2026-03-04T12:31:00Z');
  const pages = await cards('alone_day');
  expect(pages.map(({ subject }) => subject)).toEqual(['2026-03-03', '2026-03-03:2']);
  const render = renderer({ db, clock: () => NOW, shop: async () => SHOP, catalogue } as SlackDeps);
  const drawn = JSON.stringify(await Promise.all(pages.map(render)));
  expect(drawn).toMatch(
    /Daybreak did 17 things without asking.*The others follow in the thread.*16 to 17 of 17/,
  );
  for (const { id } of done) expect(drawn).toContain(`undo_action:${id}`);
});
