import type { Queryable } from '../../domain/database.ts';
import type { Day } from '../../domain/day.ts';

/** A document that holds, with some of the fields that machines obey. */
export interface WrittenDocument {
  /** The file, relative to the folder that was synced. */
  readonly path: string;
  readonly front: Readonly<Record<string, unknown>>;
}

/**
 * The documents of this shop that hold on `today` and have one of these fields, by their path; `front` has the title
 * and those fields. What a newer document replaces holds no more.
 */
export async function readWritten(
  db: Queryable,
  fields: readonly ('carrier_rules' | 'answers')[],
  today: Day,
): Promise<WrittenDocument[]> {
  const { rows } = await db.query<WrittenDocument>(
    `select path, jsonb_object_agg(key, value) || jsonb_build_object('title', title) as front
       from policy_in_force
      where key = any($1) and coalesce(valid_from <= $2::date, true) and coalesce(valid_until >= $2::date, true)
      group by document, path, title
      order by path, document`,
    [fields, today],
  );
  return rows;
}
