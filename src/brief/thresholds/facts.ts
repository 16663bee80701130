import type { Actor } from '../../domain/actor.ts';
import type { Queryable } from '../../domain/database.ts';

/** Who last set each threshold and when, by "kind.key"; those that were never set are not in it. */
export async function readSetters(
  db: Queryable,
  at: Date,
): Promise<Map<string, { readonly by: Actor; readonly at: Date }>> {
  const { rows } = await db.query<{ name: string; by: Actor; at: Date }>(
    `select distinct on (kind, key) kind || '.' || key as name, set_by as by, set_at as at
     from threshold_setting where scope = '*' and set_at <= $1 order by kind, key, id desc`,
    [at],
  );
  return new Map(rows.map(({ name, by, at: setAt }) => [name, { by, at: setAt }]));
}
