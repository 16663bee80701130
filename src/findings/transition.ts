import type { Day } from '../domain/day.ts';
import type { AnyFindingDraft, Finding, Severity } from '../domain/finding.ts';
import { SEVERITIES } from '../domain/finding.ts';

/** A finding with the run-to-run memory that only this room needs. */
export interface Standing {
  readonly finding: Finding;
  /** Runs in a row that judged this kind and did not see it, and the instant of the last of them. */
  readonly missedRuns: number;
  readonly missedAt: Date | null;
  /** What was known when a snooze "until it changes" began; null without one. */
  readonly snoozeBasis: SnoozeBasis | null;
}

/** What such a snooze is measured against: the day before would let a slow worsening sleep for ever. */
export interface SnoozeBasis {
  readonly severity: Severity;
  readonly deadline: Day | null;
  readonly stakeMinor: number | null;
}

/** What one run says of one fingerprint. `no_data`: its kind could not be judged. */
export type Sighting =
  | { readonly seen: true; readonly draft: AnyFindingDraft }
  | { readonly seen: false; readonly judged: boolean };

export type FindingEvent =
  | 'opened'
  | 'worsened'
  | 'updated'
  | 'unchanged'
  | 'resolved'
  | 'reopened'
  | 'woken'
  | 'fading';

/** What becomes of a finding: the columns that change, and the word for it. */
export interface Transition {
  readonly event: FindingEvent;
  readonly next: Pick<
    Finding,
    'state' | 'period' | 'resolvedAt' | 'openedAt' | 'snoozedUntil' | 'snoozedUntilChange'
  >;
  readonly missedRuns: number;
  readonly missedAt: Date | null;
  /** True when people would be shown something else than before. */
  readonly visible: boolean;
}

/** Runs in a row that must miss a finding before it counts as resolved: one quiet hour is not the end of it. */
export const RUNS_UNTIL_RESOLVED = 2;
/** A finding that comes back this soon was flapping: it goes on in its old period, under its old message. */
export const FLAP_HOURS = 24;
/** The share by which the money at stake must rise for a snooze "until it changes" to end. */
const STAKE_RISE = 0.25;

/**
 * The life of a finding as one pure table: (what stood, what this run saw, now) → what stands. `standing` is null for
 * a fingerprint never seen before, which must then be seen.
 */
export function transition(standing: Standing | null, sighting: Sighting, now: Date): Transition | null {
  if (!standing) return sighting.seen ? opened(now) : null;
  const { finding, missedRuns } = standing;
  if (!sighting.seen) return unseen(standing, sighting.judged, now);
  if (finding.state === 'resolved') return reopened(finding, now);
  if (finding.state === 'snoozed' && snoozeEnds(standing, sighting.draft, now)) {
    return { event: 'woken', next: { ...lifeOf(finding), ...AWAKE }, ...NONE_MISSED, visible: true };
  }
  const visible = differs(finding, sighting.draft);
  const isWorse = rank(sighting.draft.severity) > rank(finding.severity);
  const event = isWorse ? 'worsened' : visible || missedRuns > 0 ? 'updated' : 'unchanged';
  return { event, next: lifeOf(finding), ...NONE_MISSED, visible };
}

const NONE_MISSED = { missedRuns: 0, missedAt: null } as const;
const AWAKE = { state: 'open', snoozedUntil: null, snoozedUntilChange: false } as const;

function lifeOf(finding: Finding): Transition['next'] {
  const { state, period, resolvedAt, openedAt, snoozedUntil, snoozedUntilChange } = finding;
  return { state, period, resolvedAt, openedAt, snoozedUntil, snoozedUntilChange };
}

function opened(now: Date): Transition {
  const next = { ...AWAKE, period: 1, resolvedAt: null, openedAt: now };
  return { event: 'opened', next, ...NONE_MISSED, visible: true };
}

function unseen({ finding, missedRuns, missedAt }: Standing, judged: boolean, now: Date): Transition {
  const same = lifeOf(finding);
  const isRepeat = missedAt !== null && now <= missedAt;
  if (!judged || isRepeat || finding.state === 'resolved')
    return { event: 'unchanged', next: same, missedRuns, missedAt, visible: false };
  const missed = missedRuns + 1;
  if (missed < RUNS_UNTIL_RESOLVED)
    return { event: 'fading', next: same, missedRuns: missed, missedAt: now, visible: false };
  const next = { ...same, ...AWAKE, state: 'resolved', resolvedAt: now } as const;
  return { event: 'resolved', next, ...NONE_MISSED, visible: true };
}

function reopened(finding: Finding, now: Date): Transition {
  const quietMs = now.getTime() - (finding.resolvedAt?.getTime() ?? 0);
  const isFlap = quietMs < FLAP_HOURS * 3_600_000;
  const next = isFlap
    ? { ...lifeOf(finding), ...AWAKE, resolvedAt: null }
    : { ...AWAKE, period: finding.period + 1, resolvedAt: null, openedAt: now };
  return { event: 'reopened', next, ...NONE_MISSED, visible: true };
}

function snoozeEnds({ finding, snoozeBasis }: Standing, draft: AnyFindingDraft, now: Date): boolean {
  if (finding.snoozedUntil && finding.snoozedUntil <= now) return true;
  if (!finding.snoozedUntilChange) return false;
  if (!snoozeBasis) return true;
  if (rank(draft.severity) > rank(snoozeBasis.severity)) return true;
  if (draft.deadline && (!snoozeBasis.deadline || draft.deadline < snoozeBasis.deadline)) return true;
  return (draft.stake?.minor ?? 0) > (snoozeBasis.stakeMinor ?? 0) * (1 + STAKE_RISE);
}

/** Whether a card would say something else. Evidence alone does not count: it is behind a button. */
function differs(finding: Finding, draft: AnyFindingDraft): boolean {
  return (
    finding.headline !== draft.headline ||
    finding.severity !== draft.severity ||
    finding.deadline !== draft.deadline ||
    finding.stake?.minor !== draft.stake?.minor ||
    finding.stake?.currency !== draft.stake?.currency
  );
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}
