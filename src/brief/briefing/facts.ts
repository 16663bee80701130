import type { Actor } from '../../domain/actor.ts';
import type { Queryable } from '../../domain/database.ts';
import type { Day } from '../../domain/day.ts';
import type { BaseEvidence } from '../../domain/evidence.ts';
import type { FindingKind, Severity, Subject } from '../../domain/finding.ts';
import type { Money } from '../../domain/money.ts';
import type { TraceKind } from '../../domain/trace.ts';
import { ANSWERING } from '../answered.ts';

/**
 * An open finding as the briefing lists it; `proposal` is what approving its first option would do, null where nothing
 * is proposed or somebody has answered since it was.
 */
export interface OpenFinding {
  readonly id: string;
  readonly kind: FindingKind;
  readonly subject: Subject;
  readonly evidence: BaseEvidence;
  readonly severity: Severity;
  readonly headline: string;
  readonly stake: Money | null;
  readonly deadline: Day | null;
  readonly proposal: string | null;
}

/** Every open finding, most money at stake first within its severity. */
export async function readOpenFindings(db: Queryable): Promise<OpenFinding[]> {
  const { rows } = await db.query<OpenFinding>(
    `select f.id, f.kind, f.severity, f.headline, f.deadline, f.evidence,
            jsonb_build_object('type', f.subject_type, 'id', f.subject_id) as subject,
            case when f.stake_minor is null then null
              else jsonb_build_object('minor', f.stake_minor, 'currency', f.stake_currency) end as stake,
            p.label as proposal
     from finding f
     left join lateral (
       select label from action a
        where a.finding_id = f.id and a.period = f.period and a.state = 'proposed'
          and not exists (select from action b where b.finding_id = f.id and b.period = f.period
                            and b.state = any($1) and b.decided_at >= a.created_at
                            and (b.decided_by->>'type' is distinct from 'system' or b.one_of = a.one_of))
        order by ordinal, created_at limit 1
     ) p on true
     where f.state = 'open'
     order by array_position(array['critical', 'warning', 'info'], f.severity), f.stake_minor desc nulls last,
              f.deadline nulls last, f.id`,
    [ANSWERING],
  );
  return rows;
}

/** How many findings are asleep. */
export async function countSnoozed(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    "select count(*)::int as count from finding where state = 'snoozed'",
  );
  return rows[0]?.count ?? 0;
}

/** When the last briefing before a day was wanted; null when there was none. */
export async function readLastBriefing(db: Queryable, day: Day): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date | null }>(
    "select max(created_at) as at from card where kind = 'briefing' and subject < $1",
    [day],
  );
  return rows[0]?.at ?? null;
}

/** What became of findings in a window, by kind. */
export interface Movement {
  readonly event: TraceKind;
  readonly kind: FindingKind;
  readonly count: number;
}

export async function readMovements(
  db: Queryable,
  { since, until }: { since: Date; until: Date },
): Promise<Movement[]> {
  const { rows } = await db.query<Movement>(
    `select t.kind as event, f.kind, count(distinct f.id)::int as count
     from trace t join finding f on f.id = t.finding_id
     where t.at > $1 and t.at <= $2 and t.kind in ('seen', 'worsened', 'reopened', 'resolved')
     group by t.kind, f.kind order by t.kind desc, count(*) desc, f.kind`,
    [since, until],
  );
  return rows;
}

/** An action that ended. */
export interface Ended {
  readonly label: string;
  readonly by: Actor | null;
  readonly at: Date;
  readonly outcome: string | null;
}

export async function readEnded(
  db: Queryable,
  { since, until }: { since: Date; until: Date },
): Promise<Ended[]> {
  const { rows } = await db.query<Ended>(
    `select label, decided_by as by, updated_at as at, outcome from action
     where updated_at > $1 and updated_at <= $2 and state in ('done', 'undone', 'failed', 'unknown', 'refused')
     order by updated_at`,
    [since, until],
  );
  return rows;
}

/**
 * When the latest look at the data was, and what the schedule has to say of itself: of the last night, of this day's
 * briefing, and of one that was skipped since.
 */
export async function readRuns(
  db: Queryable,
  { day, since, until }: { day: Day; since: Date; until: Date },
): Promise<{ ranAt: Date | null; notes: { job: string; state: string; note: string }[] }> {
  const { rows: runs } = await db.query<{ at: Date | null }>(
    `select greatest((select max(last_seen_at) from finding where last_seen_at <= $1),
                     (select max(finished_at) from job_run
                       where job in ('night', 'scan', 'run') and state = 'done' and finished_at <= $1)) as at`,
    [until],
  );
  const { rows: notes } = await db.query<{ job: string; state: string; note: string }>(
    `select split_part(job, ':', 1) as job, state, note from job_run
     where note is not null and due_at > $2 and due_at <= $3
       and ((job = 'night' and due_at = (select max(due_at) from job_run where job = 'night' and due_at <= $3))
         or (job like 'briefing:%' and (slot = $1 or state = 'skipped')))
     order by due_at`,
    [day, since, until],
  );
  return { ranAt: runs[0]?.at ?? null, notes };
}
