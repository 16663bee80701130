import type { ActionKind, ActionState, EffectClass, ExpectedEffect } from '../domain/action.ts';
import type { Actor } from '../domain/actor.ts';
import type { EditField } from '../domain/catalogue.ts';
import type { Day } from '../domain/day.ts';
import type { FindingKind, FindingState, Severity } from '../domain/finding.ts';
import type { Money } from '../domain/money.ts';

// What each surface shows, composed from rows; `blocks` draws these and nothing else. Texts are plain, not escaped.

/** A figure with its name: "On hand", "142 units". */
export interface FactLine {
  readonly label: string;
  readonly value: string;
}

/** One action on a card. */
export interface ActionView {
  readonly id: string;
  readonly revision: number;
  readonly kind: ActionKind;
  readonly effectClass: EffectClass;
  readonly state: ActionState;
  readonly label: string;
  readonly summary: string;
  readonly cost: Money | null;
  readonly expectedEffect: ExpectedEffect | null;
  /** Cost and expected effect for people: "$3,600 now, saves about $4,210"; null when there is no money in it. */
  readonly money: string | null;
  readonly deadline: Day | null;
  readonly decidedBy: Actor | null;
  readonly decidedAt: Date | null;
  /** The receipt, the failure or the refusal, in a sentence. */
  readonly outcome: string | null;
  readonly editable: boolean;
  readonly canUndo: boolean;
}

/** What can be approved in one go, in its order. */
export interface PlanView {
  readonly headline: string;
  readonly steps: readonly ActionView[];
  /** How many of the first steps are of the finding itself; the others belong to its story. */
  readonly own: number;
}

/** What was done without asking, and why. */
export interface AloneView {
  readonly action: ActionView;
  readonly headline: string;
  readonly because: readonly string[];
  readonly timeZone: string;
}

/** One page of a digest of what was done without asking. */
export interface AloneDigestView {
  readonly views: readonly AloneView[];
  /** How many acts the pages before this one tell. */
  readonly before: number;
  readonly total: number;
}

/** One finding with what can be decided on it, or how it was settled. */
export interface CardView {
  readonly findingId: string;
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly state: FindingState;
  readonly headline: string;
  /** What the subject is called: "Summit Bottle 750 ml, Fog"; null where it has no other name. */
  readonly title: string | null;
  readonly stake: Money | null;
  readonly deadline: Day | null;
  /** Days until the deadline; negative when it has passed, null without one. */
  readonly daysLeft: number | null;
  /** Stake and deadline for people: "$4,210 at stake · by Thu 26 Nov (3 days)"; empty when neither is known. */
  readonly urgency: string;
  /** The two to four figures that the decision rests on. */
  readonly facts: readonly FactLine[];
  readonly ifNothing: string | null;
  readonly actions: readonly ActionView[];
  /** True once an option was approved: what is left is no decision that anybody waits for. */
  readonly isAnswered: boolean;
  readonly snoozedUntil: Date | null;
  readonly snoozedUntilChange: boolean;
  /** Who rejected it and why; null when nobody did. */
  readonly rejection: { readonly by: Actor; readonly at: Date; readonly reason: string } | null;
  readonly resolvedAt: Date | null;
  readonly timeZone: string;
}

/** One line of the briefing's list of decisions. */
export interface DecisionLine {
  readonly findingId: string;
  readonly severity: Severity;
  readonly headline: string;
  /** What approving would do: "Reorder 240 units". */
  readonly proposal: string;
  readonly stake: Money | null;
  readonly deadline: Day | null;
  readonly daysLeft: number | null;
  readonly urgency: string;
  /** What belongs to the same story, and so is decided in one go; `proposal` is null where nothing is proposed. */
  readonly alongside: readonly {
    readonly findingId: string;
    readonly headline: string;
    readonly proposal: string | null;
  }[];
}

/** The morning briefing of a day. */
export interface BriefingView {
  readonly shopName: string;
  readonly day: Day;
  /** "Mon 23 Nov". */
  readonly dayName: string;
  /** The whole briefing in a line: "3 decisions, $12,400 at stake". */
  readonly summary: string;
  readonly at: Date;
  readonly timeZone: string;
  /** When the night ran whose findings these are; null when none has. */
  readonly ranAt: Date | null;
  /** What is odd about this briefing itself: a late, failed or skipped run, an empty shop. One sentence each. */
  readonly warnings: readonly string[];
  /** What happened since the last briefing, one sentence each. */
  readonly overnight: readonly string[];
  /** What needs a decision, a line for each story, the most money a day of waiting first; the drawing cuts. */
  readonly decisions: readonly DecisionLine[];
  /** The sum of their stakes; null when none can be put in money. */
  readonly atStake: Money | null;
  /** What was done since the last briefing. */
  readonly done: readonly {
    readonly label: string;
    readonly by: Actor | null;
    readonly at: Date;
    readonly outcome: string | null;
  }[];
  /** Data that is behind and what follows from it. */
  readonly stale: readonly string[];
  /** Open findings that ask for no decision. */
  readonly watching: readonly { readonly findingId: string; readonly headline: string }[];
  readonly snoozed: number;
  /** What the latest run could not know for want of data: "no pick log: mispicks are not watched". */
  readonly unknown: readonly string[];
}

/** Many critical findings at once, whose cards stand in this message's thread. */
export interface DigestView {
  readonly at: Date;
  readonly lines: readonly { readonly headline: string; readonly severity: Severity }[];
  readonly timeZone: string;
}

/** Why a finding is what it is: the trace for people. */
export interface WhyView {
  readonly findingId: string;
  readonly headline: string;
  readonly stake: Money | null;
  readonly ifNothing: string | null;
  /** Every figure of the evidence, with its window and rows. */
  readonly evidence: readonly FactLine[];
  /** How the recommendation was worked out, a sentence each: the formula with its numbers first. */
  readonly because: readonly string[];
  /** Every option that was drafted, with its money. */
  readonly options: readonly ActionView[];
  /** What could not be known and was assumed. */
  readonly notes: readonly string[];
  readonly history: readonly { readonly at: Date; readonly by: Actor; readonly summary: string }[];
  readonly timeZone: string;
}

/** A form that changes one proposal. */
export interface EditView {
  readonly actionId: string;
  readonly revision: number;
  readonly label: string;
  /** Exactly what will happen as it stands, a line each. */
  readonly preview: readonly string[];
  readonly fields: readonly EditField[];
}

/** A form that asks why. */
export interface RejectView {
  readonly findingId: string;
  readonly headline: string;
  readonly reasons: readonly { readonly id: string; readonly label: string }[];
}

/** Home: the same decisions, for the person who looks. */
export interface HomeView {
  readonly shopName: string;
  readonly at: Date;
  readonly timeZone: string;
  readonly roles: readonly string[];
  readonly ranAt: Date | null;
  readonly nextBriefingAt: Date | null;
  readonly decisions: readonly CardView[];
  /** Decisions that are not drawn here. */
  readonly moreDecisions: number;
  readonly snoozed: readonly CardView[];
  readonly watching: readonly { readonly findingId: string; readonly headline: string }[];
  readonly done: readonly ActionView[];
  readonly stale: readonly string[];
}

/** One threshold as people read and set it. */
export interface ThresholdLine {
  readonly name: string;
  readonly description: string;
  readonly unit: string;
  readonly value: number;
  readonly fallback: number;
  readonly min: number;
  readonly max: number;
  readonly setBy: Actor | null;
  readonly setAt: Date | null;
}

/** What a threshold's new value would change, worked out by running the watchers again without writing. */
/** How often people would have been told of a threshold's kind in past nights, by the value in force and by another. */
export interface PastAlerts {
  readonly name: string;
  readonly value: number;
  readonly nights: number;
  readonly before: number;
  readonly after: number;
}

export interface ThresholdPreviewView {
  readonly line: ThresholdLine;
  readonly value: number;
  readonly appearing: readonly string[];
  readonly disappearing: readonly string[];
}
