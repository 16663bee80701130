import { join } from 'node:path';
import { syncKnowledge } from '../../src/ask/index.ts';
import type { Database } from '../../src/domain/database.ts';
import type { Embedder } from '../../src/platform/models/index.ts';

/** Vectors that mean nothing: for documents that are obeyed, not searched. */
export const blank: Embedder = {
  name: 'blank',
  embed: async (texts) => texts.map(() => Array.from({ length: 512 }, () => 0)),
};

/** Loads the documents of a folder, by default the sample shop's, for the rules that they state. */
export async function writtenRules(
  db: Database,
  now: Date,
  folder = join(import.meta.dirname, '../../knowledge'),
): Promise<void> {
  await syncKnowledge({ db, embedder: blank }, folder, now);
}
