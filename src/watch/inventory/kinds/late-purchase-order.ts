import { addDays, type Day, daysBetween, formatDay } from '../../../domain/day.ts';
import type { FindingDraft } from '../../../domain/finding.ts';
import type { Money } from '../../../domain/money.ts';
import type { OrderedLineRow } from '../../suppliers/facts.ts';
import type { Thresholds } from '../../thresholds.ts';
import type { SkuPosition } from '../position.ts';
import { runOutByDay, runOutQuantile } from '../stockout.ts';
import { type NightContext, plural } from './evidence.ts';

/** Reports an open order that is expected after its promise, with the SKUs that run out before it comes. */
export function latePurchaseOrder(
  lines: readonly OrderedLineRow[],
  positions: ReadonlyMap<string, SkuPosition>,
  supplierName: string | null,
  context: NightContext,
  thresholds: Thresholds,
): FindingDraft<'late_purchase_order'> | null {
  const open = lines.flatMap((line) => openLine(line, positions));
  const first = open[0];
  if (!first) return null;
  const promisedOn = latest(open.map(({ promisedOn }) => promisedOn));
  const expectedOn = latest(open.map(({ expectedOn }) => expectedOn));
  const late = daysBetween(promisedOn, expectedOn);
  if (late < Math.max(1, thresholds['late_purchase_order.days_late'])) return null;
  const atRisk = open.map((line) => riskOf(line, positions, context));
  const emptyBefore = atRisk.filter(({ stockoutOn }) => stockoutOn !== null && stockoutOn < expectedOn);
  const who = supplierName ?? first.line.supplier_id;
  return {
    kind: 'late_purchase_order',
    subject: { type: 'purchase_order', id: first.line.po_id },
    severity: emptyBefore.length > 0 ? 'critical' : promisedOn < context.today ? 'warning' : 'info',
    headline: `${first.line.po_id} from ${who} is expected ${formatDay(expectedOn)}, ${plural(late, 'day')} after its promise; ${riskWords(emptyBefore)}.`,
    evidence: {
      window: { from: first.line.ordered_on, to: context.today },
      sources: [{ table: 'purchase_order_line', rows: open.length }],
      confidence: confidenceOf(positions.get(first.line.sku)),
      promisedOn,
      expectedOn,
      skusAtRisk: emptyBefore.map(({ sku, outstanding, stockoutOn }) => ({ sku, outstanding, stockoutOn })),
      supplierId: first.line.supplier_id,
      supplierName,
      daysLate: late,
    },
    stake: total(emptyBefore.flatMap(({ lost }) => (lost ? [lost] : []))),
    deadline: earliest(emptyBefore.flatMap(({ stockoutOn }) => (stockoutOn ? [stockoutOn] : []))),
  };
}

/** Who runs out, by name as long as that can be taken in at a glance. */
function riskWords(emptyBefore: readonly { sku: string }[]): string {
  const [first, ...others] = emptyBefore;
  if (!first) return 'no SKU runs out before';
  return others.length === 0
    ? `${first.sku} runs out before`
    : `${first.sku} and ${plural(others.length, 'other SKU')} run out before`;
}

interface OpenLine {
  readonly line: OrderedLineRow;
  readonly outstanding: number;
  readonly promisedOn: Day;
  readonly expectedOn: Day;
}

function openLine(line: OrderedLineRow, positions: ReadonlyMap<string, SkuPosition>): OpenLine[] {
  const order = positions.get(line.sku)?.outlook.openOrders.find(({ poId }) => poId === line.po_id);
  if (!order || line.promised_on === null) return [];
  const { outstanding, expectedOn } = order;
  return [{ line, outstanding, promisedOn: line.promised_on, expectedOn }];
}

/** When the SKU runs out if this order does not come, and the margin lost until it does. */
function riskOf(
  { line, outstanding, expectedOn }: OpenLine,
  positions: ReadonlyMap<string, SkuPosition>,
  { today }: NightContext,
): { sku: string; outstanding: number; stockoutOn: Day | null; lost: Money | null } {
  const position = positions.get(line.sku);
  const wait = daysBetween(today, expectedOn);
  if (!position?.supply || wait <= 0) return { sku: line.sku, outstanding, stockoutOn: null, lost: null };
  const { outlook, supply } = position;
  const others = supply.incoming.filter((_, i) => outlook.openOrders[i]?.poId !== line.po_id);
  const runOut = runOutByDay(outlook.demand, { ...supply, incoming: others }, wait);
  const day = runOutQuantile(runOut, 0.5);
  const { price, unitCost } = outlook;
  const missing = day === null ? 0 : outlook.demand.mean(wait) - outlook.demand.mean(day);
  return {
    sku: line.sku,
    outstanding,
    stockoutOn: day === null ? null : addDays(today, day),
    lost:
      price && unitCost && price.currency === unitCost.currency
        ? {
            minor: Math.round(Math.max(0, price.minor - unitCost.minor) * Math.max(0, missing)),
            currency: price.currency,
          }
        : null,
  };
}

function confidenceOf(position: SkuPosition | undefined): number {
  const receipts = position?.outlook.leadTime.receipts ?? 0;
  return Number(((receipts + 1) / (receipts + 3)).toFixed(2));
}

function latest(days: readonly Day[]): Day {
  return [...days].sort().at(-1) as Day;
}

function earliest(days: readonly Day[]): Day | null {
  return [...days].sort()[0] ?? null;
}

function total(amounts: readonly Money[]): Money | null {
  const first = amounts[0];
  if (!first) return null;
  const same = amounts.filter(({ currency }) => currency === first.currency);
  return { minor: same.reduce((sum, { minor }) => sum + minor, 0), currency: first.currency };
}
