import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Adapter } from '../../src/act/adapter.ts';
import {
  executeAction,
  readBackUnknown,
  registerActWorkers,
  sampleAdapter,
  tellOutcome,
} from '../../src/act/index.ts';
import type { Database } from '../../src/domain/database.ts';
import type { Jobs } from '../../src/platform/jobs.ts';
import { approvedAction, depsOf, effectsOf, NOW, SHOP, seedWorld } from '../act/world.ts';
import { testDatabase } from '../support/database.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
  await seedWorld(db);
  await db.query(
    `insert into member (team_id, user_id, name, roles, added_by, added_at) values ('T1', 'U-OPS', 'Maya', '{operator}', '{}', $1)`,
    [NOW],
  );
});
afterAll(() => db.close());
beforeEach(() => db.query('delete from execution'));
afterEach(() => db.query('delete from purchase_order_line'));

const minutesLater = (minutes: number) => () => new Date(NOW.getTime() + minutes * 60_000);

/** A platform that does the work or not, and then can neither answer nor be asked; with a count of what it was sent. */
function mute({ doesTheWork, idempotent }: { doesTheWork: boolean; idempotent: boolean }) {
  const sample = sampleAdapter(db, () => (doesTheWork ? 'answer_lost' : 'hangs_before_work'));
  const sent = { count: 0 };
  const adapter: Adapter = {
    ...sample,
    idempotent,
    find: () => Promise.reject(new Error('service unavailable')),
    apply: (request) => {
      sent.count += 1;
      return sample.apply(request);
    },
  };
  return { adapter, sent };
}

/** An action whose outcome is unknown; `recovered` is the same platform once it can be asked again. */
async function unknown(kind: { doesTheWork: boolean; idempotent: boolean }) {
  const actionId = await approvedAction(db);
  const { adapter, sent } = mute(kind);
  const deps = depsOf(db, { adapter });
  const job = { actionId, revision: 1, purpose: 'do' as const };
  for (let delivery = 1; delivery <= 6; delivery += 1) {
    await executeAction(deps, job).catch(() => undefined);
  }
  expect(await effectsOf(db, actionId)).toMatchObject({ state: 'unknown' });
  const recovered: Adapter = { ...sampleAdapter(db), idempotent: kind.idempotent, apply: adapter.apply };
  return { actionId, job, deps, sent, recovered };
}

describe('an unknown outcome', () => {
  test('is never sent again: not by another delivery, not by a restart', async () => {
    const { actionId, job, deps, sent, recovered } = await unknown({ doesTheWork: true, idempotent: false });
    expect(sent.count).toBe(1);
    const enqueued: object[] = [];
    const jobs: Jobs = {
      enqueue: async (_tx, _queue, data) => {
        enqueued.push(data);
      },
      work: async () => undefined,
      stop: async () => undefined,
    };
    await executeAction({ ...deps, adapter: recovered }, job);
    await registerActWorkers(jobs, { ...deps, adapter: recovered });
    expect(enqueued).not.toContainEqual(expect.objectContaining({ actionId }));
    expect(sent.count).toBe(1);
    expect(await effectsOf(db, actionId)).toMatchObject({ state: 'unknown', onPlatform: [{ version: 1 }] });
  });

  test('is settled as done once the platform shows that it happened, without sending anything', async () => {
    const { actionId, sent, recovered } = await unknown({ doesTheWork: true, idempotent: false });
    const deps = depsOf(db, { adapter: recovered, clock: minutesLater(60) });
    expect(await Promise.all([readBackUnknown(deps), readBackUnknown(deps)])).toContain(1);
    expect(await readBackUnknown(deps)).toBe(0);
    expect(sent.count).toBe(1);
    expect(await effectsOf(db, actionId)).toMatchObject({
      state: 'done',
      undoable: true,
      openOrders: [{ status: 'sent' }],
      trace: ['executing', 'unknown', 'executed'],
    });
  });

  test('is settled as failed where a platform that keeps keys single never received it, so that it is drafted again', async () => {
    const { actionId, sent, recovered } = await unknown({ doesTheWork: false, idempotent: true });
    const sentBefore = sent.count;
    await readBackUnknown(depsOf(db, { adapter: recovered, clock: minutesLater(60) }));
    expect(sent.count).toBe(sentBefore);
    expect(await effectsOf(db, actionId)).toMatchObject({
      state: 'failed',
      outcome: expect.stringContaining('nothing was changed'),
      onPlatform: [],
      openOrders: [],
      trace: ['executing', 'unknown', 'failed'],
    });
  });

  test.each([
    ['while a stray request may still arrive', true, 14, undefined],
    ['where the platform cannot tell a key that never came from one it has forgotten', false, 60, undefined],
    ['as long as the platform cannot be asked', true, 60, () => Promise.reject(new Error('still down'))],
  ])('stays unknown %s', async (_, idempotent, minutes, find) => {
    const { actionId, recovered } = await unknown({ doesTheWork: false, idempotent });
    const adapter: Adapter = find ? { ...recovered, find } : recovered;
    expect(await readBackUnknown(depsOf(db, { adapter, clock: minutesLater(minutes) }))).toBe(0);
    expect(await effectsOf(db, actionId)).toMatchObject({
      state: 'unknown',
      trace: ['executing', 'unknown'],
    });
  });

  test('of another platform than the one at hand is left alone', async () => {
    const { actionId, recovered } = await unknown({ doesTheWork: false, idempotent: true });
    const adapter: Adapter = { ...recovered, name: 'another' };
    expect(await readBackUnknown(depsOf(db, { adapter, clock: minutesLater(60) }))).toBe(0);
    expect(await effectsOf(db, actionId)).toMatchObject({ state: 'unknown' });
  });

  const person = { type: 'user' as const, teamId: 'T1', userId: 'U-OPS', name: 'Maya' };
  const tell = (actionId: string, happened: boolean) =>
    tellOutcome({ db, shop: SHOP }, { actor: person, actionId, happened, now: minutesLater(30)() });

  test('is settled once by the word of somebody who looked and saw that it happened', async () => {
    const { actionId, sent } = await unknown({ doesTheWork: true, idempotent: false });
    const told = await Promise.allSettled([tell(actionId, true), tell(actionId, false)]);
    expect(told.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(tell(actionId, true)).rejects.toMatchObject({ code: 'already_decided' });
    expect(sent.count).toBe(1);
  });

  test.each([
    [true, 'done', 'Maya looked: it happened.', [{ status: 'sent' }]],
    [false, 'failed', 'Maya looked: it did not happen.', []],
  ])(
    'told to have happened (%s), it is %s, our tables know it, and nothing is sent',
    async (happened, state, outcome, orders) => {
      const { actionId, sent, recovered } = await unknown({ doesTheWork: false, idempotent: false });
      await tell(actionId, happened);
      expect(await readBackUnknown(depsOf(db, { adapter: recovered, clock: minutesLater(60) }))).toBe(0);
      expect(sent.count).toBe(1);
      expect(await effectsOf(db, actionId)).toMatchObject({
        state,
        outcome,
        undoable: false,
        openOrders: orders,
        trace: ['executing', 'unknown', happened ? 'executed' : 'failed'],
      });
    },
  );

  test('is not settled by somebody without a role', async () => {
    const { actionId } = await unknown({ doesTheWork: true, idempotent: false });
    const stranger = { ...person, userId: 'U-NOBODY' };
    await expect(
      tellOutcome({ db, shop: SHOP }, { actor: stranger, actionId, happened: true, now: NOW }),
    ).rejects.toMatchObject({ code: 'not_allowed' });
    expect(await effectsOf(db, actionId)).toMatchObject({ state: 'unknown' });
  });
});
