import { advise, saveRecommendations } from './advise/index.ts';
import { publishFacts } from './context/index.ts';
import { actionsOf, requestDecisions } from './decide/index.ts';
import type { Recommendation, RecommendationDraft } from './domain/action.ts';
import type { Database, Transaction } from './domain/database.ts';
import type { Finding } from './domain/finding.ts';
import type { Shop } from './domain/shop.ts';
import { mergeFindings } from './findings/index.ts';
import { runWatchers, type WatchReport } from './watch/index.ts';

/** What a run saw and drafted, as of its instant. */
export interface NightReport {
  readonly at: Date;
  readonly findings: readonly { readonly finding: Finding; readonly recommendation: Recommendation | null }[];
  /** What could not be known and what was assumed instead. */
  readonly notes: readonly string[];
  /** Milliseconds by step. */
  readonly timings: Readonly<Record<string, number>>;
}

/**
 * The overnight run: every watcher, the life of the findings, every playbook, the requests for a decision. Nothing
 * later than `now` is looked at. What is written is written in one transaction, so a run that dies changes nothing,
 * and a second run of the same night changes nothing either.
 */
export async function runNight(db: Database, { now, shop }: { now: Date; shop: Shop }): Promise<NightReport> {
  const watch = await runWatchers(db, { now, shop });
  const started = performance.now();
  const findings = await db.transaction((tx) => record(tx, watch, now, shop));
  const timings = { ...watch.timings, adviseAndRecord: performance.now() - started };
  return { at: now, findings, notes: watch.notes, timings };
}

async function record(
  tx: Transaction,
  watch: WatchReport,
  now: Date,
  shop: Shop,
): Promise<NightReport['findings']> {
  const { drafts, evaluated, outlooks, facts } = watch;
  const { firing, events } = await mergeFindings(tx, { drafts, evaluated, now });
  await publishFacts(tx, { facts, provenance: { room: 'watch', run: now.toISOString() }, now });
  const advice = await advise(tx, { findings: firing, outlooks, now, shop });
  await saveRecommendations(tx, advice, now);
  const passed = events.filter(({ event }) => event === 'resolved').map(({ finding }) => finding);
  const requests = [...firing, ...passed].map((finding) => ({
    finding,
    recommendation: advice.get(finding.id) ?? null,
  }));
  await requestDecisions(tx, { requests, now });
  return withActions(tx, firing, advice);
}

async function withActions(
  tx: Transaction,
  firing: readonly Finding[],
  advice: ReadonlyMap<string, RecommendationDraft>,
): Promise<NightReport['findings']> {
  const ids = firing.map(({ id }) => id);
  const actions = Map.groupBy(await actionsOf(tx, ids), ({ findingId }) => findingId);
  return firing.map((finding) => {
    const draft = advice.get(finding.id);
    if (!draft) return { finding, recommendation: null };
    const { ifNothing, because } = draft;
    const proposed = (actions.get(finding.id) ?? []).filter(({ state }) => state === 'proposed');
    return { finding, recommendation: { findingId: finding.id, actions: proposed, ifNothing, because } };
  });
}
