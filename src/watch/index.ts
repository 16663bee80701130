import {
  corrected,
  correctionsIn,
  type FactDraft,
  factsInForce,
  knownFrom,
  RETOLD,
} from '../context/index.ts';
import type { Database } from '../domain/database.ts';
import type { AnyFindingDraft, FindingKind } from '../domain/finding.ts';
import type { Shop } from '../domain/shop.ts';
import type { AdsSituation } from './ads/situation.ts';
import { watchAds } from './ads/watch.ts';
import { watchFreshness } from './freshness/watch.ts';
import type { FulfilmentSituation } from './fulfilment/situation.ts';
import { watchFulfilment } from './fulfilment/watch.ts';
import type { SkuOutlook } from './inventory/outlook.ts';
import { watchInventory } from './inventory/watch.ts';
import type { ReturnsSituation } from './returns/situation.ts';
import { watchReturns } from './returns/watch.ts';
import type { SuppliersSituation } from './suppliers/situation.ts';
import { watchSuppliers } from './suppliers/watch.ts';
import type { SupportSituation } from './support/situation.ts';
import { watchSupport } from './support/watch.ts';
import { readThresholds, type Thresholds } from './thresholds.ts';
import type { Watched, Watcher } from './watcher.ts';

export type { DemandForecast, LeadTime, OpenOrder, SkuOutlook } from './inventory/outlook.ts';
export { type EventAhead, readEventLifts } from './inventory/read-lifts.ts';
export { readOutlooks } from './inventory/watch.ts';
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
  const { facts: standing, skipped } = await factsInForce(db, now);
  const corrections = correctionsIn(standing);
  const { outlooks, ...inventory } = await watchInventory(db, { now, shop, thresholds, corrections });
  // What each look tells anew is known from this look alone: what it does not tell again is over.
  const lasting = standing.filter(({ kind }) => !RETOLD.includes(kind));
  const timings: Record<string, number> = { ...inventory.timings };
  const looks: Promise<Watched<unknown>>[] = [];
  const look = <S>(name: string, watcher: Watcher<S>): Promise<Watched<S>> => {
    const started = performance.now();
    const before = [...looks];
    const known = async () =>
      knownFrom(
        corrected([...lasting, ...factsOf([inventory, ...(await Promise.all(before))])], corrections),
      );
    const watched = watcher(db, { now, shop, thresholds, outlooks, corrections, known }).finally(() => {
      timings[name] = performance.now() - started;
    });
    looks.push(watched);
    return watched;
  };
  // All at once, in the order in which each may wait for what those before it found out: ads wait for all of it.
  const [freshness, suppliers, returns, fulfilment, support, ads] = await Promise.all([
    look('freshness', watchFreshness),
    look('suppliers', watchSuppliers),
    look('returns', watchReturns),
    look('fulfilment', watchFulfilment),
    look('support', watchSupport),
    look('ads', watchAds),
  ]);
  const seen = [inventory, freshness, suppliers, returns, fulfilment, support, ads];
  return {
    drafts: seen.flatMap(({ drafts }) => drafts),
    evaluated: seen.flatMap(({ evaluated }) => evaluated),
    outlooks,
    situations: {
      suppliers: suppliers.situation,
      returns: returns.situation,
      fulfilment: fulfilment.situation,
      support: support.situation,
      ads: ads.situation,
    },
    facts: corrected(factsOf(seen), corrections),
    notes: [...seen.flatMap(({ notes }) => notes), ...(skipped > 0 ? [skippedNote(skipped)] : [])],
    timings,
  };
}

function skippedNote(count: number): string {
  const were = count === 1 ? 'shared fact was' : 'shared facts were';
  return `${count} ${were} of a form that is not known, and left out`;
}

function factsOf(seen: readonly Pick<Watched<unknown>, 'facts'>[]): FactDraft[] {
  return seen.flatMap(({ facts }) => facts);
}
