import type { ActionKind, ActionParams, ActionState } from '../domain/action.ts';
import type { Actor } from '../domain/actor.ts';
import type { Queryable, Transaction } from '../domain/database.ts';
import type { Money } from '../domain/money.ts';
import { lockFindings } from '../findings/index.ts';
import { newId } from '../platform/id.ts';
import type { ExecuteActionJob } from '../platform/jobs.ts';
import type { Receipt, TargetState } from './adapter.ts';
import type { PlanStep } from './plan.ts';

export type Purpose = 'do' | 'undo';
export type ExecutionState = 'queued' | 'running' | 'done' | 'failed' | 'unknown' | 'refused';

/** One attempt to change the world, remembered under the key that makes its effect single. */
export interface Execution {
  readonly id: string;
  readonly key: string;
  readonly adapter: string;
  readonly state: ExecutionState;
  /** Times it was started; above 1, an earlier attempt may have taken effect. */
  readonly attempts: number;
  readonly before: readonly TargetState[] | null;
  readonly after: readonly TargetState[] | null;
  readonly receipt: Receipt | null;
  readonly error: string | null;
}

/** What executing needs of an action's row. */
export interface ExecutableAction {
  readonly id: string;
  readonly findingId: string;
  readonly kind: ActionKind;
  readonly params: ActionParams;
  readonly revision: number;
  readonly state: ActionState;
  readonly label: string;
  readonly draftedAt: Date;
  readonly paramsHash: string;
  readonly cost: Money | null;
  readonly decidedBy: Actor | null;
}

export function executionKey(actionId: string, revision: number, purpose: Purpose): string {
  return `${actionId}:${revision}:${purpose}`;
}

/** Reads an action and locks it, after its finding, until the transaction ends; null when there is none. */
export async function lockAction(tx: Transaction, actionId: string): Promise<ExecutableAction | null> {
  const { rows: about } = await tx.query<{ id: string }>(
    'select finding_id as id from action where id = $1',
    [actionId],
  );
  await lockFindings(
    tx,
    about.map(({ id }) => id),
  );
  const { rows } = await tx.query<ExecutableAction>(`${SELECT_ACTION} where id = $1 for update`, [actionId]);
  return rows[0] ?? null;
}

/**
 * The steps of the plan that an action belongs to, in their order; none where it belongs to none. What was to be taken
 * back and could not be is not tried again.
 */
export async function readPlanOf(db: Queryable, actionId: string): Promise<PlanStep[]> {
  const { rows } = await db.query<PlanStep>(
    `select s.id, s.revision, s.state, s.label,
            s.undoable and not exists (select from execution u where u.action_id = s.id and u.purpose = 'undo'
                                         and u.state in ('refused', 'failed')) as undoable
       from action a join action s on s.plan_id = a.plan_id where a.id = $1 order by s.plan_step`,
    [actionId],
  );
  return rows;
}

/** Opens the execution when it is new, and says where it stands; `busy` while another process holds its lease. */
export async function openExecution(
  tx: Transaction,
  entry: { actionId: string; key: string; purpose: Purpose; adapter: string; now: Date },
): Promise<Execution & { busy: boolean }> {
  await tx.query(
    `insert into execution (id, action_id, purpose, idempotency_key, adapter, state, created_at)
     values ($1, $2, $3, $4, $5, 'queued', $6)
     on conflict (idempotency_key) do nothing`,
    [newId('exe'), entry.actionId, entry.purpose, entry.key, entry.adapter, entry.now],
  );
  const { rows } = await tx.query<ExecutionRow & { busy: boolean }>(
    `select *, state = 'running' and lease_until > now() as busy
       from execution where idempotency_key = $1 for update`,
    [entry.key],
  );
  const row = rows[0];
  if (!row) throw new Error(`Execution ${entry.key} vanished`);
  return { ...toExecution(row), busy: row.busy };
}

/** Takes the lease, by the database's clock, and counts the attempt. */
export async function takeLease(tx: Transaction, id: string, leaseSeconds: number): Promise<void> {
  await tx.query(
    `update execution
        set state = 'running', attempts = attempts + 1, lease_until = now() + make_interval(secs => $2)
      where id = $1`,
    [id, leaseSeconds],
  );
}

/**
 * Remembers the state before the change; the first memory wins, since a later one may already show the change. Null
 * when another attempt has taken over: then this one must send nothing any more.
 */
export async function rememberBefore(
  db: Queryable,
  { id, attempts }: Pick<Execution, 'id' | 'attempts'>,
  before: readonly TargetState[],
): Promise<readonly TargetState[] | null> {
  const { rows } = await db.query<{ state_before: TargetState[] }>(
    `update execution set state_before = coalesce(state_before, $3::jsonb)
      where id = $1 and attempts = $2 and state = 'running' returning state_before`,
    [id, attempts, JSON.stringify(before)],
  );
  return rows[0]?.state_before ?? null;
}

/**
 * Ends an execution, or puts it back in the queue for another attempt. False when it is not in `state` any more or
 * another attempt has taken it over meanwhile: then that one settles it.
 */
export async function endExecution(
  tx: Transaction,
  { id, attempts, state }: Pick<Execution, 'id' | 'attempts' | 'state'>,
  end: {
    state: ExecutionState;
    now: Date;
    receipt?: Receipt | null;
    after?: readonly TargetState[] | null;
    error?: string | null;
  },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update execution
        set state = $3, lease_until = null, receipt = $4, state_after = $5, error = $6,
            finished_at = case when $3 = 'queued' then null else $7::timestamptz end
      where id = $1 and attempts = $2 and state = $8`,
    [
      id,
      attempts,
      end.state,
      end.receipt ? JSON.stringify(end.receipt) : null,
      end.after ? JSON.stringify(end.after) : null,
      end.error ?? null,
      end.now,
      state,
    ],
  );
  return rowCount === 1;
}

/** Lets an undo that was refused or failed, and so changed nothing, be attempted anew. */
export async function reopenExecution(tx: Transaction, key: string): Promise<void> {
  await tx.query(
    `update execution set state = 'queued', attempts = 0, state_before = null, error = null, finished_at = null
      where idempotency_key = $1 and purpose = 'undo' and state in ('refused', 'failed')`,
    [key],
  );
}

/** The execution of a key; null when it was never started. */
export async function readExecution(db: Queryable, key: string): Promise<Execution | null> {
  const { rows } = await db.query<ExecutionRow>('select * from execution where idempotency_key = $1', [key]);
  return rows[0] ? toExecution(rows[0]) : null;
}

const SELECT_ACTION = `
  select id, finding_id as "findingId", kind, params, params_hash as "paramsHash", revision, state, label,
         decided_by as "decidedBy", coalesce(drafted_at, created_at) as "draftedAt",
         case when cost_minor is null then null
           else jsonb_build_object('minor', cost_minor, 'currency', cost_currency) end as cost
    from action`;

interface ExecutionRow {
  id: string;
  idempotency_key: string;
  adapter: string;
  state: ExecutionState;
  attempts: number;
  state_before: TargetState[] | null;
  state_after: TargetState[] | null;
  receipt: Receipt | null;
  error: string | null;
}

function toExecution(row: ExecutionRow): Execution {
  return {
    id: row.id,
    key: row.idempotency_key,
    adapter: row.adapter,
    state: row.state,
    attempts: row.attempts,
    before: row.state_before,
    after: row.state_after,
    receipt: row.receipt,
    error: row.error,
  };
}

/** Actions whose outcome is unknown, with the execution that left it so, if that ended before `before`. */
export async function readUnknown(
  db: Queryable,
  before: Date,
): Promise<{ action: ExecutableAction; execution: Execution; purpose: Purpose }[]> {
  const { rows: executions } = await db.query<ExecutionRow & { action_id: string; purpose: Purpose }>(
    `select execution.* from execution join action on action.id = action_id
      where execution.state = 'unknown' and action.state = 'unknown' and execution.finished_at <= $1
      order by execution.finished_at`,
    [before],
  );
  const { rows } = await db.query<ExecutableAction>(`${SELECT_ACTION} where id = any($1)`, [
    executions.map((execution) => execution.action_id),
  ]);
  const actions = new Map(rows.map((row) => [row.id, row]));
  return executions.flatMap((execution) => {
    const action = actions.get(execution.action_id);
    return action ? [{ action, execution: toExecution(execution), purpose: execution.purpose }] : [];
  });
}

/** The execution that left an action's outcome unknown; null where there is none. */
export async function readUnknownOf(
  db: Queryable,
  actionId: string,
): Promise<{ execution: Execution; purpose: Purpose } | null> {
  const { rows } = await db.query<ExecutionRow & { purpose: Purpose }>(
    `select * from execution where action_id = $1 and state = 'unknown' order by finished_at desc limit 1`,
    [actionId],
  );
  const [row] = rows;
  return row ? { execution: toExecution(row), purpose: row.purpose } : null;
}

/** Jobs of actions that were approved, or whose execution was begun, and that nobody holds now. */
export async function readStranded(db: Queryable): Promise<ExecuteActionJob[]> {
  const { rows } = await db.query<{ id: string; revision: number; purpose: Purpose }>(
    `select action.id, action.revision, wanted.purpose
       from action
       join (values ('approved', 'do'), ('executing', 'do'), ('undoing', 'undo')) as wanted (state, purpose)
         on wanted.state = action.state
      where not exists (select from execution
                         where execution.action_id = action.id and execution.purpose = wanted.purpose
                           and execution.state = 'running' and execution.lease_until > now())`,
  );
  return rows.map(({ id, revision, purpose }) => ({ actionId: id, revision, purpose }));
}
