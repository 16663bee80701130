import type { ExpectedEffect } from '../../domain/action.ts';
import type { Queryable, Transaction } from '../../domain/database.ts';
import type { Day } from '../../domain/day.ts';
import type { FindingKind, Subject } from '../../domain/finding.ts';
import type { Afterwards } from './afterwards.ts';

/** A recommendation that was carried out or turned down and not looked back on yet. */
export interface DecidedRow {
  readonly actionId: string;
  readonly findingId: string;
  readonly kind: FindingKind;
  readonly subject: Subject;
  readonly label: string;
  readonly expected: ExpectedEffect | null;
  readonly decided: 'executed' | 'declined';
  readonly day: Day;
  readonly resolvedOn: Day | null;
}

/** Decisions up to an instant that have no outcome yet. What was undone was not carried out in the end. */
export async function readOpenDecisions(
  db: Queryable,
  { now, timeZone }: { now: Date; timeZone: string },
): Promise<DecidedRow[]> {
  const { rows } = await db.query<DecidedRow>(
    `select a.id as "actionId", f.id as "findingId", f.kind, a.label, a.effect as expected,
            jsonb_build_object('type', f.subject_type, 'id', f.subject_id) as subject,
            case a.state when 'done' then 'executed' else 'declined' end as decided,
            (a.decided_at at time zone $2)::date as day,
            case when f.resolved_at >= a.decided_at then (f.resolved_at at time zone $2)::date end as "resolvedOn"
       from action a join finding f on f.id = a.finding_id
      where a.state in ('done', 'rejected') and a.decided_at <= $1
        and not exists (select 1 from outcome o where o.action_id = a.id)
      order by a.decided_at, a.id`,
    [now, timeZone],
  );
  return rows;
}

/** What came of a decision. */
export interface OutcomeRow {
  readonly actionId: string;
  readonly findingId: string;
  readonly decided: 'executed' | 'declined';
  readonly decidedOn: Day;
  readonly dueOn: Day;
  readonly happened: boolean | null;
  readonly figures: Afterwards | null;
  readonly summary: string;
}

/** Keeps outcomes; of a decision that has one already it is left as it is. Answers whose outcomes are new. */
export async function insertOutcomes(
  tx: Transaction,
  outcomes: readonly OutcomeRow[],
  now: Date,
): Promise<Set<string>> {
  const { rows } = await tx.query<{ id: string }>(
    `insert into outcome (action_id, finding_id, decided, decided_on, due_on, measured_at, happened, figures, summary)
     select "actionId", "findingId", decided, "decidedOn", "dueOn", $2, happened, figures, summary
       from jsonb_to_recordset($1::jsonb) as o("actionId" text, "findingId" text, decided text, "decidedOn" date,
         "dueOn" date, happened boolean, figures jsonb, summary text)
     on conflict (action_id) do nothing returning action_id as id`,
    [JSON.stringify(outcomes), now],
  );
  return new Set(rows.map(({ id }) => id));
}

/** An outcome with the warning that it is of: one open period of a finding, about one subject. */
export interface LookedBack extends OutcomeRow {
  readonly period: number;
  readonly subject: Subject;
  /** A keyword's campaign, whose spend has the keyword's in it; null for everything else. */
  readonly campaignId: string | null;
}

/** What was looked back on in a period, oldest first. */
export async function readOutcomes(
  db: Queryable,
  { from, until }: { from: Date; until: Date },
): Promise<LookedBack[]> {
  const { rows } = await db.query<LookedBack>(
    `select o.action_id as "actionId", o.finding_id as "findingId", o.decided, o.decided_on as "decidedOn",
            o.due_on as "dueOn", o.happened, o.figures, o.summary, a.period, k.campaign_id as "campaignId",
            jsonb_build_object('type', f.subject_type, 'id', f.subject_id) as subject
       from outcome o join action a on a.id = o.action_id join finding f on f.id = o.finding_id
       left join keyword k on f.subject_type = 'keyword' and k.keyword_id = f.subject_id
      where o.measured_at >= $1 and o.measured_at < $2 order by o.measured_at, o.action_id`,
    [from, until],
  );
  return rows;
}
