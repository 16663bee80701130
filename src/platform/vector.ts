import { toSql } from 'pgvector';

/** A vector as Postgres reads it. */
export function vectorText(vector: readonly number[]): string {
  return toSql([...vector]) ?? '[]';
}
