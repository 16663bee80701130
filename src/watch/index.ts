import { factsInForce } from '../context/index.ts';
import type { Database } from '../domain/database.ts';
import type { FactDraft } from '../domain/fact.ts';
import type { AnyFindingDraft, FindingKind } from '../domain/finding.ts';
import type { Shop } from '../domain/shop.ts';
import type { AdsSituation } from './ads/situation.ts';
import { watchAds } from './ads/watch.ts';
import { watchFreshness } from './freshness/watch.ts';
import type { FulfilmentSituation } from './fulfilment/situation.ts';
import { watchFulfilment } from './fulfilment/watch.ts';
import type { SkuOutlook } from './inventory/outlook.ts';
import { watchInventory } from './inventory/watch.ts';
import { knownFrom } from './known-facts.ts';
import type { ReturnsSituation } from './returns/situation.ts';
import { watchReturns } from './returns/watch.ts';
import type { SuppliersSituation } from './suppliers/situation.ts';
import { watchSuppliers } from './suppliers/watch.ts';
import type { SupportSituation } from './support/situation.ts';
import { watchSupport } from './support/watch.ts';
import { readThresholds, type Thresholds } from './thresholds.ts';
import type { WatchContext, Watched, Watcher } from './watcher.ts';

export type { DemandForecast, LeadTime, OpenOrder, SkuOutlook } from './inventory/outlook.ts';
export { readDueOrders } from './suppliers/due-orders.ts';
export type { DueOrder } from './suppliers/orders.ts';
export { type Triage, triage } from './support/triage/triage.ts';
export * from './thresholds.ts';

/** What the playbooks look at beside the evidence, by function. */
export interface Situations {
  readonly suppliers: SuppliersSituation;
  readonly returns: ReturnsSituation;
  readonly fulfilment: FulfilmentSituation;
  readonly support: SupportSituation;
  readonly ads: AdsSituation;
}

/** What a night saw. */
export interface WatchReport {
  readonly drafts: readonly AnyFindingDraft[];
  /** Kinds that could be judged: a finding of another kind is neither confirmed nor resolved by this run. */
  readonly evaluated: readonly FindingKind[];
  readonly outlooks: ReadonlyMap<string, SkuOutlook>;
  readonly situations: Situations;
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
  { now, shop, thresholds: given }: { now: Date; shop: Shop; thresholds?: Thresholds },
): Promise<WatchReport> {
  const thresholds = given ?? (await readThresholds(db, now));
  const standing = await factsInForce(db, now);
  const { outlooks, ...inventory } = await watchInventory(db, { now, shop, thresholds });
  const seen: Watched<unknown>[] = [{ ...inventory, situation: null }];
  const timings: Record<string, number> = { ...inventory.timings };
  const facts = () => seen.flatMap((watched) => watched.facts);
  const look = async <S>(name: string, watcher: Watcher<S>): Promise<S> => {
    const started = performance.now();
    const known = knownFrom([...standing, ...facts()]);
    const context: WatchContext = { now, shop, thresholds, outlooks, known };
    const watched = await watcher(db, context);
    seen.push(watched);
    timings[name] = performance.now() - started;
    return watched.situation;
  };
  await look('freshness', watchFreshness);
  // In this order, because each may use what those before it found out: ads come last and use all of it.
  const situations: Situations = {
    suppliers: await look('suppliers', watchSuppliers),
    returns: await look('returns', watchReturns),
    fulfilment: await look('fulfilment', watchFulfilment),
    support: await look('support', watchSupport),
    ads: await look('ads', watchAds),
  };
  return {
    drafts: seen.flatMap(({ drafts }) => drafts),
    evaluated: seen.flatMap(({ evaluated }) => evaluated),
    outlooks,
    situations,
    facts: facts(),
    notes: seen.flatMap(({ notes }) => notes),
    timings,
  };
}
