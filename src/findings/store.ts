import { createHash } from 'node:crypto';
import type { Queryable, Transaction } from '../domain/database.ts';
import type { Finding, FindingKind, FindingState } from '../domain/finding.ts';
import type { Sighted } from './sight.ts';
import type { Standing } from './transition.ts';

/** The id of a fingerprint: the same in every run, short enough to type. */
export function findingId(fingerprint: string): string {
  return `fnd_${createHash('sha256').update(fingerprint).digest('hex').slice(0, 10)}`;
}

const COLUMNS = `id, fingerprint, kind, jsonb_build_object('type', subject_type, 'id', subject_id) as subject, severity,
  headline, evidence, case when stake_minor is null then null
    else jsonb_build_object('minor', stake_minor, 'currency', stake_currency) end as stake,
  deadline, state, version, period, opened_at as "openedAt", last_seen_at as "lastSeenAt",
  resolved_at as "resolvedAt", snoozed_until as "snoozedUntil", snoozed_until_change as "snoozedUntilChange"`;

/** Which findings to read; everything left out matches all. */
export interface FindingFilter {
  readonly ids?: readonly string[];
  readonly states?: readonly FindingState[];
  readonly kinds?: readonly FindingKind[];
  readonly subjectId?: string;
}

/** Findings, the most severe and dearest first. */
export async function readFindings(db: Queryable, filter: FindingFilter = {}): Promise<Finding[]> {
  const { rows } = await db.query<Finding>(
    `select ${COLUMNS} from finding
     where ($1::text[] is null or id = any($1)) and ($2::text[] is null or state = any($2))
       and ($3::text[] is null or kind = any($3)) and ($4::text is null or subject_id = $4)
     order by array_position(array['critical', 'warning', 'info'], severity), stake_minor desc nulls last,
              deadline nulls last, id`,
    [filter.ids ?? null, filter.states ?? null, filter.kinds ?? null, filter.subjectId ?? null],
  );
  return rows;
}

/**
 * Holds findings until the transaction ends. Whoever changes anything about a finding (its actions, its trace) takes
 * this lock first, always in the same order: a click waits for the night here, and neither can wait in a circle.
 */
export async function lockFindings(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.query('select from finding where id = any($1) order by id for update', [ids]);
}

/** Any constant will do: it names "letting a run change the findings" among Postgres's advisory locks. */
const MERGE_LOCK = 7_420_044;

/** Locks and reads what a run may touch: the fingerprints that it saw and everything unresolved. */
export async function lockStandings(
  tx: Transaction,
  fingerprints: readonly string[],
): Promise<Map<string, Standing>> {
  // One run at a time: what two runs both see for the first time has no row yet that could be locked.
  await tx.query('select pg_advisory_xact_lock($1)', [MERGE_LOCK]);
  const { rows } = await tx.query<Finding & Omit<Standing, 'finding'>>(
    `select ${COLUMNS}, missed_runs as "missedRuns", missed_at as "missedAt", snooze_basis as "snoozeBasis"
     from finding where fingerprint = any($1) or state <> 'resolved' order by id for update`,
    [fingerprints],
  );
  return new Map(
    rows.map(({ missedRuns, missedAt, snoozeBasis, ...finding }) => [
      finding.fingerprint,
      { finding, missedRuns, missedAt, snoozeBasis },
    ]),
  );
}

/** Writes all findings of a run in one statement and returns them as they stand. */
export async function writeFindings(tx: Transaction, written: readonly Sighted[]): Promise<Finding[]> {
  if (written.length === 0) return [];
  const { rows } = await tx.query<Finding>(
    `insert into finding as f (id, fingerprint, kind, subject_type, subject_id, severity, headline, evidence,
       stake_minor, stake_currency, deadline, state, period, missed_runs, missed_at, opened_at, last_seen_at,
       resolved_at, snoozed_until, snoozed_until_change)
     select id, fingerprint, kind, subject_type, subject_id, severity, headline, evidence, stake_minor, stake_currency,
       deadline, state, period, missed_runs, missed_at, opened_at, last_seen_at, resolved_at, snoozed_until,
       snoozed_until_change
     from jsonb_to_recordset($1::jsonb) as r(id text, fingerprint text, kind text, subject_type text, subject_id text,
       severity text, headline text, evidence jsonb, stake_minor bigint, stake_currency text, deadline date,
       state text, period int, missed_runs int, missed_at timestamptz, opened_at timestamptz,
       last_seen_at timestamptz, resolved_at timestamptz, snoozed_until timestamptz, snoozed_until_change boolean, visible boolean)
     on conflict (id) do update set
       severity = excluded.severity, headline = excluded.headline, evidence = excluded.evidence,
       stake_minor = excluded.stake_minor, stake_currency = excluded.stake_currency, deadline = excluded.deadline,
       state = excluded.state, period = excluded.period, missed_runs = excluded.missed_runs,
       missed_at = excluded.missed_at, opened_at = excluded.opened_at, last_seen_at = excluded.last_seen_at,
       resolved_at = excluded.resolved_at,
       snoozed_until = excluded.snoozed_until, snoozed_until_change = excluded.snoozed_until_change,
       snooze_basis = case when excluded.state = 'snoozed' then f.snooze_basis end,
       version = f.version + case when f.id = any($2) then 1 else 0 end
     returning ${COLUMNS}`,
    [JSON.stringify(written.map(toRow)), written.filter((one) => one.transition.visible).map(idOf)],
  );
  return rows;
}

function idOf({ fingerprint }: Sighted): string {
  return findingId(fingerprint);
}

function toRow(written: Sighted): Record<string, unknown> {
  const { draft, transition, lastSeenAt } = written;
  const { next, missedRuns, missedAt } = transition;
  return {
    id: idOf(written),
    fingerprint: written.fingerprint,
    kind: draft.kind,
    subject_type: draft.subject.type,
    subject_id: draft.subject.id,
    severity: draft.severity,
    headline: draft.headline,
    evidence: draft.evidence,
    stake_minor: draft.stake?.minor ?? null,
    stake_currency: draft.stake?.currency ?? null,
    deadline: draft.deadline,
    state: next.state,
    period: next.period,
    missed_runs: missedRuns,
    missed_at: missedAt,
    opened_at: next.openedAt,
    last_seen_at: lastSeenAt,
    resolved_at: next.resolvedAt,
    snoozed_until: next.snoozedUntil,
    snoozed_until_change: next.snoozedUntilChange,
  };
}

/** Puts a finding to sleep or wakes it; false when it is not in a state for that. */
export async function setSnooze(
  tx: Transaction,
  id: string,
  snooze: { until: Date | null; untilChange: boolean } | null,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update finding set state = case when $2 then 'snoozed' else 'open' end, snoozed_until = $3,
            snoozed_until_change = $4, version = version + 1,
            snooze_basis = case when $4 then jsonb_build_object('severity', severity, 'deadline', deadline,
              'stakeMinor', stake_minor) end
     where id = $1 and state = case when $2 then 'open' else 'snoozed' end`,
    [id, snooze !== null, snooze?.until ?? null, snooze?.untilChange ?? false],
  );
  return rowCount === 1;
}

/** Wakes every finding whose snooze is over; returns their ids. */
export async function wakeOverdue(tx: Transaction, now: Date): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `update finding set state = 'open', snoozed_until = null, snoozed_until_change = false, version = version + 1
     where id in (select id from finding where state = 'snoozed' and snoozed_until <= $1 order by id for update)
     returning id`,
    [now],
  );
  return rows.map(({ id }) => id);
}

/** The instant of the latest run that saw anything; null before the first. */
export async function readLatestRun(db: Queryable): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date | null }>('select max(last_seen_at) as at from finding');
  return rows[0]?.at ?? null;
}
