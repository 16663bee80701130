import type { Queryable } from '../../domain/database.ts';

/** Keeps the first night; once it is there, nothing changes it. */
export async function insertBaseline(db: Queryable, startedAt: Date): Promise<void> {
  await db.query('insert into baseline (started_at) values ($1) on conflict do nothing', [startedAt]);
}

/** The first night: what came before it is not our doing; null before it. */
export async function readBaseline(db: Queryable): Promise<Date | null> {
  const { rows } = await db.query<{ startedAt: Date }>('select started_at as "startedAt" from baseline');
  return rows[0]?.startedAt ?? null;
}
