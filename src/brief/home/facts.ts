import type { Actor } from '../../domain/actor.ts';
import type { Queryable } from '../../domain/database.ts';

/** The roles of whoever looks; none for people who are not listed. */
export async function readRoles(db: Queryable, actor: Actor): Promise<string[]> {
  if (actor.type !== 'user') return [];
  const { rows } = await db.query<{ roles: string[] }>(
    'select roles from member where team_id = $1 and user_id = $2',
    [actor.teamId, actor.userId],
  );
  return rows[0]?.roles ?? [];
}

/** Ids of the findings that are asleep, the first to wake first. */
export async function readSnoozedIds(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    "select id from finding where state = 'snoozed' order by snoozed_until nulls last, id",
  );
  return rows.map(({ id }) => id);
}

/** Ids of the actions that ended last, newest first. */
export async function readEndedIds(db: Queryable, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id from action where state in ('done', 'undone', 'failed', 'unknown', 'refused')
     order by updated_at desc limit $1`,
    [limit],
  );
  return rows.map(({ id }) => id);
}
