import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Adapter } from '../../src/act/adapter.ts';
import {
  type ActDeps,
  type ExecutionPoint,
  executeAction,
  sampleAdapter,
  undo,
} from '../../src/act/index.ts';
import type { Actor } from '../../src/domain/actor.ts';
import type { Database } from '../../src/domain/database.ts';
import { approvedAction, depsOf, effectsOf, NOW, seedWorld } from '../act/world.ts';
import { testDatabase } from '../support/database.ts';

let db: Database;
const approver: Actor = { type: 'user', teamId: 'T1', userId: 'U1' };

beforeAll(async () => {
  db = await testDatabase();
  await seedWorld(db);
  await db.query(
    `insert into member (team_id, user_id, roles, added_by, added_at) values ('T1', 'U1', '{approver}', '{}', $1)`,
    [NOW],
  );
});
afterAll(() => db.close());
afterEach(() => db.query('delete from purchase_order_line'));

/** An order that was carried out and whose undo was asked for. */
async function undoing(
  deps: ActDeps = depsOf(db),
): Promise<{ actionId: string; revision: 1; purpose: 'undo' }> {
  const actionId = await approvedAction(db);
  await executeAction(deps, { actionId, revision: 1, purpose: 'do' });
  await undo({ db, jobs: { enqueue: async () => undefined } }, { actor: approver, actionId, now: NOW });
  return { actionId, revision: 1, purpose: 'undo' };
}

const UNDONE = {
  state: 'undone',
  onPlatform: [],
  openOrders: [{ status: 'cancelled' }],
  trace: ['executing', 'executed', 'approved', 'executing', 'undone'],
};

test.each<ExecutionPoint>(['claimed', 'remembered', 'applied', 'settled'])(
  'a process that dies after “%s” of an undo leaves it undone once, when the job is delivered again',
  async (point) => {
    const job = await undoing();
    const dies = depsOf(db, {
      reached: (reached) => {
        if (reached === point) throw new Error('killed');
      },
    });
    await expect(executeAction(dies, job)).rejects.toThrow('killed');
    await executeAction(depsOf(db), job);
    await executeAction(depsOf(db), job);
    expect(await effectsOf(db, job.actionId)).toMatchObject(UNDONE);
  },
);

test('a platform that takes it back and never answers is read back: undone, once', async () => {
  const job = await undoing();
  const adapter = sampleAdapter(db, () => 'answer_lost');
  await executeAction(depsOf(db, { adapter }), job);
  expect(await effectsOf(db, job.actionId)).toMatchObject(UNDONE);
});

test('a platform that will not take it back leaves the action done, with the reason, and can be asked again', async () => {
  const job = await undoing();
  const adapter = sampleAdapter(db, () => 'refuses');
  await executeAction(depsOf(db, { adapter }), job);
  expect(await effectsOf(db, job.actionId)).toMatchObject({
    state: 'done',
    undoable: true,
    outcome: 'Undo: The sample platform refuses this change',
    openOrders: [{ status: 'sent' }],
  });
  await undo(
    { db, jobs: { enqueue: async () => undefined } },
    { actor: approver, actionId: job.actionId, now: NOW },
  );
  await executeAction(depsOf(db), job);
  expect(await effectsOf(db, job.actionId)).toMatchObject({
    state: 'undone',
    openOrders: [{ status: 'cancelled' }],
  });
});

test('an action whose platform could not show what it left behind is done, but not offered for undo', async () => {
  const sample = sampleAdapter(db);
  let wasApplied = false;
  const adapter: Adapter = {
    ...sample,
    apply: (request) => {
      wasApplied = true;
      return sample.apply(request);
    },
    read: (targets) => (wasApplied ? Promise.reject(new Error('connection lost')) : sample.read(targets)),
  };
  const actionId = await approvedAction(db);
  await executeAction(depsOf(db, { adapter }), { actionId, revision: 1, purpose: 'do' });
  expect(await effectsOf(db, actionId)).toMatchObject({
    state: 'done',
    undoable: false,
    onPlatform: [{ version: 1 }],
  });
});
