import type { Database } from '../domain/database.ts';
import type { FactDraft } from '../domain/fact.ts';
import type { AnyFindingDraft, FindingKind } from '../domain/finding.ts';
import type { Shop } from '../domain/shop.ts';
import type { SkuOutlook } from './inventory/outlook.ts';
import { watchInventory } from './inventory/watch.ts';
import { readThresholds, type Thresholds } from './thresholds.ts';

export type { DemandForecast, LeadTime, OpenOrder, SkuOutlook } from './inventory/outlook.ts';
export * from './thresholds.ts';

/** What a night saw. */
export interface WatchReport {
  readonly drafts: readonly AnyFindingDraft[];
  /** Kinds that could be judged: a finding of another kind is neither confirmed nor resolved by this run. */
  readonly evaluated: readonly FindingKind[];
  readonly outlooks: ReadonlyMap<string, SkuOutlook>;
  /** What the other rooms may rely on, for the shared context. */
  readonly facts: readonly FactDraft[];
  /** What could not be known and what was assumed instead, one sentence each. */
  readonly notes: readonly string[];
  /** Milliseconds by step. */
  readonly timings: Readonly<Record<string, number>>;
}

/** Runs every watcher strictly as of `now`, by the thresholds then in force unless others are given. Reads only. */
export async function runWatchers(
  db: Database,
  { now, shop, thresholds }: { now: Date; shop: Shop; thresholds?: Thresholds },
): Promise<WatchReport> {
  return watchInventory(db, { now, shop, thresholds: thresholds ?? (await readThresholds(db, now)) });
}
