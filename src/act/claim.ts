import { releaseUsage } from '../decide/index.ts';
import type { ActionState } from '../domain/action.ts';
import type { Transaction } from '../domain/database.ts';
import { dayOf } from '../domain/day.ts';
import type { ExecuteActionJob } from '../platform/jobs.ts';
import { type ActDeps, DEFAULT_LEASE_SECONDS } from './deps.ts';
import { askGate } from './gate.ts';
import { nextOfPlan, type PlanStep } from './plan.ts';
import { type Progress, record } from './record.ts';
import type { ActionIdentity } from './registration.ts';
import {
  type ExecutableAction,
  type Execution,
  endExecution,
  executionKey,
  lockAction,
  openExecution,
  type Purpose,
  readPlanOf,
  takeLease,
} from './store.ts';

/** An execution that this process holds. */
export interface Claim {
  readonly action: ExecutableAction;
  readonly purpose: Purpose;
  readonly execution: Execution;
  readonly now: Date;
  readonly identity: ActionIdentity;
}

/** States in which an action may be carried out, or undone. */
const READY: Readonly<Record<Purpose, readonly ActionState[]>> = {
  do: ['approved', 'executing'],
  undo: ['undoing'],
};

/** Takes the lease of a job's execution in one transaction; only one process can hold it. */
export async function claim(
  deps: ActDeps,
  { actionId, revision, purpose }: ExecuteActionJob,
): Promise<Claim | 'nothing_to_do' | 'busy'> {
  const now = deps.clock();
  return deps.db.transaction(async (tx) => {
    const action = await lockAction(tx, actionId);
    if (!action || action.revision !== revision || !READY[purpose].includes(action.state)) {
      return 'nothing_to_do';
    }
    if (purpose === 'do' && !isItsTurn(await readPlanOf(tx, actionId), actionId)) return 'nothing_to_do';
    const key = executionKey(actionId, revision, purpose);
    const adapter = deps.adapter.name;
    const { busy, ...execution } = await openExecution(tx, { actionId, key, purpose, adapter, now });
    if (busy) return 'busy';
    if (execution.state !== 'queued' && execution.state !== 'running') return 'nothing_to_do';
    if (await isRefused(tx, deps, { action, execution, purpose, now })) return 'nothing_to_do';
    await takeLease(tx, execution.id, deps.leaseSeconds ?? DEFAULT_LEASE_SECONDS);
    if (execution.attempts === 0) await record(tx, action, started(action, purpose), now);
    return {
      action,
      purpose,
      now,
      identity: { actionId, now, today: dayOf(now, deps.shop.timeZone), shopName: deps.shop.name },
      execution: { ...execution, state: 'running', attempts: execution.attempts + 1 },
    };
  });
}

/** A step of a plan waits for those before it; what is half done goes on. */
function isItsTurn(steps: readonly PlanStep[], actionId: string): boolean {
  const own = steps.find(({ id }) => id === actionId);
  if (!own || own.state === 'executing') return true;
  const next = nextOfPlan(steps);
  return next.kind === 'do' && next.step.id === actionId;
}

interface Starting {
  readonly action: ExecutableAction;
  readonly execution: Execution;
  readonly purpose: Purpose;
  readonly now: Date;
}

/**
 * Asks the one gate. An undo always may; of what may have been sent already the attempt looks first whether it was. A
 * refusal is where the action ends.
 */
async function isRefused(
  tx: Transaction,
  deps: ActDeps,
  { action, execution, purpose, now }: Starting,
): Promise<boolean> {
  if (purpose === 'undo' || execution.before !== null) return false;
  const reason = await askGate(tx, deps, { action, key: execution.key, now });
  if (reason === null) return false;
  await releaseUsage(tx, execution.key);
  await endExecution(tx, execution, { state: 'refused', now, error: reason });
  const data = { purpose, key: execution.key };
  const trace = { kind: 'refused', summary: reason, data } as const;
  await record(tx, action, { state: 'refused', outcome: reason, trace }, now);
  return true;
}

function started(action: ExecutableAction, purpose: Purpose): Progress {
  const summary = purpose === 'do' ? `Carrying out “${action.label}”` : `Undoing “${action.label}”`;
  return {
    state: purpose === 'do' ? 'executing' : 'undoing',
    outcome: null,
    trace: { kind: 'executing', summary, data: { purpose, revision: action.revision } },
  };
}
