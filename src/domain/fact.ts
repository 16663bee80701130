import type { Subject } from './finding.ts';

/** What one room learned and others may rely on: a stockout probability, a real lead time, a launch lift. */
export interface FactDraft {
  /** Names what is known: "stockout_probability", "lead_time_days", "launch_lift". */
  readonly kind: string;
  readonly subject: Subject;
  readonly value: Readonly<Record<string, unknown>>;
  /** 0–1. */
  readonly confidence: number;
  /** Days after which it must be learned anew. */
  readonly expiresInDays: number;
}

/** A fact that moved a judgement: whose it was, what it said, and what it changed. */
export interface FactUse extends Pick<FactDraft, 'kind' | 'subject' | 'value'> {
  /** "margin of a sale 60 % → 53 %". */
  readonly moved: string;
}

/** A fact as it stands, with where it came from. */
export interface Fact extends Omit<FactDraft, 'expiresInDays'> {
  readonly provenance: Readonly<Record<string, unknown>>;
  readonly validFrom: Date;
  readonly expiresAt: Date | null;
}
