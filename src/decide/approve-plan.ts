import type { Actor } from '../domain/actor.ts';
import { DaybreakError } from '../domain/errors.ts';
import { lockFindings } from '../findings/index.ts';
import { approveTogether } from './approve-together.ts';
import { authorise } from './authorise.ts';
import { stillMissing } from './boundaries/missing.ts';
import type { DecideDeps } from './deps.ts';
import { obstacle } from './obstacle.ts';
import { type ActionRow, readActions } from './store.ts';

/** Several proposals as they were shown, in the order in which they are to be carried out. */
export interface PlanApproval {
  readonly actor: Actor;
  readonly steps: readonly { readonly actionId: string; readonly revision: number }[];
  readonly now: Date;
}

/** More would not be read before it is approved. */
const MOST_STEPS = 8;

/**
 * Approves several proposals as one plan, all or none: they are carried out one after the other, and when one fails
 * those before it are taken back. Throws like `approve`, and `not_allowed` where one takes more people than this one.
 */
export async function approvePlan(deps: DecideDeps, { actor, steps, now }: PlanApproval): Promise<string> {
  const { db, catalogue } = deps;
  const shop = await deps.shop();
  await authorise(db, { actor, verb: 'approve', now });
  if (steps.length < 2 || steps.length > MOST_STEPS) {
    throw new DaybreakError('invalid_input', `A plan has 2 to ${MOST_STEPS} steps. Nothing was done.`);
  }
  return db.transaction(async (tx) => {
    const ids = steps.map(({ actionId }) => actionId);
    const shown = await readActions(tx, ids);
    await lockFindings(
      tx,
      shown.map(({ findingId }) => findingId),
    );
    const locked = new Map((await readActions(tx, ids, { lock: true })).map((action) => [action.id, action]));
    const actions: ActionRow[] = [];
    for (const { actionId, revision } of steps) {
      const action = locked.get(actionId) ?? null;
      const problem = obstacle(action, revision, now);
      if (problem || !action) throw problem;
      const missing = await stillMissing(tx, catalogue, { action, actor, now, shop });
      if (missing) throw takesMore(action, missing.of);
      actions.push(action);
    }
    return approveTogether(tx, deps, { actions, actor, now });
  });
}

function takesMore({ label }: ActionRow, of: string): DaybreakError {
  return new DaybreakError(
    'not_allowed',
    `"${label}" also takes a yes from ${of}: approve it by itself, then the others. Nothing was done.`,
  );
}
