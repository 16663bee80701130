import type { Actor } from './actor.ts';

export const DECISION_VERBS = [
  'endorse',
  'approve',
  'edit',
  'reject',
  'snooze',
  'wake',
  'undo',
  'harm',
  'tell',
  'expire',
  'supersede',
] as const;
export type DecisionVerb = (typeof DECISION_VERBS)[number];

/** Who or what decided which revision of an action (or a whole finding), when and under which rules. */
export interface Decision {
  readonly id: string;
  readonly verb: DecisionVerb;
  readonly findingId: string;
  readonly actionId: string | null;
  readonly revision: number | null;
  readonly actor: Actor;
  readonly reason: string | null;
  /** The rules that are code. */
  readonly policyVersion: string;
  /** Levels, limits and documents' policies; null where it was decided before their version was kept. */
  readonly rulesVersion: string | null;
  readonly at: Date;
}
