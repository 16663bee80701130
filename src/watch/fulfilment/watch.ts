import type { Watcher } from '../watcher.ts';
import { type FulfilmentSituation, NOTHING_SEEN } from './situation.ts';

/** Watches fulfilment as of `now`. */
export const watchFulfilment: Watcher<FulfilmentSituation> = async () => ({
  drafts: [],
  evaluated: [],
  facts: [],
  notes: [],
  situation: NOTHING_SEEN,
});
