import type { Extent } from '../../decide/index.ts';
import type { ActionKind, ExpectedEffect } from '../../domain/action.ts';
import type { ValueBand } from '../../domain/autonomy.ts';
import type { Day } from '../../domain/day.ts';
import type { AnyFindingDraft, FindingKind, Severity, Subject } from '../../domain/finding.ts';
import type { Money } from '../../domain/money.ts';

/** What people would have been told of a finding: that it opened, worsened, came back, or is over. */
export const TOLD_EVENTS = ['opened', 'worsened', 'reopened', 'resolved'] as const;
export type ToldEvent = (typeof TOLD_EVENTS)[number];

/** A step as it would have been proposed that night; the first of a finding is the one recommended. */
export interface SaidStep {
  readonly kind: ActionKind;
  readonly band: ValueBand;
  /** What tells it apart from others of its kind for the same finding. */
  readonly slot: string;
  /** What it touches and moves, as boundaries see it. */
  readonly extent: Extent;
  readonly label: string;
  readonly cost: Money | null;
  readonly effect: ExpectedEffect | null;
}

/** One thing that a past night would have said. */
export interface Said {
  readonly event: ToldEvent;
  readonly findingId: string;
  readonly kind: FindingKind;
  readonly subject: Subject;
  readonly severity: Severity;
  readonly headline: string;
  readonly stake: Money | null;
  readonly deadline: Day | null;
  readonly steps: readonly SaidStep[];
}

/** What the watchers saw of one subject, without the evidence. */
export type Seen = Pick<AnyFindingDraft, 'kind' | 'subject' | 'severity' | 'stake' | 'deadline'>;

/** One past night, lived again in shadow. */
export interface ReplayNight {
  readonly day: Day;
  readonly seen: readonly Seen[];
  readonly evaluated: readonly FindingKind[];
  readonly said: readonly Said[];
}
