import type { Database } from '../../domain/database.ts';
import type { Embedder } from '../../platform/models/index.ts';
import { findPassages } from '../retrieve/store.ts';
import { identifiersIn } from './passages.ts';
import { readDocument } from './store.ts';

/** Below this the nearest document is about something else. */
const ALIKE = 0.4;

/** The topics of the document that is most like a text; none where nothing is like it. */
export async function topicsFor(
  { db, embedder }: { db: Database; embedder: Embedder },
  text: string,
  today: string,
): Promise<readonly string[]> {
  const [embedding = []] = await embedder.embed([text]);
  const identifiers = identifiersIn(text);
  const [nearest] = await findPassages(db, {
    text,
    embedding,
    identifiers,
    suppliers: [],
    skus: [],
    today,
    most: 1,
  });
  if (!nearest || nearest.similarity < ALIKE) return [];
  return (await readDocument(db, nearest.documentId))?.topics ?? [];
}
