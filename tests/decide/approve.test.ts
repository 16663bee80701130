import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approve, edit, expire, readAction, reject, snooze } from '../../src/decide/index.ts';
import type { Actor } from '../../src/domain/actor.ts';
import type { Database } from '../../src/domain/database.ts';
import type { JobQueue } from '../../src/platform/jobs.ts';
import { verifyTrace } from '../../src/trace/index.ts';
import { testDatabase } from '../support/database.ts';
import {
  actionDraft,
  depsOf,
  hoursLater,
  NOW,
  night,
  ORDER,
  proposed,
  SHOP,
  SWAP,
  seedPeople,
  standOf,
  traceOf,
  who,
} from './world.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
  await seedPeople(db);
});
afterAll(() => db.close());

const approver = who('approver');
const yes = (actionId: string, { revision = 1, actor = approver, now = NOW } = {}) =>
  approve(depsOf(db), { actor, actionId, revision, now });

/** Asks, expects a refusal, and checks that nothing at all came of it. */
async function refused(findingId: string, ask: () => Promise<unknown>): Promise<unknown> {
  const [before, traceBefore] = [await standOf(db, findingId), await traceOf(db, findingId)];
  const error = await ask().then(
    () => expect.fail('It was not refused'),
    (reason: unknown) => reason,
  );
  expect(await standOf(db, findingId)).toEqual(before);
  expect(await traceOf(db, findingId)).toEqual(traceBefore);
  return error;
}

test('an approval is a decision, a trace entry, a job and a stale card, bound to what was shown', async () => {
  const { findingId, actionId } = await proposed(db, ORDER, SWAP);
  const before = await standOf(db, findingId);
  expect(await yes(actionId)).toMatchObject({ state: 'approved', decidedBy: approver, decidedAt: NOW });
  const { finding, actions, decisions, jobs } = await standOf(db, findingId);
  const hash = (await readAction(db, actionId))?.paramsHash;
  expect(decisions).toMatchObject([
    { verb: 'approve', action_id: actionId, revision: 1, params_hash: hash, actor: approver, at: NOW },
  ]);
  expect(jobs).toEqual([{ data: { actionId, revision: 1, purpose: 'do' }, key: `${actionId}:1:do` }]);
  expect(finding).toMatchObject([{ version: Number(before.finding[0]?.version) + 1 }]);
  expect(Object.fromEntries(actions.map(({ kind, state }) => [kind, state]))).toEqual({
    create_purchase_order: 'approved',
    swap_listing: 'proposed',
  });
  expect(await traceOf(db, findingId)).toEqual(['seen', 'recommended', 'approved']);
});

describe('two people at the same instant', () => {
  const second: Actor = { ...who('admin') };

  /** Both ask at once; one is told no. */
  async function race(asks: readonly (() => Promise<unknown>)[]): Promise<unknown> {
    const ends = await Promise.allSettled(asks.map((ask) => ask()));
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    return ends.find((end) => end.status === 'rejected')?.reason;
  }

  test('approve once, and the loser is told who won', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { findingId, actionId } = await proposed(db);
      const lost = await race([() => yes(actionId), () => yes(actionId, { actor: second })]);
      const { decisions, jobs } = await standOf(db, findingId);
      expect([decisions.length, jobs.length]).toEqual([1, 1]);
      expect(await traceOf(db, findingId)).toEqual(['seen', 'recommended', 'approved']);
      const winner = decisions[0]?.actor as { name: string };
      expect(lost).toMatchObject({
        code: 'already_decided',
        message: `"Reorder 240 units" was already approved by ${winner.name}. Your click changed nothing.`,
        detail: { by: winner, at: NOW.toISOString() },
      });
    }
  });

  test('one approves and one rejects: one of them has it', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { findingId, actionId } = await proposed(db);
      const no = () => reject({ db }, { actor: second, findingId, reason: 'too dear', now: NOW });
      expect(await race([() => yes(actionId), no])).toMatchObject({ code: 'already_decided' });
      const { decisions, jobs, actions } = await standOf(db, findingId);
      expect(decisions).toHaveLength(1);
      expect(jobs).toHaveLength(actions[0]?.state === 'approved' ? 1 : 0);
    }
  });

  test('one approves and one edits: approved is what was shown, or nothing', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { findingId, actionId } = await proposed(db);
      const values = { quantity: 120 };
      const change = () => edit(depsOf(db), { actor: second, actionId, revision: 1, values, now: NOW });
      const lost = await race([() => yes(actionId), change]);
      const { actions, jobs } = await standOf(db, findingId);
      const wasApproved = actions[0]?.state === 'approved';
      expect(lost).toMatchObject({ code: wasApproved ? 'already_decided' : 'changed_since_shown' });
      expect([actions[0]?.revision, jobs.length]).toEqual(wasApproved ? [1, 1] : [2, 0]);
    }
  });

  test('a click and a night that drafts something else end in one of the two, never stuck', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { sku, findingId, actionId } = await proposed(db);
      const other = actionDraft({}, 'create_purchase_order', { ...ORDER.params, quantity: 120 });
      const [click] = await Promise.allSettled([
        yes(actionId),
        night(db, sku, [other], hoursLater(1)),
        expire(db, hoursLater(1)),
      ]);
      const [action] = (await standOf(db, findingId)).actions;
      const expected =
        click.status === 'fulfilled'
          ? { state: 'approved', revision: 1, params: ORDER.params }
          : { state: 'proposed', revision: 2, params: other.params };
      expect(action).toMatchObject(expected);
      if (click.status === 'rejected') expect(click.reason).toMatchObject({ code: 'changed_since_shown' });
    }
    expect(await verifyTrace(db)).toMatchObject({ ok: true });
  });
});

describe('nothing is approved', () => {
  test('of a revision that is not the one that stands', async () => {
    const { sku, findingId, actionId } = await proposed(db);
    await night(
      db,
      sku,
      [actionDraft({}, 'create_purchase_order', { ...ORDER.params, quantity: 120 })],
      hoursLater(1),
    );
    expect(await refused(findingId, () => yes(actionId))).toMatchObject({
      code: 'changed_since_shown',
      message: expect.stringContaining('it is now "Reorder 120 units". Nothing was done'),
      detail: { revision: 2 },
    });
    expect(await yes(actionId, { revision: 2 })).toMatchObject({ state: 'approved' });
  });

  test('after the proposal’s time, whether the schedule has said so or not', async () => {
    const { findingId, actionId } = await proposed(db);
    const late = hoursLater(72);
    expect(await refused(findingId, () => yes(actionId, { now: late }))).toMatchObject({ code: 'expired' });
    expect(await expire(db, late)).toBeGreaterThan(0);
    expect(await refused(findingId, () => yes(actionId, { now: late }))).toMatchObject({ code: 'expired' });
  });

  test('after a rejection, and the refusal names who said no', async () => {
    const { findingId, actionId } = await proposed(db);
    await reject({ db }, { actor: approver, findingId, reason: 'too dear', now: NOW });
    expect(await refused(findingId, () => yes(actionId, { actor: who('admin') }))).toMatchObject({
      code: 'already_decided',
      message: expect.stringContaining('was already rejected by approver person'),
    });
  });

  test('when it is no longer recommended, or was never there', async () => {
    const { sku, findingId, actionId } = await proposed(db);
    await night(db, sku, null, hoursLater(1));
    expect(await refused(findingId, () => yes(actionId))).toMatchObject({
      code: 'already_decided',
      message: expect.stringContaining('"Reorder 240 units" is not recommended any more'),
    });
    await expect(yes('act_0')).rejects.toMatchObject({ code: 'not_found' });
  });

  test('when the job cannot be queued: everything is rolled back, and it can be approved again', async () => {
    const { findingId, actionId } = await proposed(db);
    const broken: JobQueue = { enqueue: () => Promise.reject(new Error('the queue is down')) };
    const failing = () => approve(depsOf(db, broken), { actor: approver, actionId, revision: 1, now: NOW });
    expect(await refused(findingId, failing)).toMatchObject({ message: 'the queue is down' });
    expect(await yes(actionId)).toMatchObject({ state: 'approved' });
  });
});

test('what sleeps can still be approved: the snooze hides it, the decision stands', async () => {
  const { findingId, actionId } = await proposed(db);
  await snooze({ db }, { actor: approver, findingId, length: '3d', shop: SHOP, now: NOW });
  expect(await yes(actionId)).toMatchObject({ state: 'approved' });
  expect((await standOf(db, findingId)).finding).toMatchObject([{ state: 'snoozed' }]);
});
