import { addDays, type Day, formatDay } from '../../../domain/day.ts';
import type { FactUse } from '../../../domain/fact.ts';
import type { FindingDraft } from '../../../domain/finding.ts';
import type { Money } from '../../../domain/money.ts';
import type { Thresholds } from '../../thresholds.ts';
import { lostUnits } from '../lost-sales.ts';
import type { SkuOutlook } from '../outlook.ts';
import type { SkuPosition } from '../position.ts';
import { probabilityBeforeArrival, runOutQuantile } from '../stockout.ts';
import { evidenceOf, type NightContext, plural } from './evidence.ts';
import { aheadNotes, liftUses } from './lift-ahead.ts';
import { spikeNotes } from './spike-note.ts';

/** Reports a SKU that will probably run out before a reorder placed now arrives; null when it will not. */
export function stockoutRisk(
  position: SkuPosition,
  context: NightContext,
  thresholds: Thresholds,
): FindingDraft<'stockout_risk'> | null {
  const { outlook, supply } = position;
  const { leadTime, demand } = outlook;
  if (!supply || !isSold(outlook)) return null;
  const longest = Math.max(1, leadTime.pmf.length - 1);
  if (demand.mean(longest) < SMALLEST_DEMAND) return null;
  if (
    supply.available > 0 &&
    1 - demand.cdf(longest, supply.available - 1) < 0.5 * thresholds['stockout_risk.probability']
  )
    return null;
  const runOut = position.runOut();
  const probability = probabilityBeforeArrival(runOut, leadTime.pmf);
  if (probability < thresholds['stockout_risk.probability']) return null;
  const last = runOut.length - 1;
  const dayAt = (p: number): number => runOutQuantile(runOut, p) ?? last;
  // Where it probably does not run out before a reorder comes, what is told is the middle of the cases in which it does.
  const soonest = dayAt(probability >= 0.5 ? 0.5 : probability / 2);
  const stockoutOn = addDays(context.today, dayAt(0.5));
  const orderBy = addDays(context.today, Math.max(0, soonest - leadTime.p90));
  const loss = lossOf(position, thresholds);
  const facts = [
    ...liftUses(position, context, dayAt(0.5)),
    ...leadTimeUse(outlook, orderBy, addDays(context.today, soonest)),
  ];
  return {
    kind: 'stockout_risk',
    subject: { type: 'sku', id: outlook.sku },
    severity: probability >= thresholds['stockout_risk.critical_probability'] ? 'critical' : 'warning',
    headline: headlineOf(position, context.today, soonest, probability),
    evidence: {
      ...evidenceOf(position, context, [
        ...notesOf(outlook),
        ...spikeNotes(position, context),
        ...aheadNotes(position, context),
      ]),
      ...(facts.length > 0 ? { facts } : {}),
      title: outlook.title,
      onHand: outlook.onHand ?? 0,
      incoming: incomingBefore(outlook, addDays(context.today, last)),
      velocityPerDay: round(outlook.velocityPerDay, 3),
      daysOfCover: round(supply.available / outlook.velocityPerDay, 1),
      stockoutOn,
      stockoutWindow: [addDays(context.today, dayAt(0.1)), addDays(context.today, dayAt(0.9))],
      leadTimeDays: { quoted: leadTime.quotedDays, actualP50: leadTime.p50, actualP90: leadTime.p90 },
      leadTimeReceipts: leadTime.receipts,
      supplierId: outlook.supplierId,
      supplierName: outlook.supplierName,
      probability: round(probability, 3),
      orderBy,
      reorderPoint: outlook.reorderPoint,
      committed: outlook.committed,
      available: supply.available,
      lostUnits: Math.round(loss.units),
      lostWithinDays: loss.days,
    },
    stake: marginOn(loss.units, outlook),
    deadline: orderBy,
  };
}

/** Less than this expected over the whole lead time is not worth a decision. */
const SMALLEST_DEMAND = 1;

function isSold({ status }: SkuOutlook): boolean {
  return status === null || status === 'active';
}

/** "At current velocity SKU-2847 stocks out in 4 days; Ningbo Apex really takes 12 (quotes 7)." */
function headlineOf(
  { outlook: { sku, leadTime, supplierName }, learned }: SkuPosition,
  today: Day,
  days: number,
  probability: number,
): string {
  const event = learned.ahead.find(({ from, peakRatio }) => from < days && peakRatio > 1);
  const pace = event
    ? `With the ${event.kind} ${event.from === 0 ? 'of today' : `on ${formatDay(addDays(today, event.from))}`}`
    : 'At current velocity';
  const start = startOf(sku, pace, days, probability);
  const { quotedDays, p50, receipts } = leadTime;
  if (receipts > 0) {
    const who = supplierName ?? 'its supplier';
    if (quotedDays === null) return `${start}; ${who} takes ${p50}.`;
    return quotedDays === p50
      ? `${start}; ${who} takes ${p50}, as quoted.`
      : `${start}; ${who} really takes ${p50} (quotes ${quotedDays}).`;
  }
  if (quotedDays !== null) return `${start}; ${supplierName ?? 'its supplier'} quotes ${quotedDays}.`;
  return `${start}; no lead time is loaded, ${p50} are assumed.`;
}

function startOf(sku: string, pace: string, days: number, probability: number): string {
  if (days === 0) return `${sku} is out of stock`;
  const when = plural(days, 'day');
  return probability >= 0.5
    ? `${pace} ${sku} stocks out in ${when}`
    : `${sku} may stock out in ${when} (${Math.round(probability * 100)} % before a reorder arrives)`;
}

/** What the supplier's real lead time makes of the day by which to order. */
function leadTimeUse({ leadTime, supplierId }: SkuOutlook, orderBy: Day, soonest: Day): FactUse[] {
  const { quotedDays, p50, p90, receipts } = leadTime;
  if (supplierId === null || receipts === 0 || quotedDays === null || quotedDays === p50) return [];
  return [
    {
      kind: 'lead_time_days',
      subject: { type: 'supplier', id: supplierId },
      value: { quotedDays, p50Days: p50, p90Days: p90, n: receipts },
      moved: `to be ordered by ${formatDay(orderBy)}, by its quote by ${formatDay(addDays(soonest, -quotedDays))}`,
    },
  ];
}

function notesOf({ leadTime, unitCost, price }: SkuOutlook): string[] {
  return [
    ...(leadTime.receipts === 0 && leadTime.quotedDays !== null
      ? ['No receipts of this supplier: its quoted lead time is used.']
      : []),
    ...(leadTime.receipts === 0 && leadTime.quotedDays === null
      ? [`No quote and no purchase orders: a lead time of ${leadTime.p50} days is assumed.`]
      : []),
    ...(unitCost === null || price === null
      ? ['Unit cost or price is not loaded: the money at stake is unknown.']
      : []),
  ];
}

function incomingBefore({ openOrders }: SkuOutlook, last: Day): number {
  return openOrders
    .filter(({ expectedOn }) => expectedOn <= last)
    .reduce((sum, { outstanding }) => sum + outstanding, 0);
}

/** Expected sales lost if nothing is ordered, over the lead time and the days that an order is for. */
function lossOf(
  { outlook, supply }: SkuPosition,
  thresholds: Thresholds,
): { readonly units: number; readonly days: number } {
  const days = Math.max(
    1,
    Math.round(outlook.leadTime.p50) + Math.round(thresholds['stockout_risk.cover_days']),
  );
  return { units: supply ? lostUnits(outlook.demand, supply, days) : 0, days };
}

/** The contribution margin of lost sales; null where price or cost is not known. */
function marginOn(units: number, { price, unitCost }: SkuOutlook): Money | null {
  if (!price || !unitCost || price.currency !== unitCost.currency) return null;
  return { minor: Math.round(Math.max(0, price.minor - unitCost.minor) * units), currency: price.currency };
}

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
