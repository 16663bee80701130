import type { Actor } from '../domain/actor.ts';
import type { Transaction } from '../domain/database.ts';
import { type Finding, fingerprintOf, type Severity } from '../domain/finding.ts';
import type { TraceEntry, TraceKind } from '../domain/trace.ts';
import { appendTraces } from '../trace/append.ts';
import { type Sightings, sight } from './sight.ts';
import { lockStandings, writeFindings } from './store.ts';
import type { FindingEvent } from './transition.ts';

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
  const fingerprints = drafts.map(({ kind, subject }) => fingerprintOf(kind, subject));
  const standings = await lockStandings(tx, fingerprints);
  const sighted = sight(standings, { drafts, evaluated, now });
  const eventOf = new Map(sighted.map((one) => [one.fingerprint, one.transition.event]));
  const findings = await writeFindings(tx, sighted);
  const events = findings.map((finding) => ({
    finding,
    event: eventOf.get(finding.fingerprint) ?? 'unchanged',
  }));
  await appendTraces(
    tx,
    events.flatMap((one) => entryOf(one, now)),
  );
  const byFingerprint = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  const firing = [...new Set(fingerprints)].flatMap((fingerprint) => byFingerprint.get(fingerprint) ?? []);
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
