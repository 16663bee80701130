import { formatDay } from '../../../domain/day.ts';
import type {
  LeadTimeDriftEvidence,
  SupplierReliabilityEvidence,
  SuppliersKind,
} from '../../../domain/evidence.ts';
import type { FactLine } from '../../views.ts';
import { percent } from './figures.ts';
import type { LinesOf } from './lines.ts';

/** The figures that a decision about suppliers rests on. */
export const SUPPLIERS_LINES: LinesOf<SuppliersKind> = {
  lead_time_drift: drift,
  supplier_reliability: reliability,
};

function drift(evidence: LeadTimeDriftEvidence): FactLine[] {
  const { quoted, before, after, since, purchaseOrders, skus, reorderPointUnits } = evidence;
  return [
    { label: 'Now takes', value: span(after) },
    { label: 'Before', value: span(before) },
    { label: 'Quotes', value: quoted === null ? 'nothing on file' : `${quoted} days` },
    { label: 'Since', value: `${formatDay(since)}, ${purchaseOrders} orders` },
    ...(reorderPointUnits > 0
      ? [{ label: 'Reorder points', value: `${reorderPointUnits} units higher over ${skus} SKUs` }]
      : []),
  ];
}

function reliability({ otif, baselineOtif, since }: SupplierReliabilityEvidence): FactLine[] {
  return [
    { label: 'On time and in full', value: percent(otif) },
    { label: 'Before', value: percent(baselineOtif) },
    { label: 'Since', value: formatDay(since) },
  ];
}

/** "12–15 days": the median, and what 9 in 10 orders stay within. */
function span({ p50, p90 }: { p50: number; p90: number }): string {
  return p50 === p90 ? `${p50} days` : `${p50}–${p90} days`;
}
