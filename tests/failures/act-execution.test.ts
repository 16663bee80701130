import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ExecutionPoint, executeAction, type Fault, sampleAdapter } from '../../src/act/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { approvedAction, depsOf, effectsOf, seedWorld } from '../act/world.ts';
import { testDatabase } from '../support/database.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
  await seedWorld(db);
});

afterAll(() => db.close());

const DONE = {
  state: 'done',
  undoable: true,
  onPlatform: [{ version: 1 }],
  openOrders: [{ status: 'sent', quantity_ordered: 240, source: 'daybreak' }],
  trace: ['executing', 'executed'],
};

function jobOf(actionId: string) {
  return { actionId, revision: 1, purpose: 'do' as const };
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
    await db.query(`update purchase_order_line set status = 'cancelled' where source = 'daybreak'`);
  });
});
