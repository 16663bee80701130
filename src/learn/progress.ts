import type { Queryable } from '../domain/database.ts';
import type { Shop } from '../domain/shop.ts';
import { type Phase, phasesOf } from './gates/gates.ts';
import { readFooting } from './gates/store.ts';
import { readLatestReport } from './replay/store.ts';
import { historySentences, replaySentence } from './replay/words.ts';
import { composeAutonomy } from './trust/standing.ts';

/** How far the roll-out has come, and what past nights would have said. */
export interface Progress {
  readonly phases: readonly Phase[];
  /** Sentences of the newest replay; null before the first. */
  readonly replay: readonly string[] | null;
}

/** What Home says of the roll-out. */
export async function composeProgress(
  db: Queryable,
  { shop, now }: { shop: Shop; now: Date },
): Promise<Progress> {
  const { alone } = await composeAutonomy(db, { shop, now });
  const report = await readLatestReport(db);
  return {
    phases: phasesOf({ ...(await readFooting(db, now)), alone }),
    replay: report && [replaySentence(report), ...historySentences(report, shop.currency)],
  };
}
