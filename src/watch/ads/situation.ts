import type { HeldBudget } from './back-in-stock.ts';
import type { AdRow } from './figures.ts';
import type { Reallocation } from './reallocation.ts';

/** What the playbooks about ads look at beside the evidence. */
export interface AdsSituation {
  /** Every keyword and campaign with figures, by "type:id", over the last four weeks. */
  readonly ads: ReadonlyMap<string, AdRow>;
  /** Daily budgets that would earn more; null where none are worth moving. */
  readonly reallocation: Reallocation | null;
  /** What was done to keywords for low stock and may be taken back now that there is stock again, by keyword. */
  readonly backInStock?: ReadonlyMap<
    string,
    { readonly isPaused: boolean; readonly budgets: readonly HeldBudget[] }
  >;
}

/** What there is where nothing could be looked at. */
export const NOTHING_SEEN: AdsSituation = { ads: new Map(), reallocation: null };
