import type { Database } from '../../domain/database.ts';
import type { Embedder } from '../../platform/models/index.ts';
import { forgetSampleKnowledge } from './forget-sample.ts';
import { SAMPLE_FOLDER } from './scope.ts';
import { hasKnowledge, isSampleGone } from './store.ts';
import { syncKnowledge } from './sync.ts';

/**
 * Sees to it that the sample shop has its documents and no other shop has them. Returns how many were forgotten because
 * the shop is somebody's own.
 */
export async function settleSampleKnowledge(
  { db, embedder }: { db: Database; embedder: Embedder },
  { isSample, now }: { isSample: boolean; now: Date },
): Promise<number> {
  if (await isSampleGone(db)) return 0;
  if (!isSample) return forgetSampleKnowledge(db, now);
  if (await hasKnowledge(db)) return 0;
  await syncKnowledge({ db, embedder }, SAMPLE_FOLDER, now);
  return 0;
}
