import type { Queryable } from '../../domain/database.ts';

/** The reasons of the latest recommendation; none when nothing was ever recommended. */
export async function readBecause(db: Queryable, findingId: string): Promise<string[]> {
  const { rows } = await db.query<{ because: string[] }>(
    'select because from recommendation where finding_id = $1',
    [findingId],
  );
  return rows[0]?.because ?? [];
}
