import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { executeAction } from '../../src/act/execute.ts';
import { sampleAdapter } from '../../src/act/index.ts';
import { nextOfPlan, type PlanStep } from '../../src/act/plan.ts';
import { approvePlan, readAction } from '../../src/decide/index.ts';
import type { ActionState } from '../../src/domain/action.ts';
import type { Database } from '../../src/domain/database.ts';
import { holdOf, policies, shopWith } from '../decide/boundaries-world.ts';
import { depsOf, NOW, proposed, seedPeople, standOf, who } from '../decide/world.ts';
import { testDatabase } from '../support/database.ts';
import { depsOf as actDepsOf } from './world.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
  await seedPeople(db);
  await shopWith(db);
});
afterAll(() => db.close());

const approver = who('approver');

/** Three shipments to hold, of one finding, as one plan. */
async function plan() {
  const { actions, findingId } = await proposed(db, holdOf('SH-1'), holdOf('SH-2'), holdOf('SH-3'));
  const steps = actions.map(({ id, revision }) => ({ actionId: id, revision }));
  return { findingId, steps, ids: steps.map(({ actionId }) => actionId) };
}

const statesOf = async (ids: readonly string[]) => {
  const actions = await Promise.all(ids.map((id) => readAction(db, id)));
  return actions.map((action) => action?.state);
};

test('approved as one, carried out one after the other, whichever job comes first', async () => {
  const { steps, ids } = await plan();
  await approvePlan(depsOf(db), { actor: approver, steps, now: NOW });
  const [first = '', , last = ''] = ids;
  await executeAction(actDepsOf(db), { actionId: last, revision: 1, purpose: 'do' });
  expect(await statesOf(ids)).toEqual(['done', 'done', 'done']);
  const { rows } = await db.query<{ action_id: string }>(
    `select action_id from trace where kind = 'executed' and action_id = any($1) order by seq`,
    [ids],
  );
  expect(rows.map(({ action_id }) => action_id)).toEqual(ids);
  await executeAction(actDepsOf(db), { actionId: first, revision: 1, purpose: 'do' });
  expect(await statesOf(ids)).toEqual(['done', 'done', 'done']);
});

test('when a step fails, those after it are not begun and those before it are taken back', async () => {
  const { steps, ids } = await plan();
  await approvePlan(depsOf(db), { actor: approver, steps, now: NOW });
  const [first = '', second = '', third = ''] = ids;
  const adapter = sampleAdapter(db, (key) => (key.startsWith(second) ? 'refuses' : null));
  await executeAction(actDepsOf(db, { adapter }), { actionId: first, revision: 1, purpose: 'do' });
  expect(await statesOf(ids)).toEqual(['undone', 'failed', 'refused']);
  expect((await readAction(db, third))?.outcome).toContain('an earlier step of the same plan, is failed');
});

test('where a process dies between two steps, the next delivery goes on', async () => {
  const { steps, ids } = await plan();
  await approvePlan(depsOf(db), { actor: approver, steps, now: NOW });
  const [first = ''] = ids;
  let settled = 0;
  const dying = actDepsOf(db, {
    reached: (point) => {
      settled += Number(point === 'settled');
      if (point === 'settled' && settled === 2) throw new Error('died');
    },
  });
  const job = { actionId: first, revision: 1, purpose: 'do' } as const;
  await expect(executeAction(dying, job)).rejects.toThrow('died');
  expect(await statesOf(ids)).toEqual(['done', 'done', 'approved']);
  await executeAction(actDepsOf(db), job);
  expect(await statesOf(ids)).toEqual(['done', 'done', 'done']);
});

test('all or none: a step that takes two people leaves every one as it was', async () => {
  await policies(db, 'Limits', {
    approval_limits: [{ action: 'create_purchase_order', above: 1, needs: 'two people' }],
  });
  const { actions, findingId } = await proposed(db);
  const more = await plan();
  const steps = [...more.steps, ...actions.map(({ id, revision }) => ({ actionId: id, revision }))];
  await expect(approvePlan(depsOf(db), { actor: approver, steps, now: NOW })).rejects.toMatchObject({
    code: 'not_allowed',
  });
  expect((await standOf(db, findingId)).jobs).toEqual([]);
  expect(await statesOf(more.ids)).toEqual(['proposed', 'proposed', 'proposed']);
});

describe('the next move of a plan', () => {
  const states: readonly ActionState[] = [
    'approved',
    'executing',
    'done',
    'failed',
    'refused',
    'unknown',
    'undoing',
    'undone',
  ];
  const steps = fc.array(fc.record({ state: fc.constantFrom(...states), undoable: fc.boolean() }), {
    minLength: 1,
    maxLength: 6,
  });

  test('never begins a step after a failure, never takes back what cannot be, and always comes to an end', () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.boolean()), (drawn, lucky) => {
        let now: PlanStep[] = drawn.map((one, index) => ({
          ...one,
          id: `${index}`,
          revision: 1,
          label: `${index}`,
        }));
        const set = (id: string, state: ActionState) => {
          now = now.map((step) => (step.id === id ? { ...step, state } : step));
        };
        for (let moves = 0; ; moves += 1) {
          expect(moves).toBeLessThan(3 * drawn.length + 1);
          const next = nextOfPlan(now);
          const broken = now.some(({ state }) => ['failed', 'refused', 'unknown'].includes(state));
          if (next.kind === 'nothing') break;
          if (next.kind === 'do') {
            expect(broken).toBe(false);
            set(next.step.id, lucky.next().value ? 'done' : 'failed');
          } else if (next.kind === 'undo') {
            expect(next.step).toMatchObject({ state: 'done', undoable: true });
            set(next.step.id, 'undone');
          } else if (next.kind === 'hold') {
            for (const step of next.steps) set(step.id, 'refused');
          }
        }
        expect(
          now.some(({ state }) => state === 'approved') && !now.some(({ state }) => state.endsWith('ing')),
        ).toBe(false);
      }),
    );
  });
});
