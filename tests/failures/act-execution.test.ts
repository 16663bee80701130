import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Adapter } from '../../src/act/adapter.ts';
import { type ExecutionPoint, executeAction, type Fault, sampleAdapter } from '../../src/act/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { approvedAction, depsOf, effectsOf, NOW, seedWorld } from '../act/world.ts';
import { testDatabase } from '../support/database.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
  await seedWorld(db);
});

afterAll(() => db.close());

// An order of one test would be a reason for the guard of the next to refuse.
afterEach(() => db.query('delete from purchase_order_line'));

const DONE = {
  state: 'done',
  undoable: true,
  onPlatform: [{ version: 1 }],
  openOrders: [{ status: 'sent', quantity_ordered: 240, source: 'daybreak' }],
  trace: ['executing', 'executed'],
};
const NOTHING = { onPlatform: [], openOrders: [] };

function jobOf(actionId: string) {
  return { actionId, revision: 1, purpose: 'do' as const };
}

/** Delivers a job as the queue does: again after each rejection, at most six times. */
async function deliver(deps: ReturnType<typeof depsOf>, actionId: string): Promise<void> {
  for (let delivery = 1; delivery <= 6; delivery += 1) {
    const settled = await executeAction(deps, jobOf(actionId)).then(
      () => true,
      () => false,
    );
    if (settled) return;
  }
}

describe('a process that dies', () => {
  const points: ExecutionPoint[] = ['claimed', 'remembered', 'applied', 'settled'];

  test.each(points)('after “%s” leaves one effect once the job is delivered again', async (point) => {
    const actionId = await approvedAction(db);
    const dies = depsOf(db, {
      reached: (reached) => {
        if (reached === point) throw new Error('killed');
      },
    });
    await expect(executeAction(dies, jobOf(actionId))).rejects.toThrow('killed');
    await executeAction(depsOf(db), jobOf(actionId));
    expect(await effectsOf(db, actionId)).toMatchObject(DONE);
  });

  test('between two attempts leaves one effect once the job is delivered again', async () => {
    const actionId = await approvedAction(db);
    let calls = 0;
    const adapter = sampleAdapter(db, () => (calls++ === 0 ? 'hangs_before_work' : null));
    const dies = depsOf(db, {
      adapter,
      reached: (point) => {
        if (point === 'settled') throw new Error('killed');
      },
    });
    await expect(executeAction(dies, jobOf(actionId))).rejects.toThrow('killed');
    expect(await effectsOf(db, actionId)).toMatchObject({ state: 'executing', ...NOTHING });
    await executeAction(depsOf(db, { adapter }), jobOf(actionId));
    expect(await effectsOf(db, actionId)).toMatchObject(DONE);
  });

  test('while it holds the lease keeps others out until the lease ends', async () => {
    const actionId = await approvedAction(db);
    const dies = depsOf(db, { leaseSeconds: 60, reached: () => Promise.reject(new Error('killed')) });
    await expect(executeAction(dies, jobOf(actionId))).rejects.toThrow('killed');
    await expect(executeAction(depsOf(db), jobOf(actionId))).rejects.toMatchObject({ code: 'unavailable' });
    expect(await effectsOf(db, actionId)).toMatchObject({ state: 'executing', ...NOTHING });
  });
});

describe('a job delivered twice', () => {
  test('one after the other has one effect', async () => {
    const actionId = await approvedAction(db);
    await executeAction(depsOf(db), jobOf(actionId));
    await executeAction(depsOf(db), jobOf(actionId));
    expect(await effectsOf(db, actionId)).toMatchObject(DONE);
  });

  test('at the same instant has one effect, whoever holds the lease', async () => {
    for (const leaseSeconds of [0, 60]) {
      const actionId = await approvedAction(db);
      const deps = depsOf(db, { leaseSeconds, timeoutMs: 5000 });
      await Promise.allSettled([1, 2, 3].map(() => executeAction(deps, jobOf(actionId))));
      expect(await effectsOf(db, actionId)).toMatchObject(DONE);
      await db.query('delete from purchase_order_line');
    }
  });

  test('for a revision that is no longer the one approved does nothing', async () => {
    const actionId = await approvedAction(db);
    await executeAction(depsOf(db), { ...jobOf(actionId), revision: 2 });
    expect(await effectsOf(db, actionId)).toMatchObject({ state: 'approved', ...NOTHING, trace: [] });
  });
});

describe('a platform', () => {
  const failing = (...faults: Fault[]) => {
    let call = 0;
    return sampleAdapter(db, () => faults[Math.min(call++, faults.length - 1)] ?? null);
  };

  test('that does the work and never answers is read back: done, once', async () => {
    const actionId = await approvedAction(db);
    await executeAction(depsOf(db, { adapter: failing('answer_lost') }), jobOf(actionId));
    expect(await effectsOf(db, actionId)).toMatchObject(DONE);
  });

  test('that hangs before the work is asked again under the same key', async () => {
    const actionId = await approvedAction(db);
    const adapter = failing('hangs_before_work', 'answer_lost');
    await deliver(depsOf(db, { adapter }), actionId);
    expect(await effectsOf(db, actionId)).toMatchObject(DONE);
  });

  test('that never does the work ends as unknown after three attempts', async () => {
    const actionId = await approvedAction(db);
    await deliver(depsOf(db, { adapter: failing('hangs_before_work') }), actionId);
    const effects = await effectsOf(db, actionId);
    expect(effects).toMatchObject({ state: 'unknown', ...NOTHING, trace: ['executing', 'unknown'] });
    expect(effects.outcome).toContain('Please check there');
  });

  test('that does the work, never answers and cannot be read back ends as unknown, with one effect', async () => {
    const actionId = await approvedAction(db);
    let sent = 0;
    const mute: Adapter = {
      ...sampleAdapter(db, () => 'answer_lost'),
      idempotent: false,
      find: async () => null,
    };
    const adapter: Adapter = {
      ...mute,
      apply: (request) => {
        sent += 1;
        return mute.apply(request);
      },
    };
    await deliver(depsOf(db, { adapter }), actionId);
    await executeAction(depsOf(db, { adapter }), jobOf(actionId));
    expect(sent).toBe(1);
    expect(await effectsOf(db, actionId)).toMatchObject({ state: 'unknown', onPlatform: [{ version: 1 }] });
  });

  test('without idempotency is never asked again once it may have been asked', async () => {
    const adapter: Adapter = { ...sampleAdapter(db), idempotent: false };
    const dyingAt = (at: ExecutionPoint) =>
      depsOf(db, {
        adapter,
        reached: (point) => {
          if (point === at) throw new Error('killed');
        },
      });
    const [before, after] = [await approvedAction(db), await approvedAction(db)];
    await expect(executeAction(dyingAt('claimed'), jobOf(before))).rejects.toThrow('killed');
    await expect(executeAction(dyingAt('remembered'), jobOf(after))).rejects.toThrow('killed');
    await executeAction(depsOf(db, { adapter }), jobOf(before));
    expect(await effectsOf(db, before)).toMatchObject(DONE);
    await executeAction(depsOf(db, { adapter }), jobOf(after));
    expect(await effectsOf(db, after)).toMatchObject({ state: 'unknown', ...NOTHING });
  });

  test('without idempotency is asked once, even when a slow attempt wakes up after another has taken over', async () => {
    const sample = sampleAdapter(db);
    const actionId = await approvedAction(db);
    const slow = Promise.withResolvers<void>();
    const isReading = Promise.withResolvers<void>();
    let sent = 0;
    const counting: Adapter = {
      ...sample,
      idempotent: false,
      apply: (request) => {
        sent += 1;
        return sample.apply(request);
      },
    };
    const stuck: Adapter = {
      ...counting,
      read: async (targets) => {
        isReading.resolve();
        await slow.promise;
        return sample.read(targets);
      },
    };
    const first = executeAction(depsOf(db, { adapter: stuck }), jobOf(actionId));
    await isReading.promise;
    await executeAction(depsOf(db, { adapter: counting }), jobOf(actionId));
    slow.resolve();
    await expect(first).rejects.toMatchObject({ code: 'unavailable' });
    expect(sent).toBe(1);
    expect(await effectsOf(db, actionId)).toMatchObject(DONE);
  });

  test('that cannot be reached at all ends as failed, because nothing was ever sent', async () => {
    const actionId = await approvedAction(db);
    const adapter: Adapter = { ...sampleAdapter(db), read: () => Promise.reject(new Error('host is down')) };
    await deliver(depsOf(db, { adapter }), actionId);
    expect(await effectsOf(db, actionId)).toMatchObject({
      state: 'failed',
      outcome: 'The platform could not be reached, so nothing was changed (host is down).',
      ...NOTHING,
      trace: ['executing', 'failed'],
    });
  });

  test('that says no ends as failed, with its reason', async () => {
    const actionId = await approvedAction(db);
    await executeAction(depsOf(db, { adapter: failing('refuses') }), jobOf(actionId));
    expect(await effectsOf(db, actionId)).toMatchObject({
      state: 'failed',
      outcome: 'The sample platform refuses this change',
      ...NOTHING,
      trace: ['executing', 'failed'],
    });
  });

  test('that cannot be reached before the change has changed nothing, and is tried again', async () => {
    const actionId = await approvedAction(db);
    let reads = 0;
    const sample = sampleAdapter(db);
    const adapter: Adapter = {
      ...sample,
      read: (targets) => {
        reads += 1;
        return reads === 1 ? Promise.reject(new Error('connection refused')) : sample.read(targets);
      },
    };
    await deliver(depsOf(db, { adapter }), actionId);
    expect(await effectsOf(db, actionId)).toMatchObject(DONE);
  });
});

test('the ledger keeps the state before and after and the receipt', async () => {
  const actionId = await approvedAction(db);
  await executeAction(depsOf(db), jobOf(actionId));
  const { rows } = await db.query(
    'select state, adapter, attempts, state_before, state_after, receipt, finished_at from execution where action_id = $1',
    [actionId],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    state: 'done',
    adapter: 'sample',
    attempts: 1,
    state_before: [{ state: null }],
    state_after: [{ state: { quantity: 240, total: { amount: '3600.00', currency: 'USD' } } }],
    receipt: { reference: 'sample shop' },
    finished_at: NOW,
  });
});
