import type { Subject } from './finding.ts';

/** A fact that moved a judgement: whose it was, what it said then, and what it changed. */
export interface FactUse {
  /** Names what is known: "stockout_probability", "lead_time_days", "launch_lift". */
  readonly kind: string;
  readonly subject: Subject;
  readonly value: Readonly<Record<string, unknown>>;
  /** What this fact alone changed: "margin of a sale 60 % → 53 %". */
  readonly moved: string;
}
