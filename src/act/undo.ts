import { type ActionRow, authorise, loseTrust, nameOf, readAction } from '../decide/index.ts';
import { beginUndo } from '../decide/progress/store.ts';
import { insertDecision } from '../decide/store.ts';
import type { Actor } from '../domain/actor.ts';
import type { Database } from '../domain/database.ts';
import { DaybreakError } from '../domain/errors.ts';
import { lockFindings, touchFinding } from '../findings/index.ts';
import { EXECUTE_ACTION, type ExecuteActionJob, type JobQueue } from '../platform/jobs.ts';
import { appendTrace } from '../trace/append.ts';
import { type LaterChange, readLaterChange } from './later/store.ts';
import { registry } from './registry.ts';
import { executionKey, reopenExecution } from './store.ts';

/** Who asks for which action to be taken back. */
export interface UndoRequest {
  readonly actor: Actor;
  readonly actionId: string;
  readonly now: Date;
}

/**
 * Asks for a done action to be taken back; the worker carries it out. Throws `not_allowed` (with a `denied` trace
 * entry) unless the actor may, `not_found`, or `already_decided` when it is not done or cannot be undone; its detail
 * `undoFirst` names a later action of ours on the same thing that has to be taken back before.
 */
export async function undo(
  { db, jobs }: { db: Database; jobs: JobQueue },
  { actor, actionId, now }: UndoRequest,
): Promise<void> {
  const shown = await readAction(db, actionId);
  const about = { actionId: shown?.id ?? null, findingId: shown?.findingId ?? null };
  const effect = shown ? { effect: registry[shown.kind].effectClass } : {};
  await authorise(db, { actor, verb: 'undo', now, ...about, ...effect });
  if (!shown) throw new DaybreakError('not_found', 'This action is not there any more. Nothing was undone.');
  await db.transaction(async (tx) => {
    const { findingId, revision, label } = shown;
    await lockFindings(tx, [findingId]);
    const later = await readLaterChange(tx, actionId);
    if (later?.canUndo) throw notYet(shown, later);
    if (!(await beginUndo(tx, { actionId, now })))
      throw notPossible((await readAction(tx, actionId)) ?? shown);
    await reopenExecution(tx, executionKey(actionId, revision, 'undo'));
    await loseTrust(tx, { action: shown, reason: `${nameOf(actor)} took one back`, now });
    await insertDecision(tx, { verb: 'undo', findingId, action: shown, actor, now });
    await appendTrace(tx, {
      kind: 'approved',
      findingId,
      actionId,
      actor,
      at: now,
      summary: `${nameOf(actor)} asked to undo “${label}”`,
      data: { verb: 'undo', revision },
    });
    await touchFinding(tx, findingId);
    const job: ExecuteActionJob = { actionId, revision, purpose: 'undo' };
    await jobs.enqueue(tx, EXECUTE_ACTION, job, { key: `${actionId}:${revision}:undo` });
  });
}

function notYet({ label }: ActionRow, later: LaterChange): DaybreakError {
  return new DaybreakError(
    'already_decided',
    `“${label}” cannot be undone before “${later.label}”, which changed the same later: undo that first. Nothing was undone.`,
    { undoFirst: { id: later.id, revision: later.revision, label: later.label } },
  );
}

function notPossible({ state, label }: ActionRow): DaybreakError {
  const why =
    state === 'done'
      ? 'cannot be undone'
      : state === 'undoing' || state === 'undone'
        ? 'is being undone or was already'
        : `is ${state}, not done`;
  return new DaybreakError('already_decided', `“${label}” ${why}. Your click changed nothing.`, { state });
}
