import { type ActionDraft, canonicalJson, paramsHash, type RecommendationDraft } from '../domain/action.ts';
import type { Actor } from '../domain/actor.ts';
import { bandOf } from '../domain/autonomy.ts';
import { worthOf } from '../domain/budget-change.ts';
import type { Transaction } from '../domain/database.ts';
import type { Finding } from '../domain/finding.ts';
import type { TraceEntry } from '../domain/trace.ts';
import { lockFindings, touchFindings } from '../findings/index.ts';
import { newId } from '../platform/id.ts';
import { appendTraces } from '../trace/append.ts';
import { readOff } from './boundaries/store.ts';
import { type Change, changesOf } from './changes.ts';
import { type MovedFact, movedFacts } from './moved-facts.ts';
import { type ProposalPlan, planProposals } from './proposals.ts';
import { type ActionRow, actionsOf, settle, writeProposals } from './store.ts';

/** What a run recommends for a finding; null: nothing sensible to do. */
export interface DecisionRequest {
  readonly finding: Finding;
  readonly recommendation: RecommendationDraft | null;
}

export interface Requests {
  readonly requests: readonly DecisionRequest[];
  /** The instant that the run speaks of. */
  readonly now: Date;
  /** When it really ran, which may be later than `now`: a proposal's life counts from then. */
  readonly draftedAt?: Date;
}

const NIGHT: Actor = { type: 'system', name: 'night' };

/** A proposal lives this long after the last run that drafted it; older figures are not acted on. */
const LIFETIME_HOURS = 72;

/**
 * Puts what a run recommends before people: new proposals, new revisions of changed ones, and the end of those that
 * are no longer drafted. A few statements for any number of findings.
 */
export async function requestDecisions(
  tx: Transaction,
  { requests, now, draftedAt = now }: Requests,
): Promise<void> {
  const ids = requests.map(({ finding }) => finding.id);
  const off = await readOff(tx);
  await lockFindings(tx, ids);
  const existing = Map.groupBy(await actionsOf(tx, ids), ({ findingId }) => findingId);
  const plans = requests.map(({ finding, recommendation }) => ({
    finding,
    recommendation,
    plan: planProposals(existing.get(finding.id) ?? [], wanted(recommendation, off)),
  }));
  const proposals = plans.flatMap(({ finding, plan }) => rowsOf(finding, plan, { now, draftedAt }));
  await writeProposals(
    tx,
    proposals.map((action) => ({ action, now })),
  );
  const gone = plans.flatMap(({ plan }) => plan.supersede.map(({ id }) => id));
  await settle(tx, { ids: gone, state: 'superseded', by: NIGHT, outcome: 'No longer recommended', now });
  const isNews = ({ create, revise, supersede }: ProposalPlan) =>
    create.length + revise.length + supersede.length > 0;
  const moved = await movedBehind(tx, plans, now);
  const whyOf = ({ finding, plan }: Planned) => ({
    changes: changesOf(plan),
    moved: moved.get(finding.id) ?? [],
  });
  // The same act by another day is told only where a fact moved it: days pass by themselves.
  const isTold = (one: Planned) =>
    isNews(one.plan) || (whyOf(one).changes.length > 0 && whyOf(one).moved.length > 0);
  await appendTraces(
    tx,
    plans.filter(isTold).map((one) => entryFor(one, whyOf(one), now)),
  );
  const shown = plans.filter(({ plan }) => isNews(plan) || plan.keep.some(looksDifferent));
  await touchFindings(
    tx,
    shown.map(({ finding }) => finding.id),
  );
}

interface Planned extends DecisionRequest {
  readonly plan: ProposalPlan;
}

/** The shared facts that moved since the standing proposals that change now were drafted, by finding. */
async function movedBehind(
  tx: Transaction,
  plans: readonly Planned[],
  now: Date,
): Promise<Map<string, MovedFact[]>> {
  const changing = plans.filter(({ plan }) => changesOf(plan).length > 0);
  const drafted = changing.flatMap(({ plan: { revise, keep } }) =>
    [...revise, ...keep].map(({ action }) => action.draftedAt.getTime()),
  );
  if (drafted.length === 0) return new Map();
  const findings = changing.map(({ finding }) => finding);
  return movedFacts(tx, { findings, since: new Date(Math.min(...drafted)), now });
}

/** What people have not switched off. */
function wanted(
  recommendation: RecommendationDraft | null,
  off: ReadonlySet<string>,
): readonly ActionDraft[] {
  const drafts = recommendation?.actions ?? [];
  return off.size === 0
    ? drafts
    : drafts.filter((draft) => !off.has(`${draft.kind} ${bandOf(worthOf(draft))}`));
}

/** The same act, but a card would say something else of it: what it is expected to bring, or until when. */
function looksDifferent({ action, draft, ordinal }: ProposalPlan['keep'][number]): boolean {
  if (action.ordinal !== ordinal) return true;
  if (action.edited) return false;
  const faceOf = ({ label, summary, cost, expectedEffect, deadline }: ActionDraft) =>
    canonicalJson([label, summary, cost, expectedEffect, deadline]);
  return faceOf(action) !== faceOf(draft);
}

function rowsOf(
  finding: Finding,
  { create, revise, keep }: ProposalPlan,
  { now, draftedAt }: { now: Date; draftedAt: Date },
): ActionRow[] {
  const expiresAt = new Date(draftedAt.getTime() + LIFETIME_HOURS * 3_600_000);
  const created = create.map(({ draft, ordinal }) => ({
    ...draft,
    ...NEW,
    id: newId('act'),
    findingId: finding.id,
    period: finding.period,
    ordinal,
    paramsHash: paramsHash(draft.kind, draft.params),
    draftedAt: now,
    expiresAt,
  }));
  const revised = revise.map(({ action, draft, ordinal }) => ({
    ...action,
    ...draft,
    ordinal,
    paramsHash: paramsHash(draft.kind, draft.params),
    revision: action.revision + 1,
    draftedAt: now,
    expiresAt,
  }));
  const kept = keep.map(({ action, draft, ordinal }) => ({
    ...(action.edited ? action : { ...action, ...draft, draftedAt: now }),
    ordinal,
    expiresAt,
  }));
  return [...created, ...revised, ...kept];
}

const NEW = {
  revision: 1,
  state: 'proposed',
  edited: false,
  decidedBy: null,
  decidedAt: null,
  outcome: null,
  undoable: false,
} as const;

function entryFor(
  { finding, recommendation }: Planned,
  { changes, moved }: { changes: readonly Change[]; moved: readonly MovedFact[] },
  now: Date,
): TraceEntry {
  const because = moved.length > 0 ? `, because of the ${moved.map(({ words }) => words).join('; ')}` : '';
  const changed = changes.length > 0 ? ` (${changes.map(({ words }) => words).join('; ')}${because})` : '';
  const labels = recommendation?.actions.map(({ label }) => label) ?? [];
  return {
    kind: labels.length > 0 ? 'recommended' : 'superseded',
    findingId: finding.id,
    actionId: null,
    actor: NIGHT,
    at: now,
    summary:
      labels.length > 0 ? `Recommended: ${labels.join('; ')}${changed}` : 'Nothing is recommended any more',
    data: {
      actions: recommendation?.actions.map(({ kind, slot, params, expectedEffect }) => ({
        kind,
        slot,
        params,
        expectedEffect,
      })),
      ifNothing: recommendation?.ifNothing ?? null,
      because: recommendation?.because ?? [],
      ...(changes.length > 0 ? { changes, moved: moved.map(({ words: _, ...fact }) => fact) } : {}),
    },
  };
}
