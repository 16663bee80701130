import type { Queryable } from '../../domain/database.ts';
import type { Finding } from '../../domain/finding.ts';

/** The last run at or before an instant, and whether a later one stands. */
export interface RunAt {
  readonly at: Date | null;
  readonly isPast: boolean;
}

export async function readRunAt(db: Queryable, now: Date): Promise<RunAt> {
  const { rows } = await db.query<{ at: Date | null; latest: Date | null }>(
    `select max(at) filter (where at <= $1) as at, max(at) as latest from (
       select valid_from as at from context_fact where kind = 'unknowns' and subject_type = 'run'
        union all select opened_at from finding
        union all select last_seen_at from finding
        union all select resolved_at from finding where resolved_at is not null) runs`,
    [now],
  );
  const { at = null, latest = null } = rows[0] ?? {};
  return { at, isPast: latest !== null && latest > now };
}

/** A finding as the record had it, with the instant of that entry. */
export interface RecordedFinding extends Finding {
  readonly recordedAt: Date;
}

/** The findings that the record had as open at an instant, in the words of their last entry by then; the most severe first. */
export async function readFindingsAt(db: Queryable, at: Date): Promise<RecordedFinding[]> {
  const { rows } = await db.query<RecordedFinding>(
    `with entry as (
       select distinct on (finding_id) finding_id, kind, at, summary, data from trace
        where finding_id is not null and at <= $1 and kind in ('seen', 'worsened', 'reopened', 'resolved')
        order by finding_id, seq desc)
     select f.id, f.fingerprint, f.kind, jsonb_build_object('type', f.subject_type, 'id', f.subject_id) as subject,
            e.data->>'severity' as severity, regexp_replace(e.summary, '^Now \\w+: ', '') as headline,
            e.data->'evidence' as evidence, null as stake, null as deadline, 'open' as state, f.version,
            (e.data->>'period')::int as period, e.at as "openedAt", $1::timestamptz as "lastSeenAt",
            null as "resolvedAt", null as "snoozedUntil", false as "snoozedUntilChange", e.at as "recordedAt"
       from entry e join finding f on f.id = e.finding_id
      where e.kind <> 'resolved'
      order by array_position(array['critical', 'warning', 'info'], e.data->>'severity'), f.id`,
    [at],
  );
  return rows;
}
