import type { Watcher } from '../watcher.ts';
import { NOTHING_SEEN, type SuppliersSituation } from './situation.ts';

/** Watches suppliers as of `now`. */
export const watchSuppliers: Watcher<SuppliersSituation> = async () => ({
  drafts: [],
  evaluated: [],
  facts: [],
  notes: [],
  situation: NOTHING_SEEN,
});
