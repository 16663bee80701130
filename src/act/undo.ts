import { beginUndo, insertUndoDecision } from '../decide/progress/store.ts';
import type { Actor } from '../domain/actor.ts';
import type { Database, Transaction } from '../domain/database.ts';
import { DaybreakError } from '../domain/errors.ts';
import { touchFinding } from '../findings/touch/store.ts';
import { EXECUTE_ACTION, type JobQueue } from '../platform/jobs.ts';
import { appendTrace } from '../trace/append.ts';
import { readRoles } from './facts.ts';
import { type ExecutableAction, lockAction } from './store.ts';

/** Who asks for which action to be taken back. */
export interface UndoRequest {
  readonly actor: Actor;
  readonly actionId: string;
  readonly now: Date;
}

/**
 * Asks for a done action to be taken back; the worker carries it out. Throws `not_allowed` (with a `denied` trace
 * entry) unless the actor may approve, `not_found`, or `already_decided` when it is not done or cannot be undone.
 */
export async function undo(
  { db, jobs }: { db: Database; jobs: JobQueue },
  { actor, actionId, now }: UndoRequest,
): Promise<void> {
  const refusal = await db.transaction(async (tx) => {
    const action = await lockAction(tx, actionId);
    if (!action) return new DaybreakError('not_found', `There is no action ${actionId}.`);
    if (!(await mayUndo(tx, actor))) return deny(tx, action, { actor, actionId, now });
    if (!(await beginUndo(tx, { actionId, now }))) return notPossible(action);
    const { findingId, revision, label } = action;
    await insertUndoDecision(tx, { findingId, actionId, revision, actor, now });
    const summary = `Undo of “${label}” was asked for`;
    await appendTrace(tx, {
      kind: 'approved',
      findingId,
      actionId,
      actor,
      at: now,
      summary,
      data: { verb: 'undo' },
    });
    await touchFinding(tx, findingId);
    await jobs.enqueue(
      tx,
      EXECUTE_ACTION,
      { actionId, revision, purpose: 'undo' },
      { key: `${actionId}:${revision}:undo` },
    );
    return null;
  });
  if (refusal) throw refusal;
}

async function mayUndo(tx: Transaction, actor: Actor): Promise<boolean> {
  if (actor.type === 'system') return false;
  const roles = await readRoles(tx, actor);
  return roles.includes('approver') || roles.includes('admin');
}

async function deny(
  tx: Transaction,
  { findingId, label }: ExecutableAction,
  { actor, actionId, now }: UndoRequest,
): Promise<DaybreakError> {
  const summary = `Undo of “${label}” was refused: no approver`;
  await appendTrace(tx, {
    kind: 'denied',
    findingId,
    actionId,
    actor,
    at: now,
    summary,
    data: { verb: 'undo' },
  });
  return new DaybreakError('not_allowed', 'Only approvers may undo. Ask an admin to add you as an approver.');
}

function notPossible({ state, label }: ExecutableAction): DaybreakError {
  const why =
    state === 'done'
      ? 'cannot be undone'
      : state === 'undoing' || state === 'undone'
        ? 'is being undone or was already'
        : `is ${state}, not done`;
  return new DaybreakError('already_decided', `“${label}” ${why}.`, { state });
}
