import { afterAll, beforeAll, expect, test } from 'vitest';
import { executeAction, sampleAdapter } from '../../src/act/index.ts';
import { actAlone, approve, setLevel, setLimit, stopEverything } from '../../src/decide/index.ts';
import type { Database } from '../../src/domain/database.ts';
import type { ExecuteActionJob } from '../../src/platform/jobs.ts';
import { randomOf } from '../../src/sample/random.ts';
import { depsOf as actDepsOf } from '../act/world.ts';
import { holdOf } from '../decide/boundaries-world.ts';
import { actionDraft, depsOf, NOW, night, proposed, seedPeople, who } from '../decide/world.ts';
import { testDatabase } from '../support/database.ts';
import { type Line, lost, printTable } from './table.ts';

const ACTIONS = 300;
const WORKERS = 8;
const A_DAY = 100;
const ROUNDS = 80;

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
  await seedPeople(db);
  await db.query(
    `insert into shipment (shipment_id, order_id, source)
     select 'SH-' || n, 'O-' || n, 'feed' from generate_series(1, $1::int) n`,
    [2 * ACTIONS],
  );
});
afterAll(() => db.close());

test('many processes at once, jobs delivered again and again: no limit is passed, and each effect is single', async () => {
  const trust = { kind: 'hold_shipment', band: 'none', level: 'act', reason: null } as const;
  await setLevel(db, { ...trust, actor: who('admin'), now: NOW });
  const limit = { kind: '*', measure: 'count_per_day', atMost: A_DAY } as const;
  await setLimit(db, { ...limit, actor: who('admin'), now: NOW });
  const drafts = Array.from({ length: ACTIONS }, (_, index) => holdOf(`SH-${index + 1}`));
  await night(db, 'SKU-MANY', drafts);
  const random = randomOf(31, 'processes');
  let now = NOW.getTime();
  const started = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) {
    now += random.int(0, 20) * 60_000;
    const at = new Date(Math.min(now, NOW.getTime() + 70 * 3_600_000));
    await Promise.all(Array.from({ length: WORKERS }, () => actAlone(depsOf(db), at)));
    const jobs = await jobsSoFar();
    const again = Array.from({ length: WORKERS }, () => random.pick(jobs)).filter(Boolean);
    await Promise.all(
      again.map((job) => executeAction(actDepsOf(db, { clock: () => at }), job).catch(() => null)),
    );
  }
  for (const job of await jobsSoFar())
    await executeAction(actDepsOf(db, { clock: () => new Date(now) }), job);
  const seconds = (performance.now() - started) / 1000;
  const [counted] = await rows<{ hour: number; day: number; usage: number; effects: number; done: number }>(
    `select coalesce(max(hour), 0) as hour, coalesce(max(day), 0) as day, count(*) as usage,
            (select count(*) from sample_platform_state where kind = 'request') as effects,
            (select count(*) from action where state = 'done') as done
       from (select (select count(*) from action_usage h where h.at > u.at - interval '1 hour' and h.at <= u.at) as hour,
                    (select count(*) from action_usage d where d.at > u.at - interval '1 day' and d.at <= u.at) as day
               from action_usage u) windows`,
  );
  if (!counted) throw new Error('An aggregate is always there');
  console.log(`${counted.usage} let through in ${seconds.toFixed(0)} s by ${WORKERS} at once`);
  const lines: Line[] = [
    {
      metric: 'most in any hour',
      ours: counted.hour,
      baselines: {},
      target: '<= 10',
      pass: counted.hour <= 10,
    },
    {
      metric: 'most in any day',
      ours: counted.day,
      baselines: {},
      target: `<= ${A_DAY}`,
      pass: counted.day <= A_DAY,
    },
    {
      metric: 'effects on the platform over actions done',
      ours: counted.effects / counted.done,
      baselines: {},
      target: '1',
      pass: counted.effects === counted.done && counted.done > 60,
    },
  ];
  printTable('The gate in the database, under concurrency', lines);
  expect(lost(lines)).toEqual([]);
});

/** Effects begun when somebody presses the button. */
const PRESSED_AFTER = 30;

test('stop everything, in the middle of it', async () => {
  const approvals: ExecuteActionJob[] = [];
  for (let index = 0; index < 300; index += 1) {
    const { actionId } = await proposed(db, {
      ...holdOf(`SH-${ACTIONS + 1 + index}`),
      ...actionDraftOf(index),
    });
    await approve(depsOf(db), { actor: who('approver'), actionId, revision: 1, now: NOW });
    approvals.push({ actionId, revision: 1, purpose: 'do' });
  }
  const platform = sampleAdapter(db);
  const begun: number[] = [];
  let pressed = Number.POSITIVE_INFINITY;
  let stopped: Promise<unknown> | null = null;
  const adapter = {
    ...platform,
    apply: (request: Parameters<typeof platform.apply>[0]) => {
      begun.push(performance.now());
      if (begun.length === PRESSED_AFTER) {
        pressed = performance.now();
        stopped = stopEverything(db, { actor: who('admin'), now: NOW });
      }
      return platform.apply(request);
    },
  };
  const queue = [...approvals];
  const work = async () => {
    for (let job = queue.shift(); job; job = queue.shift()) {
      await executeAction(actDepsOf(db, { adapter, timeoutMs: 15_000, leaseSeconds: 30 }), job).catch(
        () => null,
      );
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  await stopped;
  const after = begun.filter((at) => at > pressed).map((at) => (at - pressed) / 1000);
  const latest = Math.max(0, ...after);
  const [refused] = await rows<{ count: number }>("select count(*) from action where state = 'refused'");
  const lines: Line[] = [
    {
      metric: 'seconds from the click to the last action that began',
      ours: latest,
      baselines: { 'began after it': after.length },
      target: '<= 1',
      pass: latest <= 1,
    },
    {
      metric: 'approved actions that were held back',
      ours: refused?.count ?? 0,
      baselines: {},
      target: '> 100',
      pass: (refused?.count ?? 0) > 100,
    },
  ];
  printTable(`Stop everything, with ${WORKERS} at work`, lines);
  expect(lost(lines)).toEqual([]);
});

/** Each in a finding of its own. */
function actionDraftOf(index: number) {
  return { slot: actionDraft().slot + index };
}

async function jobsSoFar(): Promise<ExecuteActionJob[]> {
  const all = await rows<{ data: ExecuteActionJob }>('select data from test_job');
  return all.map(({ data }) => data);
}

async function rows<Row extends object>(text: string): Promise<Row[]> {
  return (await db.query<Row>(text)).rows;
}
