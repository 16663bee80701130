import type { Watcher } from '../watcher.ts';
import { NOTHING_SEEN, type SupportSituation } from './situation.ts';

/** Watches support as of `now`. */
export const watchSupport: Watcher<SupportSituation> = async () => ({
  drafts: [],
  evaluated: [],
  facts: [],
  notes: [],
  situation: NOTHING_SEEN,
});
