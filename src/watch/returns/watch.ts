import type { Watcher } from '../watcher.ts';
import { NOTHING_SEEN, type ReturnsSituation } from './situation.ts';

/** Watches returns as of `now`. */
export const watchReturns: Watcher<ReturnsSituation> = async () => ({
  drafts: [],
  evaluated: [],
  facts: [],
  notes: [],
  situation: NOTHING_SEEN,
});
