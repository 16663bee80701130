import { advise, saveRecommendations } from './advise/index.ts';
import { type FactDraft, publishFacts } from './context/index.ts';
import { actionsOf, leaveOutUnwanted, requestDecisions } from './decide/index.ts';
import type { Recommendation, RecommendationDraft } from './domain/action.ts';
import type { ActionCatalogue } from './domain/catalogue.ts';
import type { Database, Transaction } from './domain/database.ts';
import type { Finding } from './domain/finding.ts';
import type { Shop } from './domain/shop.ts';
import { mergeFindings, readLatestRun } from './findings/index.ts';
import { runWatchers, type WatchReport } from './watch/index.ts';

/** What a run saw and drafted, as of its instant. */
export interface NightReport {
  readonly at: Date;
  readonly findings: readonly { readonly finding: Finding; readonly recommendation: Recommendation | null }[];
  /** A later run stands, so nothing of this one is kept. */
  readonly isPast: boolean;
  /** What could not be known and what was assumed instead. */
  readonly notes: readonly string[];
  /** Milliseconds by step. */
  readonly timings: Readonly<Record<string, number>>;
}

/** When a run speaks of, and for whom. */
export interface Night {
  /** No row later than this is looked at. */
  readonly now: Date;
  readonly shop: Shop;
  /** When it really runs; a proposal's life counts from then. */
  readonly draftedAt?: Date;
  /** Tells what a draft is about, so that what people never want is left out; without it nothing is. */
  readonly catalogue?: ActionCatalogue;
}

/**
 * The overnight run: every watcher, the life of the findings, every playbook, the requests for a decision. What is
 * written is written in one transaction, so a run that dies changes nothing, and a second run of the same night
 * changes nothing either. A run as of an instant before the latest one only answers: the past does not undo what
 * stands today.
 */
export async function runNight(db: Database, night: Night): Promise<NightReport> {
  const { now } = night;
  const watch = await runWatchers(db, night);
  const started = performance.now();
  const latest = await readLatestRun(db);
  const isPast = latest !== null && now < latest;
  const findings = isPast
    ? await rehearse(db, watch, night)
    : await db.transaction((tx) => record(tx, watch, night));
  const timings = { ...watch.timings, adviseAndRecord: performance.now() - started };
  const notes = isPast ? [...watch.notes, ofThePast(latest)] : watch.notes;
  return { at: now, findings, isPast, notes, timings };
}

function ofThePast(latest: Date): string {
  return `a run as of ${latest.toISOString()} stands, so of this earlier one nothing is kept`;
}

/** Carries what a transaction would have written out of it while it rolls back. */
class Rehearsed extends Error {
  readonly findings: NightReport['findings'];

  constructor(findings: NightReport['findings']) {
    super('rehearsed');
    this.findings = findings;
  }
}

async function rehearse(db: Database, watch: WatchReport, night: Night): Promise<NightReport['findings']> {
  try {
    return await db.transaction(async (tx) => {
      throw new Rehearsed(await record(tx, watch, night));
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.findings;
    throw error;
  }
}

async function record(
  tx: Transaction,
  watch: WatchReport,
  { now, shop, draftedAt = now, catalogue }: Night,
): Promise<NightReport['findings']> {
  const { drafts, evaluated, outlooks, situations } = watch;
  const facts = [...watch.facts, unknowns(watch.notes)];
  const { firing, events } = await mergeFindings(tx, { drafts, evaluated, now });
  const provenance = { room: 'watch', run: now.toISOString() };
  await publishFacts(tx, { facts, provenance, now, isEverything: true });
  const advised = await advise(tx, { findings: firing, outlooks, situations, now, shop });
  const advice = catalogue ? await leaveOutUnwanted(tx, { advice: advised, catalogue, now, shop }) : advised;
  await saveRecommendations(tx, advice, now);
  const passed = events.filter(({ event }) => event === 'resolved').map(({ finding }) => finding);
  const requests = [...firing, ...passed].map((finding) => ({
    finding,
    recommendation: advice.get(finding.id) ?? null,
  }));
  await requestDecisions(tx, { requests, now, draftedAt });
  return withActions(tx, firing, advice);
}

/** What a run could not know, for whoever tells of it later. */
function unknowns(notes: readonly string[]): FactDraft {
  return {
    kind: 'unknowns',
    subject: { type: 'run', id: 'watch' },
    value: { notes },
    confidence: 1,
  };
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
