import type { Corrections, FactDraft, KnownFacts } from '../context/index.ts';
import type { Database } from '../domain/database.ts';
import type { AnyFindingDraft, FindingKind } from '../domain/finding.ts';
import type { Shop } from '../domain/shop.ts';
import type { SkuOutlook } from './inventory/outlook.ts';
import type { Thresholds } from './thresholds.ts';

/** What every watcher is given. */
export interface WatchContext {
  /** No row later than this is looked at. */
  readonly now: Date;
  readonly shop: Shop;
  readonly thresholds: Thresholds;
  /** Stock, demand and lead time by SKU, as the inventory watcher of this run sees them. */
  readonly outlooks: ReadonlyMap<string, SkuOutlook>;
  /** People's word on what was learned, as of the run. */
  readonly corrections: Corrections;
  /**
   * What is known together: the facts in force, and those that the watchers before this one find in this run. They all
   * look at once, so who asks waits for them: read first, then ask.
   */
  readonly known: () => Promise<KnownFacts>;
}

/** What one watcher saw. */
export interface Watched<Situation> {
  readonly drafts: readonly AnyFindingDraft[];
  /** Kinds that could be judged: a finding of another kind is neither confirmed nor resolved by this run. */
  readonly evaluated: readonly FindingKind[];
  /** What the other rooms may rely on. */
  readonly facts: readonly FactDraft[];
  /** What could not be known and what was assumed instead, one sentence each. */
  readonly notes: readonly string[];
  /** What the playbooks of these findings look at beside the evidence. */
  readonly situation: Situation;
}

/** Looks at one function of the shop as of an instant; reads only. */
export type Watcher<Situation> = (db: Database, context: WatchContext) => Promise<Watched<Situation>>;
