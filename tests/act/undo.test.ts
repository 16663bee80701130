import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type ActDeps, executeAction, outboxAdapter, undo } from '../../src/act/index.ts';
import type { ActionKind } from '../../src/domain/action.ts';
import type { Actor } from '../../src/domain/actor.ts';
import type { Database } from '../../src/domain/database.ts';
import type { JobQueue } from '../../src/platform/jobs.ts';
import { testDatabase } from '../support/database.ts';
import { approvedAction, depsOf, effectsOf, NOW, seedWorld } from './world.ts';

let db: Database;
const queued: object[] = [];
const jobs: JobQueue = {
  enqueue: async (_tx, _queue, data) => {
    queued.push(data);
  },
};
const approver: Actor = { type: 'user', teamId: 'T1', userId: 'U1' };

beforeAll(async () => {
  db = await testDatabase();
  await seedWorld(db);
  await db.query(
    `insert into member (team_id, user_id, roles, added_by, added_at)
     values ('T1', 'U1', '{approver}', '{}', $1), ('T1', 'U2', '{operator}', '{}', $1)`,
    [NOW],
  );
});

afterAll(() => db.close());

afterEach(async () => {
  await db.query('delete from purchase_order_line');
  queued.length = 0;
});

async function doneAction(
  deps: ActDeps,
  kind?: ActionKind,
  params?: Record<string, unknown>,
): Promise<string> {
  const actionId = await approvedAction(db, kind, params);
  await executeAction(deps, { actionId, revision: 1, purpose: 'do' });
  return actionId;
}

const SWAP = {
  sku: 'SKU-2847',
  title: null,
  substitutes: [{ sku: 'SKU-1', title: null }],
  message: 'You may also like it.',
};

async function platform() {
  const { rows } = await db.query(
    `select kind, id, state from sample_platform_state where kind <> 'request' order by kind, id`,
  );
  return rows;
}

test('undo puts the platform exactly as it was, and the order no longer counts', async () => {
  await db.query(
    `insert into sample_platform_state (kind, id, state, updated_at)
     values ('listing', 'SKU-1', '{"title": "Trail Walker", "featured": false}', $1)`,
    [NOW],
  );
  const before = await platform();
  const deps = depsOf(db);
  for (const isSwap of [false, true]) {
    const actionId = await (isSwap ? doneAction(deps, 'swap_listing', SWAP) : doneAction(deps));
    expect(await platform()).not.toEqual(before);
    await undo({ db, jobs }, { actor: approver, actionId, now: NOW });
    expect(queued.at(-1)).toEqual({ actionId, revision: 1, purpose: 'undo' });
    await executeAction(deps, { actionId, revision: 1, purpose: 'undo' });
    expect(await platform()).toEqual(before);
    const { state, undoable, openOrders, trace } = await effectsOf(db, actionId);
    expect({ state, undoable }).toEqual({ state: 'undone', undoable: false });
    expect(openOrders.map(({ status }) => status)).toEqual(isSwap ? [] : ['cancelled']);
    expect(trace).toEqual(['executing', 'executed', 'approved', 'executing', 'undone']);
  }
});

test('two people who ask at once undo it once', async () => {
  const actionId = await doneAction(depsOf(db));
  const asked = await Promise.allSettled(
    [1, 2].map(() => undo({ db, jobs }, { actor: approver, actionId, now: NOW })),
  );
  expect(asked.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(queued).toHaveLength(1);
});

test('someone who may not approve is refused with a sentence and a trace entry', async () => {
  const actionId = await doneAction(depsOf(db));
  const others: Actor[] = [
    { type: 'user', teamId: 'T1', userId: 'U2' },
    { type: 'user', teamId: 'T9', userId: 'U1' },
    { type: 'system', name: 'nightly' },
  ];
  for (const actor of others) {
    await expect(undo({ db, jobs }, { actor, actionId, now: NOW })).rejects.toMatchObject({
      code: 'not_allowed',
    });
  }
  expect(await effectsOf(db, actionId)).toMatchObject({
    state: 'done',
    trace: ['executing', 'executed', 'denied', 'denied', 'denied'],
  });
});

test('an undo never overwrites what someone changed there since', async () => {
  const deps = depsOf(db);
  const actionId = await doneAction(deps);
  await db.query(
    `update sample_platform_state set state = state || '{"status": "acknowledged"}' where kind = 'purchase_order' and id = $1`,
    [`DB-${actionId.slice(4, 14).toUpperCase()}`],
  );
  await undo({ db, jobs }, { actor: approver, actionId, now: NOW });
  await executeAction(deps, { actionId, revision: 1, purpose: 'undo' });
  const { state, outcome, openOrders } = await effectsOf(db, actionId);
  expect(state).toBe('done');
  expect(outcome).toContain('was changed again since');
  expect(openOrders).toMatchObject([{ status: 'sent' }]);
});

test('what changed the same thing later is named and undone first; then this one is, although it was refused before', async () => {
  const ask = (actionId: string) => undo({ db, jobs }, { actor: approver, actionId, now: NOW });
  const deps = depsOf(db);
  const takeBack = (actionId: string) => executeAction(deps, { actionId, revision: 1, purpose: 'undo' });
  const first = await doneAction(deps, 'swap_listing', SWAP);
  await ask(first);
  const swapAgain = { ...SWAP, message: 'Have a look at this one.' };
  const later = depsOf(db, { clock: () => new Date(NOW.getTime() + 60_000) });
  const second = await doneAction(later, 'swap_listing', swapAgain);
  await takeBack(first);
  const refused = await effectsOf(db, first);
  expect(refused).toMatchObject({ state: 'done', undoable: true });
  expect(refused.outcome).toMatch(/changed again since by “Reorder 240 units”; undo that first\./);
  await expect(ask(first)).rejects.toMatchObject({
    code: 'already_decided',
    message: expect.stringContaining('undo that first'),
    detail: { undoFirst: { id: second, revision: 1 } },
  });
  for (const actionId of [second, first]) {
    await ask(actionId);
    await takeBack(actionId);
    expect((await effectsOf(db, actionId)).state).toBe('undone');
  }
});

test('in the outbox an undo takes the documents out of what is to be sent', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'daybreak-undo-'));
  const deps = depsOf(db, { adapter: outboxAdapter(db, dataDir), timeoutMs: 10_000 });
  const actionId = await doneAction(deps);
  await undo({ db, jobs }, { actor: approver, actionId, now: NOW });
  await executeAction(deps, { actionId, revision: 1, purpose: 'undo' });
  expect(await effectsOf(db, actionId)).toMatchObject({
    state: 'undone',
    openOrders: [{ status: 'cancelled' }],
  });
  expect(await readdir(join(dataDir, 'outbox', 'withdrawn'))).toEqual([`${actionId}-1-do`]);
  await rm(dataDir, { recursive: true, force: true });
});
