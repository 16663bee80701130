import type { FindingKind } from '../domain/finding.ts';

/** What a kind of finding is called, for one and for many. */
const NAMES: Readonly<Record<FindingKind, readonly [one: string, many: string]>> = {
  stockout_risk: ['stockout risk', 'stockout risks'],
  excess_stock: ['SKU with excess stock', 'SKUs with excess stock'],
  demand_shift: ['demand shift', 'demand shifts'],
  late_purchase_order: ['late purchase order', 'late purchase orders'],
  data_stale: ['stale source', 'stale sources'],
  cpa_breach: ['keyword above its CPA', 'keywords above their CPA'],
  spend_shift: ['shift in ad spend', 'shifts in ad spend'],
  unprofitable_spend: ['ad that loses money', 'ads that lose money'],
  spend_on_low_stock: ['ad for a SKU that runs out', 'ads for SKUs that run out'],
  return_spike: ['returns spike', 'returns spikes'],
  channel_returns: ['channel with high returns', 'channels with high returns'],
  mispick_hotspot: ['mispick hot-spot', 'mispick hot-spots'],
  confused_skus: ['pair of confused SKUs', 'pairs of confused SKUs'],
  address_mismatch: ['address to check', 'addresses to check'],
  carrier_error: ['wrong carrier', 'wrong carriers'],
  late_carrier: ['late carrier', 'late carriers'],
  ticket_backlog: ['ticket pile', 'ticket piles'],
  ticket_theme: ['ticket theme', 'ticket themes'],
  lead_time_drift: ['lead time that drifts', 'lead times that drift'],
  supplier_reliability: ['supplier that gets worse', 'suppliers that get worse'],
};

/** "1 stockout risk", "3 stockout risks". */
export function counted(kind: FindingKind, count: number): string {
  return `${count} ${NAMES[kind][count === 1 ? 0 : 1]}`;
}
