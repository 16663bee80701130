import type { Queryable } from '../../domain/database.ts';
import type { Severity } from '../../domain/finding.ts';

/** A finding that a channel has no card of in its present open period. */
export interface Uncarded {
  readonly subject: string;
  readonly findingId: string;
  readonly severity: Severity;
  readonly needsDecision: boolean;
}

/** Open findings without a card in the channel: those that wait for a decision first, then by money at stake. */
export async function readUncarded(db: Queryable, channel: string): Promise<Uncarded[]> {
  const { rows } = await db.query<Uncarded>(
    `select f.id || ':' || f.period as subject, f.id as "findingId", f.severity,
            exists (select from action a
                     where a.finding_id = f.id and a.period = f.period and a.state = 'proposed') as "needsDecision"
       from finding f
      where f.state = 'open'
        and not exists (select from card c
                         where c.kind = 'finding' and c.channel = $1 and c.subject = f.id || ':' || f.period)
      order by 3 desc, f.stake_minor desc nulls last, f.deadline nulls last, f.id`,
    [channel],
  );
  return rows;
}

/** Counts every change of what people are shown: it moves when any finding does, and when everything is stopped. */
export async function readChangeCount(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ changes: number }>(
    'select coalesce(sum(version), 0)::bigint + (select count(*) from stop_setting) as changes from finding',
  );
  return rows[0]?.changes ?? 0;
}

/** The findings whose cards stand in another card's thread, most money at stake first. */
export async function readReplies(db: Queryable, parent: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select f.id
       from card c join finding f on c.subject = f.id || ':' || f.period
      where c.parent = $1 and c.kind = 'finding'
      order by f.stake_minor desc nulls last, f.id`,
    [parent],
  );
  return rows.map(({ id }) => id);
}
