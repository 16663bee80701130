import type { SuppliersKind } from '../../../domain/evidence.ts';
import type { LinesOf } from './lines.ts';

/** The figures that a decision about suppliers rests on. */
export const SUPPLIERS_LINES: LinesOf<SuppliersKind> = {
  lead_time_drift: () => [],
  supplier_reliability: () => [],
};
