import { setActionState } from '../decide/progress/store.ts';
import type { ActionState } from '../domain/action.ts';
import type { Actor } from '../domain/actor.ts';
import type { Transaction } from '../domain/database.ts';
import type { TraceEntry } from '../domain/trace.ts';
import { touchFinding } from '../findings/touch/store.ts';
import { appendTrace } from '../trace/append.ts';
import type { ExecutableAction } from './store.ts';

/** A step of an action's life and the trace entry that tells it. */
export interface Progress {
  readonly state: ActionState;
  readonly outcome: string | null;
  readonly undoable?: boolean;
  readonly trace: Pick<TraceEntry, 'kind' | 'summary' | 'data'>;
}

const EXECUTOR: Actor = { type: 'system', name: 'act' };

/** Moves the action, appends to the trace and marks the card stale, in the caller's transaction. */
export async function record(
  tx: Transaction,
  action: ExecutableAction,
  progress: Progress,
  now: Date,
  actor: Actor = EXECUTOR,
): Promise<void> {
  const { state, outcome, undoable, trace } = progress;
  const { id: actionId, findingId } = action;
  await setActionState(tx, {
    actionId,
    state,
    outcome,
    now,
    ...(undoable === undefined ? {} : { undoable }),
  });
  await touchFinding(tx, findingId);
  await appendTrace(tx, { ...trace, findingId, actionId, actor, at: now });
}
