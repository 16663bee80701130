import type { Day } from '../day.ts';
import type { BaseEvidence } from './base.ts';

/** Days from order to receipt: the median and what 9 in 10 orders stay within. */
interface LeadTimeQuantiles {
  readonly p50: number;
  readonly p90: number;
}

export interface LeadTimeDriftEvidence extends BaseEvidence {
  readonly supplierName: string | null;
  /** Days the supplier quotes; null when no quote is loaded. */
  readonly quoted: number | null;
  readonly before: LeadTimeQuantiles;
  readonly after: LeadTimeQuantiles;
  readonly since: Day;
  readonly purchaseOrders: number;
  /** SKUs bought from it, and by how many units their reorder points are higher for it. */
  readonly skus: number;
  readonly reorderPointUnits: number;
}

export interface SupplierReliabilityEvidence extends BaseEvidence {
  readonly supplierName: string | null;
  /** Share of the lines due that came on time and in full. */
  readonly otif: number;
  readonly baselineOtif: number;
  readonly since: Day;
  /** What counts as on time and in full, in a sentence. */
  readonly definition: string;
}

/** What the suppliers' findings rest on, by kind. */
export interface SuppliersEvidence {
  lead_time_drift: LeadTimeDriftEvidence;
  supplier_reliability: SupplierReliabilityEvidence;
}

export type SuppliersKind = keyof SuppliersEvidence;
