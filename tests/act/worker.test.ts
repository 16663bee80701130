import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerActWorkers } from '../../src/act/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { EXECUTE_ACTION, type Jobs, startJobs } from '../../src/platform/jobs.ts';
import { createLog } from '../../src/platform/log.ts';
import { testDatabase } from '../support/database.ts';
import { approvedAction, depsOf, effectsOf, seedWorld } from './world.ts';

let db: Database;
let jobs: Jobs;

beforeAll(async () => {
  db = await testDatabase();
  await seedWorld(db);
  jobs = await startJobs(db, createLog('silent'));
});

afterAll(async () => {
  await jobs.stop();
  await db.close();
});

test('what an earlier process left approved or half done is carried out, and each job has one effect', async () => {
  const [left, halfDone, fresh] = [
    await approvedAction(db),
    await approvedAction(db),
    await approvedAction(db),
  ];
  await db.query(
    `insert into execution (id, action_id, purpose, idempotency_key, adapter, state, attempts, lease_until, created_at)
     values ('exe_1', $1, 'do', $1 || ':1:do', 'sample', 'running', 1, now() - interval '1 minute', now())`,
    [halfDone],
  );
  await db.query(`update action set state = 'executing' where id = $1`, [halfDone]);
  await db.query(`update action set state = 'proposed' where id = $1`, [fresh]);
  await registerActWorkers(jobs, depsOf(db, { timeoutMs: 5000 }));
  await db.transaction(async (tx) => {
    await tx.query(`update action set state = 'approved' where id = $1`, [fresh]);
    await jobs.enqueue(
      tx,
      EXECUTE_ACTION,
      { actionId: fresh, revision: 1, purpose: 'do' },
      { key: `${fresh}:1:do` },
    );
  });
  for (const actionId of [left, halfDone, fresh]) {
    await expect
      .poll(() => effectsOf(db, actionId), { timeout: 30_000 })
      .toMatchObject({
        state: 'done',
        onPlatform: [{ version: 1 }],
        openOrders: [{ status: 'sent' }],
      });
  }
});
