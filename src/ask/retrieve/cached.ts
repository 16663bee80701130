import { createHash } from 'node:crypto';
import type { Database } from '../../domain/database.ts';
import type { Embedder } from '../../platform/models/index.ts';
import { readCached, writeCached } from './cache/store.ts';

/** Vectors of texts that are the same from question to question: made once by each model, then read. */
export async function cachedVectors(
  db: Database,
  embedder: Embedder,
  texts: readonly string[],
): Promise<number[][]> {
  const hashes = texts.map((text) => createHash('sha256').update(text).digest('base64url'));
  const known = await readCached(db, embedder.name, hashes);
  const missing = texts.filter((_, i) => !known.has(hashes[i] ?? ''));
  if (missing.length > 0) {
    const vectors = await embedder.embed(missing);
    const made = missing.map((text, i) => ({
      hash: createHash('sha256').update(text).digest('base64url'),
      vector: vectors[i] ?? [],
    }));
    await writeCached(db, embedder.name, made);
    for (const { hash, vector } of made) known.set(hash, vector);
  }
  return hashes.map((hash) => known.get(hash) ?? []);
}
