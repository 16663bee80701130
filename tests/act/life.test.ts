import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActDeps, ExecutionPoint } from '../../src/act/deps.ts';
import { executeAction } from '../../src/act/execute.ts';
import { undo } from '../../src/act/undo.ts';
import {
  actAlone,
  approve,
  edit,
  expire,
  goOn,
  readAction,
  reject,
  setLevel,
  snooze,
  stopEverything,
  wake,
} from '../../src/decide/index.ts';
import type { ActionState } from '../../src/domain/action.ts';
import type { Database } from '../../src/domain/database.ts';
import { DaybreakError } from '../../src/domain/errors.ts';
import type { ExecuteActionJob } from '../../src/platform/jobs.ts';
import { verifyTrace } from '../../src/trace/index.ts';
import { holdOf, shopWith } from '../decide/boundaries-world.ts';
import { depsOf, NOW, night, queue, SHOP, seedPeople, who } from '../decide/world.ts';
import { testDatabase } from '../support/database.ts';
import { depsOf as actDepsOf } from './world.ts';

/** Which state may follow which; every step of an action's life is one of these. */
const LEGAL: Readonly<Record<ActionState, readonly ActionState[]>> = {
  proposed: ['approved', 'rejected', 'superseded', 'expired'],
  approved: ['executing', 'refused'],
  executing: ['done', 'failed', 'refused', 'unknown'],
  done: ['undoing'],
  undoing: ['undone', 'done', 'unknown'],
  unknown: ['done', 'undone', 'failed', 'approved'],
  failed: [],
  refused: [],
  undone: [],
  rejected: [],
  superseded: [],
  expired: [],
};
/** Where nothing is under way any more. */
const SETTLED: readonly ActionState[] = [
  'proposed',
  'done',
  'undone',
  'rejected',
  'superseded',
  'expired',
  'refused',
  'failed',
  'unknown',
];

let db: Database;
let count = 0;

beforeAll(async () => {
  db = await testDatabase();
  await seedPeople(db);
  await shopWith(db);
  await db.query(
    `insert into shipment (shipment_id, order_id, source)
     select 'LIFE-' || n, 'O-' || n, 'feed' from generate_series(1, 500) n`,
  );
  const trust = { kind: 'hold_shipment', band: 'none', level: 'act', reason: null } as const;
  await setLevel(db, { ...trust, actor: who('admin'), now: NOW });
  await db.query(
    `insert into limit_setting (kind, measure, at_most, set_by, set_at)
     select '*', m, 1000000, '{"type":"system","name":"test"}', $1
       from unnest(array['count_per_hour', 'count_per_day', 'catalogue_share_per_day']) m`,
    [NOW],
  );
});
afterAll(() => db.close());

type Step =
  | { readonly do: 'approve' | 'edit' | 'reject' | 'undo'; readonly stale: boolean }
  | { readonly do: 'snooze' | 'wake' | 'expire' | 'alone' | 'stop' | 'go on' | 'night' | 'night without' }
  | { readonly do: 'work'; readonly dies: ExecutionPoint | null };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constantFrom('approve', 'approve', 'edit', 'reject', 'undo', 'undo'),
      stale: fc.constantFrom(false, false, false, true),
    }),
    fc.record({
      do: fc.constantFrom('snooze', 'wake', 'expire', 'alone', 'stop', 'go on', 'night', 'night without'),
    }),
    fc.record({
      do: fc.constant('work' as const),
      dies: fc.constantFrom(null, null, 'claimed', 'remembered', 'applied', 'settled' as const),
    }),
  ) as fc.Arbitrary<Step>,
  { minLength: 1, maxLength: 24 },
);

class Died extends Error {}

/** Does what people, clocks and processes do to one finding's action; what is refused in words is a legal answer. */
async function live(shipmentId: string, all: readonly Step[]): Promise<void> {
  const draft = holdOf(shipmentId);
  const { id: findingId } = await night(db, shipmentId, [draft]);
  const actor = who('approver');
  const latest = async () => {
    const { rows } = await db.query<{ id: string }>(
      'select id from action where finding_id = $1 order by created_at desc, revision desc, id limit 1',
      [findingId],
    );
    return (await readAction(db, rows[0]?.id ?? '')) ?? null;
  };
  for (const step of all) {
    const action = await latest();
    if (!action) throw new Error('What was drafted is there');
    const shown = { actor, actionId: action.id, revision: action.revision, now: NOW };
    const at = 'stale' in step && step.stale ? { ...shown, revision: shown.revision - 1 } : shown;
    const said: Record<Exclude<Step['do'], 'work'>, () => Promise<unknown>> = {
      approve: () => approve(depsOf(db), at),
      edit: () => edit(depsOf(db), { ...at, values: { reason: `Changed to ${count}-${action.revision}.` } }),
      reject: () => reject({ db }, { actor, findingId, reason: 'no', now: NOW }),
      undo: () => undo({ db, jobs: queue }, shown),
      snooze: () => snooze({ db }, { actor, findingId, length: '1d', shop: SHOP, now: NOW }),
      wake: () => wake({ db }, { actor, findingId, now: NOW }),
      expire: () => expire(db, new Date(NOW.getTime() + 80 * 3_600_000)),
      alone: () => actAlone(depsOf(db), NOW),
      stop: () => stopEverything(db, { actor: who('admin'), now: NOW }),
      'go on': () => goOn(db, { actor: who('admin'), now: NOW }),
      night: () => night(db, shipmentId, [draft]),
      'night without': () => night(db, shipmentId, null),
    };
    const work = step.do === 'work' ? () => deliver(findingId, step.dies) : said[step.do];
    await work().catch((error: unknown) => {
      if (!(error instanceof DaybreakError)) throw error;
    });
  }
  await goOn(db, { actor: who('admin'), now: NOW });
  for (let round = 0; round < 4; round += 1) await deliver(findingId, null);
}

/** Delivers every job that was ever queued for a finding's actions, as a queue that knows nothing of the past would. */
async function deliver(findingId: string, dies: ExecutionPoint | null): Promise<void> {
  const { rows } = await db.query<{ data: ExecuteActionJob }>(
    `select distinct data from test_job where data->>'actionId' in (select id from action where finding_id = $1)`,
    [findingId],
  );
  const reached: ActDeps['reached'] = (point) => {
    if (point === dies) throw new Died();
  };
  for (const { data } of rows) {
    await executeAction(actDepsOf(db, { reached }), data).catch((error: unknown) => {
      if (!(error instanceof Died) && !(error instanceof DaybreakError)) throw error;
    });
  }
}

test('every interleaving of what people, clocks and crashes do ends in one legal state with one effect', async () => {
  await db.query(
    `create table life (seq bigint generated always as identity, action_id text, before text, after text);
     create function keep_life() returns trigger language plpgsql as $$
       begin insert into life (action_id, before, after) values (new.id, old.state, new.state); return new; end $$;
     create trigger keep_life after update of state on action
       for each row when (old.state is distinct from new.state) execute function keep_life();`,
  );
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      count += 1;
      const shipmentId = `LIFE-${count}`;
      await live(shipmentId, all);
      await checkLives(shipmentId);
    }),
    { numRuns: Number(process.env.LIFE_RUNS ?? 120) },
  );
  expect(await verifyTrace(db)).toMatchObject({ ok: true });
});

async function checkLives(shipmentId: string): Promise<void> {
  const { rows: moves } = await db.query<{ before: ActionState; after: ActionState }>(
    `select l.before, l.after from life l join action a on a.id = l.action_id
      where a.params->>'shipmentId' = $1 order by l.seq`,
    [shipmentId],
  );
  for (const { before, after } of moves) expect(LEGAL[before], `${before} to ${after}`).toContain(after);
  const { rows: actions } = await db.query<{ id: string; state: ActionState }>(
    `select id, state from action where params->>'shipmentId' = $1`,
    [shipmentId],
  );
  for (const { state } of actions) expect(SETTLED).toContain(state);
  const { rows: effects } = await db.query<{ id: string }>(
    `select id from sample_platform_state where kind = 'request' and split_part(id, ':', 1) = any($1)`,
    [actions.map(({ id }) => id)],
  );
  for (const { id, state } of actions) {
    const own = effects
      .filter((effect) => effect.id.startsWith(`${id}:`))
      .map((effect) => effect.id.split(':')[2]);
    const expected = state === 'done' ? ['do'] : state === 'undone' ? ['do', 'undo'] : [];
    expect(own.toSorted(), `effects of an action that is ${state}`).toEqual(expected);
  }
}
