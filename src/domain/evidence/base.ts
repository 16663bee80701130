import type { Day } from '../day.ts';
import type { FactUse } from '../fact.ts';

/** What every finding's evidence carries: the window, the rows it came from and how sure we are (0–1). */
export interface BaseEvidence {
  readonly window: { readonly from: Day; readonly to: Day };
  readonly sources: readonly { readonly table: string; readonly rows: number }[];
  readonly confidence: number;
  /** What could not be known and what was assumed instead, one sentence each. */
  readonly notes?: readonly string[];
  /** What other rooms knew and this went by. */
  readonly facts?: readonly FactUse[];
  readonly [more: string]: unknown;
}
