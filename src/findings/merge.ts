import type { Actor } from '../domain/actor.ts';
import type { Transaction } from '../domain/database.ts';
import {
  type AnyFindingDraft,
  type Finding,
  type FindingKind,
  fingerprintOf,
  type Severity,
} from '../domain/finding.ts';
import type { TraceEntry, TraceKind } from '../domain/trace.ts';
import { appendTraces } from '../trace/append.ts';
import { findingId, lockStandings, type Written, writeFindings } from './store.ts';
import { type FindingEvent, type Sighting, type Transition, transition } from './transition.ts';

/** What a run saw and which kinds it could judge at all. */
export interface Sightings {
  readonly drafts: readonly AnyFindingDraft[];
  readonly evaluated: readonly FindingKind[];
  readonly now: Date;
}

export interface MergeResult {
  /** What this run saw, each as it now stands, in the order of the drafts. */
  readonly firing: readonly Finding[];
  readonly events: readonly { readonly finding: Finding; readonly event: FindingEvent }[];
}

const NIGHT: Actor = { type: 'system', name: 'night' };

/** Which events the trace tells, and as what. */
const TOLD: Partial<Record<FindingEvent, TraceKind>> = {
  opened: 'seen',
  worsened: 'worsened',
  reopened: 'reopened',
  resolved: 'resolved',
  woken: 'woken',
};

/** What stands before the headline where it alone would not say what is new. */
const INTRODUCED: Partial<Record<TraceKind, (severity: Severity) => string>> = {
  worsened: (severity) => `Now ${severity}: `,
  resolved: () => 'No longer the case: ',
};

/** Lets a run's sightings change the findings that stand: all of them in two statements and one trace append. */
export async function mergeFindings(
  tx: Transaction,
  { drafts, evaluated, now }: Sightings,
): Promise<MergeResult> {
  const seen = new Map(drafts.map((draft) => [fingerprintOf(draft.kind, draft.subject), draft]));
  const standings = await lockStandings(tx, [...seen.keys()]);
  const written: Written[] = [];
  const eventOf = new Map<string, FindingEvent>();
  const consider = (draft: AnyFindingDraft, moved: Transition | null, lastSeenAt: Date) => {
    if (!moved || (moved.event === 'unchanged' && lastSeenAt !== now)) return;
    written.push({ draft, transition: moved, lastSeenAt });
    eventOf.set(findingId(fingerprintOf(draft.kind, draft.subject)), moved.event);
  };
  for (const [fingerprint, draft] of seen) {
    consider(draft, transition(standings.get(fingerprint) ?? null, { seen: true, draft }, now), now);
  }
  for (const [fingerprint, standing] of standings) {
    if (seen.has(fingerprint)) continue;
    const sighting: Sighting = { seen: false, judged: evaluated.includes(standing.finding.kind) };
    const { finding } = standing;
    consider(finding as AnyFindingDraft, transition(standing, sighting, now), finding.lastSeenAt);
  }
  const findings = new Map((await writeFindings(tx, written)).map((finding) => [finding.id, finding]));
  const events = [...findings.values()].map((finding) => ({
    finding,
    event: eventOf.get(finding.id) ?? 'unchanged',
  }));
  await appendTraces(
    tx,
    events.flatMap((one) => entryOf(one, now)),
  );
  const firing = [...seen.keys()].flatMap((fingerprint) => findings.get(findingId(fingerprint)) ?? []);
  return { firing, events };
}

function entryOf({ finding, event }: { finding: Finding; event: FindingEvent }, now: Date): TraceEntry[] {
  const kind = TOLD[event];
  if (!kind) return [];
  const { id, headline, severity, evidence, period } = finding;
  const summary = `${INTRODUCED[kind]?.(severity) ?? ''}${headline}`;
  const data = { severity, period, evidence };
  return [{ kind, findingId: id, actionId: null, actor: NIGHT, at: now, summary, data }];
}
