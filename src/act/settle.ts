import { releaseUsage } from '../decide/index.ts';
import type { Transaction } from '../domain/database.ts';
import { lockFindings } from '../findings/index.ts';
import type { AttemptEnd, ExecutionEnd } from './attempt.ts';
import type { Claim } from './claim.ts';
import type { ActDeps } from './deps.ts';
import { type Progress, record } from './record.ts';
import { registry } from './registry.ts';
import { endExecution } from './store.ts';

/** Writes how an attempt ended: the execution, the action, our own tables and the trace, all or nothing. */
export async function settle(deps: ActDeps, claimed: Claim, end: AttemptEnd): Promise<void> {
  const { action, execution, now } = claimed;
  await deps.db.transaction(async (tx) => {
    await lockFindings(tx, [action.findingId]);
    const closed = await endExecution(tx, execution, {
      state: end.state,
      now,
      ...(end.state === 'done' ? { receipt: end.receipt, after: end.after } : { error: end.reason }),
    });
    if (!closed || end.state === 'queued') return;
    if (end.state === 'done') await recordInOurTables(tx, claimed);
    else if (end.state !== 'unknown') await releaseUsage(tx, execution.key);
    await record(tx, action, progressOf(claimed, end), now);
  });
}

/** What our own tables must know of an action that was carried out, or taken back. */
export async function recordInOurTables(
  tx: Transaction,
  { action, purpose, identity }: Pick<Claim, 'action' | 'purpose' | 'identity'>,
): Promise<void> {
  const { kind, params } = action;
  if (purpose === 'do') await registry[kind].record(tx, params, identity);
  else await registry[kind].unrecord(tx, params, identity);
}

function progressOf(claimed: Claim, end: ExecutionEnd): Progress {
  const { action, purpose, execution, identity } = claimed;
  const data = { purpose, key: execution.key, attempts: execution.attempts };
  if (end.state === 'done' && purpose === 'do') {
    const outcome = registry[action.kind].outcome(action.params, end.receipt, identity);
    // Without the memory of what it left behind, an undo could overwrite what someone else did since.
    const undoable = registry[action.kind].undoable && end.after !== null;
    const trace = { kind: 'executed', summary: outcome, data: { ...data, receipt: end.receipt } } as const;
    return { state: 'done', outcome, undoable, trace };
  }
  if (end.state === 'done') {
    const outcome = `“${action.label}” was undone (${end.receipt.reference}).`;
    const trace = { kind: 'undone', summary: outcome, data: { ...data, receipt: end.receipt } } as const;
    return { state: 'undone', outcome, undoable: false, trace };
  }
  const outcome = purpose === 'do' ? end.reason : `Undo: ${end.reason}`;
  const trace = { kind: end.state, summary: outcome, data } as const;
  // An undo that was refused or failed leaves the action as done as it was, and can be asked for again.
  if (purpose === 'undo' && end.state !== 'unknown') return { state: 'done', outcome, undoable: true, trace };
  return { state: end.state, outcome, undoable: false, trace };
}
