import type { Database } from '../../domain/database.ts';
import type { Embedder } from '../../platform/models/index.ts';
import { cachedVectors } from '../retrieve/cached.ts';
import { TOOLS } from '../tools/index.ts';
import { examplesOf, Router } from './router.ts';
import { readWordings } from './wordings.ts';

/**
 * What finds a question's tool. Knows nothing of the shop, so that it is opened once; the first time that a database
 * meets a model, every example is embedded, which takes seconds.
 */
export async function openRouter(db: Database, embedder: Embedder): Promise<Router> {
  const examples = examplesOf(TOOLS, await readWordings());
  const texts = examples.map(({ text }) => text);
  return new Router(examples, await cachedVectors(db, embedder, texts));
}
