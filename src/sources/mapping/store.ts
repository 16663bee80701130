import type { Queryable } from '../../domain/database.ts';
import { type ColumnMapping, headerHash } from './profile.ts';

/** Every mapping that people gave, by the hash of its header. */
export async function readMappings(db: Queryable): Promise<Map<string, ColumnMapping>> {
  const { rows } = await db.query<ColumnMapping & { hash: string }>(
    'select header_hash as hash, entity, mapping from column_mapping',
  );
  return new Map(rows.map(({ hash, entity, mapping }) => [hash, { entity, mapping }]));
}

/** Remembers a mapping for a header; a later one replaces it. */
export async function writeMapping(
  db: Queryable,
  { header, entity, mapping, now }: ColumnMapping & { header: readonly string[]; now: Date },
): Promise<void> {
  await db.query(
    `insert into column_mapping (header_hash, entity, mapping, created_at) values ($1, $2, $3, $4)
     on conflict (header_hash) do update set entity = excluded.entity, mapping = excluded.mapping,
       created_at = excluded.created_at`,
    [headerHash(header), entity, JSON.stringify(mapping), now],
  );
}
