import type { DueOrder } from './orders.ts';

/** What the playbooks about suppliers look at beside the evidence. */
export interface SuppliersSituation {
  /** Orders that were due, by supplier, oldest promise first. */
  readonly orders: ReadonlyMap<string, readonly DueOrder[]>;
  /** SKUs that are bought from each supplier. */
  readonly skus: ReadonlyMap<string, readonly string[]>;
}

/** What there is where nothing could be looked at. */
export const NOTHING_SEEN: SuppliersSituation = { orders: new Map(), skus: new Map() };
