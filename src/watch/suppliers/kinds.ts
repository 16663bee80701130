import { type Day, formatDay } from '../../domain/day.ts';
import type { BaseEvidence } from '../../domain/evidence.ts';
import type { FindingDraft } from '../../domain/finding.ts';
import { moneyText } from '../../domain/money.ts';
import type { SkuOutlook } from '../inventory/outlook.ts';
import type { Thresholds } from '../thresholds.ts';
import type { Drift } from './drift.ts';
import { type DueOrder, definitionWords, type OtifDefinition } from './orders.ts';
import type { Degradation } from './reliability.ts';
import { extraStock, holdingCost } from './stake.ts';

/** A supplier as its findings speak of it. */
export interface SupplierView {
  readonly id: string;
  readonly name: string | null;
  readonly quoted: number | null;
  /** What is bought from it, and sold. */
  readonly outlooks: readonly SkuOutlook[];
  readonly orders: readonly DueOrder[];
  readonly today: Day;
}

/** Words and evidence of goods that come later than before, or than promised. */
export function leadTimeDrift(
  supplier: SupplierView,
  drift: Drift,
  thresholds: Thresholds,
): FindingDraft<'lead_time_drift'> {
  const { id, name, quoted, outlooks } = supplier;
  const { before, after, since, orders, lateOrders } = drift;
  const planned = drift.kind === 'moved' ? before.p90 : (quoted ?? before.p50);
  const extra = extraStock(outlooks, after.p90 - planned);
  const stake = holdingCost(extra, thresholds['stockout_risk.holding_rate']);
  const quote = quoted === null ? '' : ` (quotes ${quoted})`;
  const past =
    drift.kind === 'moved'
      ? `, up from ${before.p50} since ${formatDay(since)}`
      : ` in ${lateOrders} of ${orders.length} orders`;
  const skus = `${outlooks.length} ${outlooks.length === 1 ? 'SKU rests' : 'SKUs rest'} on it`;
  return {
    kind: 'lead_time_drift',
    subject: { type: 'supplier', id },
    severity: drift.kind === 'moved' || isFarFrom(quoted, after.p50) ? 'warning' : 'info',
    headline: `${name ?? id} takes ${after.p50} days${quote}${past}; ${skus}.`,
    evidence: {
      ...evidenceOf(supplier, orders),
      supplierName: name,
      quoted,
      before,
      after,
      since,
      purchaseOrders: orders.length,
      lateOrders,
      skus: outlooks.length,
      reorderPointUnits: Math.round(extra.units),
      extraStockCash: extra.cash && moneyText(extra.cash),
      holdingCostPerYear: stake && moneyText(stake),
    },
    stake,
    deadline: null,
  };
}

/** A quote that is short by a quarter is one that plans go wrong by. */
const FAR = 1.25;

function isFarFrom(quoted: number | null, days: number): boolean {
  return quoted !== null && days >= FAR * quoted;
}

/** Words and evidence of orders that fail more often than they did. */
export function supplierReliability(
  supplier: SupplierView,
  { otif, baselineOtif, since, orders, linesDue, probability }: Degradation,
  definition: OtifDefinition,
): FindingDraft<'supplier_reliability'> {
  const { id, name } = supplier;
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  return {
    kind: 'supplier_reliability',
    subject: { type: 'supplier', id },
    severity: 'warning',
    headline: `${name ?? id} delivers ${percent(otif)} on time and in full since ${formatDay(since)}, ${percent(baselineOtif)} before: ${orders.length} orders.`,
    evidence: {
      ...evidenceOf(supplier, orders),
      confidence: Number(probability.toFixed(3)),
      supplierName: name,
      otif: Number(otif.toFixed(3)),
      baselineOtif: Number(baselineOtif.toFixed(3)),
      since,
      definition: definitionWords(definition),
      purchaseOrders: orders.length,
      linesDue,
    },
    stake: null,
    deadline: null,
  };
}

function evidenceOf({ orders, today }: SupplierView, shown: readonly DueOrder[]): BaseEvidence {
  const lines = orders.reduce((sum, order) => sum + order.lines, 0);
  return {
    window: { from: orders[0]?.promisedOn ?? today, to: today },
    sources: [{ table: 'purchase_order_line', rows: lines }],
    confidence: Number((shown.length / (shown.length + 2)).toFixed(2)),
  };
}
