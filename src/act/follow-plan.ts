import { beginUndo } from '../decide/progress/store.ts';
import { insertDecision } from '../decide/store.ts';
import type { Actor } from '../domain/actor.ts';
import { lockFindings, touchFinding } from '../findings/index.ts';
import type { ExecuteActionJob } from '../platform/jobs.ts';
import { appendTrace } from '../trace/append.ts';
import type { ActDeps } from './deps.ts';
import { nextOfPlan, type PlanStep } from './plan.ts';
import { record } from './record.ts';
import { lockAction, readPlanOf } from './store.ts';

const PLAN: Actor = { type: 'system', name: 'plan' };

/**
 * What is to be carried out next of the plan that an action belongs to, after holding back what will not be begun;
 * null where nothing is, or it is no plan.
 */
export async function followPlan(deps: ActDeps, actionId: string): Promise<ExecuteActionJob | null> {
  const next = nextOfPlan(await readPlanOf(deps.db, actionId));
  switch (next.kind) {
    case 'nothing':
      return null;
    case 'do':
      return { actionId: next.step.id, revision: next.step.revision, purpose: 'do' };
    case 'undo':
      return (await takeBack(deps, next.step)) ? followUndo(next.step) : null;
    case 'hold':
      for (const step of next.steps) await hold(deps, step, next.because);
      return followPlan(deps, actionId);
  }
}

function followUndo({ id, revision }: PlanStep): ExecuteActionJob {
  return { actionId: id, revision, purpose: 'undo' };
}

/** Says of a step that was not begun that it will not be. */
async function hold(deps: ActDeps, step: PlanStep, because: PlanStep): Promise<void> {
  const now = deps.clock();
  await deps.db.transaction(async (tx) => {
    const action = await lockAction(tx, step.id);
    if (action?.state !== 'approved') return;
    const outcome = `Not begun: “${because.label}”, an earlier step of the same plan, is ${because.state}.`;
    const trace = { kind: 'refused', summary: outcome, data: { plan: because.id } } as const;
    await record(tx, action, { state: 'refused', outcome, trace }, now, PLAN);
  });
}

/** Asks for a step to be taken back because a later one failed; false where somebody else was first. */
async function takeBack({ db, clock }: ActDeps, { id, label }: PlanStep): Promise<boolean> {
  const now = clock();
  return db.transaction(async (tx) => {
    const action = await lockAction(tx, id);
    if (!action || !(await beginUndo(tx, { actionId: id, now }))) return false;
    const { findingId } = action;
    await lockFindings(tx, [findingId]);
    await insertDecision(tx, { verb: 'undo', findingId, action, actor: PLAN, now });
    await appendTrace(tx, {
      kind: 'approved',
      findingId,
      actionId: id,
      actor: PLAN,
      at: now,
      summary: `“${label}” is taken back: a later step of the same plan failed`,
      data: { verb: 'undo' },
    });
    await touchFinding(tx, findingId);
    return true;
  });
}
