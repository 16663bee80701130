import type { FindingKind } from '../domain/finding.ts';

/** What a kind of finding is called, for one and for many. */
const NAMES: Readonly<Record<FindingKind, readonly [one: string, many: string]>> = {
  stockout_risk: ['stockout risk', 'stockout risks'],
  excess_stock: ['SKU with excess stock', 'SKUs with excess stock'],
  demand_shift: ['demand shift', 'demand shifts'],
  late_purchase_order: ['late purchase order', 'late purchase orders'],
  data_stale: ['stale source', 'stale sources'],
};

/** "1 stockout risk", "3 stockout risks". */
export function counted(kind: FindingKind, count: number): string {
  return `${count} ${NAMES[kind][count === 1 ? 0 : 1]}`;
}
