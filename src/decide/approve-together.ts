import type { Actor } from '../domain/actor.ts';
import type { Transaction } from '../domain/database.ts';
import { newId } from '../platform/id.ts';
import { approveNow } from './approve.ts';
import type { DecideDeps } from './deps.ts';
import { type ActionRow, writePlan } from './store.ts';

/**
 * Settles several proposals as approved in the caller's transaction, as one plan in this order: carried out one after
 * the other, and when one fails those before it are taken back. Returns the plan's id.
 */
export async function approveTogether(
  tx: Transaction,
  deps: Pick<DecideDeps, 'jobs'>,
  { actions, actor, now }: { actions: readonly ActionRow[]; actor: Actor; now: Date },
): Promise<string> {
  const planId = newId('plan');
  await writePlan(tx, { planId, actionIds: actions.map(({ id }) => id) });
  for (const action of actions) await approveNow(tx, deps, { action, actor, now });
  return planId;
}
