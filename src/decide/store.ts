import type { Action, ActionKind, ActionState } from '../domain/action.ts';
import type { Actor } from '../domain/actor.ts';
import type { Queryable, Transaction } from '../domain/database.ts';
import type { DecisionVerb } from '../domain/decision.ts';
import type { Finding } from '../domain/finding.ts';
import { newId } from '../platform/id.ts';
import { POLICY_VERSION } from './policy.ts';

const COLUMNS = `a.id, a.finding_id as "findingId", a.kind, a.slot, a.period, a.ordinal, a.revision, a.params,
  a.params_hash as "paramsHash", a.label, a.summary, a.effect as "expectedEffect", a.deadline, a.state, a.edited,
  case when a.cost_minor is null then null
    else jsonb_build_object('minor', a.cost_minor, 'currency', a.cost_currency) end as cost,
  a.decided_by as "decidedBy", a.decided_at as "decidedAt", a.outcome, a.undoable, a.expires_at as "expiresAt",
  coalesce(a.drafted_at, a.created_at) as "draftedAt", a.one_of as "oneOf"`;

/** An action with what only deciding needs of its row. */
export interface ActionRow extends Action {
  readonly period: number;
  readonly edited: boolean;
  /** The instant whose figures it rests on. */
  readonly draftedAt: Date;
}

/** The actions of findings in their present open period, in the order of their recommendation. */
export async function actionsOf(db: Queryable, findingIds: readonly string[]): Promise<ActionRow[]> {
  const { rows } = await db.query<ActionRow>(
    `select ${COLUMNS} from action a join finding f on f.id = a.finding_id and f.period = a.period
     where a.finding_id = any($1) order by a.finding_id, a.ordinal, a.created_at`,
    [findingIds],
  );
  return rows;
}

/**
 * Proposals of some kinds that may be decided on without asking, those that are expected to bring most first: of
 * findings that are open and awake and that nobody has answered since the proposal was drafted, where nothing failed or
 * was taken back in the last day; of alternatives only the first, and only while none of them was taken.
 */
export async function readUnasked(
  db: Queryable,
  { kinds, findingId = null, now }: { kinds: readonly ActionKind[]; findingId?: string | null; now: Date },
): Promise<ActionRow[]> {
  const { rows } = await db.query<ActionRow>(
    `select ${COLUMNS} from action a join finding f on f.id = a.finding_id and f.period = a.period
     where a.state = 'proposed' and a.kind = any($1) and f.state = 'open' and not a.edited
       and ($2::text is null or a.finding_id = $2)
       and not exists (
         select from action o where o.finding_id = a.finding_id and o.period = a.period and o.id <> a.id
            and (o.state in ('unknown', 'undoing')
                 or o.state in ('failed', 'undone') and o.updated_at > $3::timestamptz - interval '1 day'
                 or o.state not in ('proposed', 'superseded', 'expired')
                    and o.decided_by->>'type' = 'user' and o.decided_at >= a.created_at
                 or o.one_of = a.one_of and (o.state in ('approved', 'executing', 'done')
                    or o.state = 'proposed' and (o.ordinal, o.id) < (a.ordinal, a.id))))
     order by (a.effect->'expected'->>'minor')::bigint desc nulls last, a.finding_id, a.ordinal, a.id`,
    [kinds, findingId, now],
  );
  return rows;
}

/** One action; null when there is none. In a transaction with `lock`, its row is held until the end. */
export async function readAction(
  db: Queryable,
  id: string,
  { lock = false } = {},
): Promise<ActionRow | null> {
  return (await readActions(db, [id], { lock }))[0] ?? null;
}

/** Actions by their ids, those that there are; in a transaction with `lock`, their rows are held until the end. */
export async function readActions(
  db: Queryable,
  ids: readonly string[],
  { lock = false } = {},
): Promise<ActionRow[]> {
  const { rows } = await db.query<ActionRow>(
    `select ${COLUMNS} from action a where a.id = any($1) order by a.id ${lock ? 'for update' : ''}`,
    [ids],
  );
  return rows;
}

/** Writes new and changed proposals in one statement. */
export async function writeProposals(
  tx: Transaction,
  proposals: readonly { action: ActionRow; now: Date }[],
): Promise<void> {
  if (proposals.length === 0) return;
  await tx.query(
    `insert into action (id, finding_id, kind, slot, period, ordinal, revision, params, params_hash, label, summary,
       cost_minor, cost_currency, effect, deadline, state, expires_at, drafted_at, one_of, created_at,
       updated_at)
     select id, finding_id, kind, slot, period, ordinal, revision, params, params_hash, label, summary, cost_minor,
       cost_currency, effect, deadline, 'proposed', expires_at, drafted_at, one_of, at, at
     from jsonb_to_recordset($1::jsonb) as r(id text, finding_id text, kind text, slot text, period int, ordinal int,
       revision int, params jsonb, params_hash text, label text, summary text, cost_minor bigint, cost_currency text,
       effect jsonb, deadline date, expires_at timestamptz, drafted_at timestamptz, one_of text,
       at timestamptz)
     on conflict (id) do update set
       outcome = case when action.params_hash = excluded.params_hash then action.outcome end,
       ordinal = excluded.ordinal, revision = excluded.revision, params = excluded.params,
       params_hash = excluded.params_hash, label = excluded.label, summary = excluded.summary,
       cost_minor = excluded.cost_minor, cost_currency = excluded.cost_currency, effect = excluded.effect,
       deadline = excluded.deadline, expires_at = excluded.expires_at, drafted_at = excluded.drafted_at,
       one_of = excluded.one_of, updated_at = excluded.updated_at
     where action.state = 'proposed'`,
    [JSON.stringify(proposals.map(({ action, now }) => toRow(action, now)))],
  );
}

function toRow(action: ActionRow, at: Date): Record<string, unknown> {
  return {
    id: action.id,
    finding_id: action.findingId,
    kind: action.kind,
    slot: action.slot,
    period: action.period,
    ordinal: action.ordinal,
    revision: action.revision,
    params: action.params,
    params_hash: action.paramsHash,
    label: action.label,
    summary: action.summary,
    cost_minor: action.cost?.minor ?? null,
    cost_currency: action.cost?.currency ?? null,
    effect: action.expectedEffect,
    deadline: action.deadline,
    expires_at: action.expiresAt,
    drafted_at: action.draftedAt,
    one_of: action.oneOf ?? null,
    at,
  };
}

/**
 * Settles proposals: only rows that are still proposed (and, with a revision, still the one that was shown) change.
 * The ids that come back are those that did: their number is the lock.
 */
export async function settle(
  tx: Transaction,
  to: {
    ids: readonly string[];
    state: ActionState;
    revision?: number;
    by: Actor;
    outcome: string | null;
    now: Date;
  },
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `update action set state = $2, decided_by = $3, decided_at = $4, outcome = $5, updated_at = $4
     where id = any($1) and state = 'proposed' and ($6::int is null or revision = $6)
     returning id`,
    [to.ids, to.state, JSON.stringify(to.by), to.now, to.outcome, to.revision ?? null],
  );
  return rows.map(({ id }) => id);
}

/** Marks a proposal as changed by a person, so that the next run leaves it as it is. */
export async function markEdited(tx: Transaction, id: string): Promise<void> {
  await tx.query('update action set edited = true where id = $1', [id]);
}

/** Makes actions one plan, in this order. */
export async function writePlan(
  tx: Transaction,
  { planId, actionIds }: { planId: string; actionIds: readonly string[] },
): Promise<void> {
  await tx.query(
    `update action set plan_id = $1, plan_step = w.step
       from unnest($2::text[]) with ordinality as w (id, step) where action.id = w.id`,
    [planId, actionIds],
  );
}

/** Says how a proposal stands while it waits for someone else. */
export async function noteOutcome(
  tx: Transaction,
  { actionId, outcome, now }: { actionId: string; outcome: string; now: Date },
): Promise<void> {
  await tx.query('update action set outcome = $2, updated_at = $3 where id = $1', [actionId, outcome, now]);
}

/** Keeps a decision with the version of the settings in force, and returns that version. */
export async function insertDecision(
  tx: Transaction,
  decision: {
    verb: DecisionVerb;
    findingId: string;
    action?: Pick<Action, 'id' | 'revision' | 'paramsHash'>;
    actor: Actor;
    reason?: string;
    now: Date;
  },
): Promise<string> {
  const { verb, findingId, action, actor, reason, now } = decision;
  const { rows } = await tx.query<{ version: string }>(
    `insert into decision (id, verb, finding_id, action_id, revision, params_hash, actor, reason, policy_version,
                           rules_version, at)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, version, $10 from rules_in_force
     returning rules_version as version`,
    [
      newId('dec'),
      verb,
      findingId,
      action?.id ?? null,
      action?.revision ?? null,
      action?.paramsHash ?? null,
      JSON.stringify(actor),
      reason ?? null,
      POLICY_VERSION,
      now,
    ],
  );
  const [row] = rows;
  if (!row) throw new Error('The rules in force are always one row');
  return row.version;
}

/** Ids of the findings with proposals whose time is over. */
export async function findingsOverdue(tx: Transaction, now: Date): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select distinct finding_id as id from action where state = 'proposed' and expires_at <= $1`,
    [now],
  );
  return rows.map(({ id }) => id);
}

/** Ids of proposals whose time is over, by finding. */
export async function readOverdue(
  tx: Transaction,
  now: Date,
): Promise<{ id: string; findingId: Finding['id'] }[]> {
  const { rows } = await tx.query<{ id: string; findingId: string }>(
    `select id, finding_id as "findingId" from action where state = 'proposed' and expires_at <= $1 for update`,
    [now],
  );
  return rows;
}
