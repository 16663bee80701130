import { identifiersIn } from '../../../src/ask/knowledge/passages.ts';
import { findPassages } from '../../../src/ask/retrieve/store.ts';
import type { Database } from '../../../src/domain/database.ts';
import { dayOf } from '../../../src/domain/day.ts';
import type { Embedder } from '../../../src/platform/models/index.ts';

/** How well one ranking finds the documents of questions. */
export interface Ranking {
  /** Share of the questions whose document stands among the first five. */
  readonly recall: number;
  /** Mean of one over its place; 0 where it is not among the first twenty. */
  readonly mrr: number;
}

/** The same questions by meaning alone, by words alone, and by both. */
export async function rankings(
  db: Database,
  embedder: Embedder,
  known: readonly (readonly [question: string, document: string])[],
  now: Date,
): Promise<Record<'both' | 'meaning' | 'words', Ranking>> {
  const vectors = await embedder.embed(known.map(([question]) => question));
  const rankedBy = async (by: { meaning: boolean; words: boolean }): Promise<Ranking> => {
    const places: number[] = [];
    for (const [at, [text, document]] of known.entries()) {
      const found = await findPassages(db, {
        text,
        embedding: vectors[at] ?? [],
        identifiers: identifiersIn(text),
        suppliers: [],
        skus: [],
        today: dayOf(now, 'UTC'),
        most: 20,
        by,
      });
      const wanted = document.split('|');
      const documents = [...new Set(found.map(({ documentId }) => documentId))];
      places.push(documents.findIndex((id) => wanted.some((one) => id.includes(one))) + 1);
    }
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    return {
      recall: mean(places.map((place) => (place > 0 && place <= 5 ? 1 : 0))),
      mrr: mean(places.map((place) => (place > 0 ? 1 / place : 0))),
    };
  };
  return {
    both: await rankedBy({ meaning: true, words: true }),
    meaning: await rankedBy({ meaning: true, words: false }),
    words: await rankedBy({ meaning: false, words: true }),
  };
}
