import type { Watcher } from '../watcher.ts';
import { type AdsSituation, NOTHING_SEEN } from './situation.ts';

/** Watches ads as of `now`. */
export const watchAds: Watcher<AdsSituation> = async () => ({
  drafts: [],
  evaluated: [],
  facts: [],
  notes: [],
  situation: NOTHING_SEEN,
});
