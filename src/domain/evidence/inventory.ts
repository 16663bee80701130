import type { Day } from '../day.ts';
import type { MoneyText } from '../money.ts';
import type { BaseEvidence } from './base.ts';

export interface LeadTimeEvidence {
  /** Days the supplier quotes; null when no quote is loaded. */
  readonly quoted: number | null;
  readonly actualP50: number;
  readonly actualP90: number;
}

export interface StockoutRiskEvidence extends BaseEvidence {
  readonly title: string;
  readonly onHand: number;
  /** Units on open purchase orders that are expected before the stock-out horizon. */
  readonly incoming: number;
  readonly velocityPerDay: number;
  readonly daysOfCover: number;
  /** Median stock-out day. */
  readonly stockoutOn: Day;
  /** 10 % and 90 % quantiles of the stock-out day. */
  readonly stockoutWindow: readonly [Day, Day];
  readonly leadTimeDays: LeadTimeEvidence;
  readonly supplierId: string | null;
  readonly supplierName: string | null;
  /** Chance of running out before a reorder placed now arrives. */
  readonly probability: number;
  readonly orderBy: Day;
  /** Sales lost within so many days if nothing is ordered: the lead time and the days that an order is for. */
  readonly lostUnits: number;
  readonly lostWithinDays: number;
}

export interface ExcessStockEvidence extends BaseEvidence {
  readonly title: string;
  readonly onHand: number;
  readonly velocityPerDay: number;
  /** null when nothing sold in the window: cover without end. */
  readonly daysOfCover: number | null;
  readonly cashTied: MoneyText | null;
  /** Units beyond what sells within the threshold of days. */
  readonly excessUnits: number;
}

export interface DemandShiftEvidence extends BaseEvidence {
  readonly title: string;
  readonly ratio: number;
  readonly since: Day;
  readonly baselinePerDay: number;
  readonly nowPerDay: number;
  readonly cause: { readonly kind: string; readonly id: string } | null;
}

export interface LatePurchaseOrderEvidence extends BaseEvidence {
  readonly promisedOn: Day;
  readonly expectedOn: Day;
  readonly skusAtRisk: readonly {
    readonly sku: string;
    readonly outstanding: number;
    readonly stockoutOn: Day | null;
  }[];
  readonly supplierId: string;
  readonly supplierName: string | null;
}

export interface DataStaleEvidence extends BaseEvidence {
  readonly lastRowAt: string | null;
  /** Hours between rows that this source usually has. */
  readonly expectedEvery: number;
  readonly consequence: string;
}

/** What inventory's findings rest on, by kind. */
export interface InventoryEvidence {
  stockout_risk: StockoutRiskEvidence;
  excess_stock: ExcessStockEvidence;
  demand_shift: DemandShiftEvidence;
  late_purchase_order: LatePurchaseOrderEvidence;
  data_stale: DataStaleEvidence;
}

export type InventoryKind = keyof InventoryEvidence;
