import type { Database } from '../../domain/database.ts';
import { SAMPLE_SOURCES } from './scope.ts';
import { countWords, deleteSample } from './store.ts';

/**
 * Forgets what the sample shop's people wrote down, for good: it answers and binds nobody's own shop. Returns how many
 * documents there were.
 */
export function forgetSampleKnowledge(db: Database, now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    const gone = await deleteSample(tx, SAMPLE_SOURCES, now);
    if (gone > 0) await countWords(tx);
    return gone;
  });
}
