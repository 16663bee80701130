import { toSql } from 'pgvector';

/** A vector as Postgres reads it. */
export function vectorText(vector: readonly number[]): string {
  return toSql([...vector]) ?? '[]';
}

/** The dot product: of vectors of unit length, how alike they are, −1 to 1. */
export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** A vector of unit length that leans towards another one by a weight, as one of unit length. */
export function leaning(vector: readonly number[], towards: readonly number[], weight: number): number[] {
  const sum = vector.map((value, i) => value + weight * (towards[i] ?? 0));
  const length = Math.hypot(...sum) || 1;
  return sum.map((value) => value / length);
}
