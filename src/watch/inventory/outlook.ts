import type { Day } from '../../domain/day.ts';
import type { Money } from '../../domain/money.ts';

/** Demand over the coming days as a distribution; day 1 is the run's own day. Units are pieces. */
export interface DemandForecast {
  /** Expected units over the next `days` days. */
  mean(days: number): number;
  /** The smallest number of units that demand over `days` days stays within with probability `p`. */
  quantile(days: number, p: number): number;
  /** Probability that demand over `days` days is at most `units`. */
  cdf(days: number, units: number): number;
}

/** How long a reorder placed now takes: `pmf[i]` is the probability of i whole days. */
export interface LeadTime {
  /** Days that the supplier quotes; null when no quote is loaded. */
  readonly quotedDays: number | null;
  readonly p50: number;
  readonly p90: number;
  readonly pmf: readonly number[];
  /** Own receipts behind it; with few, it leans on other suppliers' slips. */
  readonly receipts: number;
}

/** What is still to come on one line of a purchase order. */
export interface OpenOrder {
  readonly poId: string;
  readonly outstanding: number;
  readonly promisedOn: Day | null;
  /** Median arrival, given the supplier's slips and that it is not here yet. */
  readonly expectedOn: Day;
}

/** Everything that a playbook needs to know about one SKU as of the run. */
export interface SkuOutlook {
  readonly sku: string;
  readonly title: string;
  readonly category: string | null;
  readonly similarGroup: string | null;
  readonly price: Money | null;
  readonly unitCost: Money | null;
  readonly status: string | null;
  /** null: no stock level was loaded. */
  readonly onHand: number | null;
  readonly committed: number;
  /** The day's snapshot that `onHand` stands on. */
  readonly asOf: Date | null;
  readonly openOrders: readonly OpenOrder[];
  /** Expected units a day, learned from in-stock days only. */
  readonly velocityPerDay: number;
  readonly demand: DemandForecast;
  readonly leadTime: LeadTime;
  readonly supplierId: string | null;
  readonly supplierName: string | null;
  /** The demand over the lead time that the service level covers, in units. */
  readonly reorderPoint: number;
}
