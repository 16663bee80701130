import type { Database } from '../../domain/database.ts';
import type { Embedder } from '../../platform/models/index.ts';
import { cachedVectors } from '../retrieve/cached.ts';
import { TOOLS } from '../tools/index.ts';
import { examplesOf, Router } from './router.ts';
import { readShippedVectors } from './shipped-vectors.ts';
import { readWordings } from './wordings.ts';

/**
 * What finds a question's tool. Knows nothing of the shop, so that it is opened once; the first time that a database
 * meets a model whose vectors did not come along, every example is embedded, which takes seconds.
 */
export async function openRouter(db: Database, embedder: Embedder): Promise<Router> {
  const examples = examplesOf(TOOLS, await readWordings());
  const shipped = await readShippedVectors(embedder.name);
  const missing = examples.map(({ text }) => text).filter((text) => !shipped.of(text));
  const vectors = await cachedVectors(db, embedder, missing);
  const made = new Map(missing.map((text, at) => [text, vectors[at] ?? []]));
  return new Router(
    examples,
    examples.map(({ text }) => shipped.of(text) ?? made.get(text) ?? []),
  );
}
