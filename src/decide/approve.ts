import type { Actor } from '../domain/actor.ts';
import { lockFindings, touchFinding } from '../findings/index.ts';
import { EXECUTE_ACTION, type ExecuteActionJob } from '../platform/jobs.ts';
import { appendTrace } from '../trace/append.ts';
import { authorise, nameOf } from './authorise.ts';
import type { DecideDeps } from './deps.ts';
import { obstacle } from './obstacle.ts';
import { type ActionRow, insertDecision, readAction, settle } from './store.ts';

/** Which action, as it was shown, and who says yes. */
export interface Approval {
  readonly actor: Actor;
  readonly actionId: string;
  readonly revision: number;
  readonly now: Date;
}

/**
 * Approves exactly the revision that was shown and queues its execution, in one transaction. Throws `not_allowed`,
 * `not_found`, `expired`, `already_decided` (with who was first) or `changed_since_shown`; then nothing was done.
 */
export async function approve(
  deps: DecideDeps,
  { actor, actionId, revision, now }: Approval,
): Promise<ActionRow> {
  const { db, jobs, catalogue } = deps;
  const shown = await readAction(db, actionId);
  await authorise(db, {
    actor,
    verb: 'approve',
    now,
    actionId: shown?.id ?? null,
    findingId: shown?.findingId ?? null,
    ...(shown ? { effect: catalogue.effectClass(shown.kind) } : {}),
  });
  return db.transaction(async (tx) => {
    if (shown) await lockFindings(tx, [shown.findingId]);
    const action = await readAction(tx, actionId, { lock: true });
    const problem = obstacle(action, revision, now);
    if (problem || !action) throw problem;
    await settle(tx, { ids: [actionId], state: 'approved', revision, by: actor, outcome: null, now });
    const { findingId, label, paramsHash, params } = action;
    await insertDecision(tx, { verb: 'approve', findingId, action, actor, now });
    await appendTrace(tx, {
      kind: 'approved',
      findingId,
      actionId,
      actor,
      at: now,
      summary: `${nameOf(actor)} approved "${label}"`,
      data: { revision, paramsHash, params },
    });
    await touchFinding(tx, findingId);
    const job: ExecuteActionJob = { actionId, revision, purpose: 'do' };
    await jobs.enqueue(tx, EXECUTE_ACTION, job, { key: `${actionId}:${revision}:do` });
    return { ...action, state: 'approved', decidedBy: actor, decidedAt: now };
  });
}
