import type { Queryable } from '../../domain/database.ts';

/** What Daybreak did alone, with why: the finding's headline and the reasons of its recommendation. */
export interface AloneRow {
  readonly id: string;
  readonly headline: string;
  readonly because: readonly string[];
}

const SELECT = `select a.id, f.headline, coalesce(r.because, '[]') as because
  from action a join finding f on f.id = a.finding_id left join recommendation r on r.finding_id = f.id`;

/** One action that was decided on alone; null where a person decided, or there is none. */
export async function readAlone(db: Queryable, actionId: string): Promise<AloneRow | null> {
  const { rows } = await db.query<AloneRow>(
    `${SELECT} where a.id = $1 and a.decided_by->>'name' = 'autonomy'`,
    [actionId],
  );
  return rows[0] ?? null;
}

/** Those of the actions that were decided on alone, in the order given. */
export async function readAllAlone(db: Queryable, actionIds: readonly string[]): Promise<AloneRow[]> {
  const { rows } = await db.query<AloneRow>(
    `${SELECT} where a.id = any($1) and a.decided_by->>'name' = 'autonomy' order by array_position($1::text[], a.id)`,
    [actionIds],
  );
  return rows;
}
