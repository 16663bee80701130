import type { Action } from '../../domain/action.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Queryable } from '../../domain/database.ts';
import { FINDING_STATES, type Finding } from '../../domain/finding.ts';
import { listFindings } from '../../findings/index.ts';

/** A finding with what was said of it. */
export type FindingRow = Finding & Said;

interface Said {
  readonly ifNothing: string | null;
  /** The reasons of the latest recommendation; none when nothing was ever recommended. */
  readonly because: readonly string[];
  readonly rejection: { readonly by: Actor; readonly at: string; readonly reason: string } | null;
}

const NOTHING_SAID: Said = { ifNothing: null, because: [], rejection: null };

/** Findings with their recommendation's words and who rejected it, in no order. */
export async function readFindingRows(db: Queryable, ids: readonly string[]): Promise<FindingRow[]> {
  const findings = await listFindings(db, { ids, states: FINDING_STATES });
  const { rows } = await db.query<Said & { id: string }>(
    `select f.id, r.if_nothing as "ifNothing", coalesce(r.because, '[]') as because, d.rejection
     from finding f
     left join recommendation r on r.finding_id = f.id
     left join lateral (
       select jsonb_build_object('by', actor, 'at', at, 'reason', reason) as rejection from decision
        where finding_id = f.id and verb = 'reject' and at >= f.opened_at order by at desc limit 1
     ) d on true
     where f.id = any($1)`,
    [ids],
  );
  const said = new Map(rows.map((row) => [row.id, row]));
  return findings.map((finding) => ({ ...NOTHING_SAID, ...said.get(finding.id), ...finding }));
}

const ACTION = `a.id, a.finding_id as "findingId", a.kind, a.slot, a.ordinal, a.revision, a.params,
  a.params_hash as "paramsHash", a.label, a.summary, a.effect as "expectedEffect", a.deadline, a.state,
  case when a.cost_minor is null then null
    else jsonb_build_object('minor', a.cost_minor, 'currency', a.cost_currency) end as cost,
  a.decided_by as "decidedBy", a.decided_at as "decidedAt", a.outcome, a.undoable, a.expires_at as "expiresAt",
  a.created_at as "createdAt", a.one_of as "oneOf"`;

/** An action with the instant at which it was first drafted. */
export type ActionFact = Action & { readonly createdAt: Date };

/** The actions of findings in their present open period, in the order of their recommendation. */
export async function readActionFacts(
  db: Queryable,
  findingIds: readonly string[],
): Promise<Map<string, ActionFact[]>> {
  const { rows } = await db.query<ActionFact>(
    `select ${ACTION} from action a join finding f on f.id = a.finding_id and f.period = a.period
     where a.finding_id = any($1) order by a.ordinal, a.created_at, a.id`,
    [findingIds],
  );
  return Map.groupBy(rows, ({ findingId }) => findingId);
}

/** Actions by their ids, in the order given. */
export async function readActionFactsById(db: Queryable, ids: readonly string[]): Promise<Action[]> {
  const { rows } = await db.query<Action>(
    `select ${ACTION} from action a where a.id = any($1) order by array_position($1::text[], a.id)`,
    [ids],
  );
  return rows;
}
