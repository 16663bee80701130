import type { Queryable } from '../../../domain/database.ts';
import { vectorText } from '../../../platform/vector.ts';

/** The vectors that a model has already made, by the hash of their text. */
export async function readCached(
  db: Queryable,
  model: string,
  hashes: readonly string[],
): Promise<Map<string, number[]>> {
  const { rows } = await db.query<{ hash: string; embedding: string }>(
    'select hash, embedding::text as embedding from embedding_cache where model = $1 and hash = any($2)',
    [model, hashes],
  );
  return new Map(rows.map(({ hash, embedding }) => [hash, JSON.parse(embedding) as number[]]));
}

export async function writeCached(
  db: Queryable,
  model: string,
  made: readonly { readonly hash: string; readonly vector: readonly number[] }[],
): Promise<void> {
  await db.query(
    `insert into embedding_cache (model, hash, embedding)
     select $1, hash, vector::vector from unnest($2::text[], $3::text[]) m(hash, vector) on conflict do nothing`,
    [model, made.map(({ hash }) => hash), made.map(({ vector }) => vectorText(vector))],
  );
}
