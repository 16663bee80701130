import type { Day } from '../../../domain/day.ts';
import type { BaseEvidence } from '../../../domain/evidence.ts';
import type { SkuPosition } from '../position.ts';

/** The night that a detector judges in. */
export interface NightContext {
  readonly now: Date;
  readonly today: Day;
  /** First day of the sales window and its length in days. */
  readonly from: Day;
  readonly days: number;
}

/** What every finding about a SKU carries: its window, the rows behind it and how sure we are. */
export function evidenceOf(
  { outlook, series }: SkuPosition,
  { from, today, days }: NightContext,
  notes: readonly string[],
): BaseEvidence {
  const seen = series ? days - series.start : 0;
  return {
    window: { from, to: today },
    sources: [
      {
        table: 'sales_day',
        rows: series ? series.units.reduce((n, units) => n + (units > 0 ? 1 : 0), 0) : 0,
      },
      { table: 'stock_day', rows: outlook.onHand === null ? 0 : 1 },
      { table: 'purchase_order_line', rows: outlook.openOrders.length },
      { table: 'receipt', rows: outlook.leadTime.receipts },
    ],
    confidence: confidenceOf(seen, outlook.leadTime.receipts),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

/** Grows with the days of sales seen (half at four weeks) and, as much again, with the receipts of the supplier. */
function confidenceOf(days: number, receipts: number): number {
  const sales = days / (days + 28);
  const supplier = (receipts + 1) / (receipts + 3);
  return Number((0.5 * sales + 0.5 * supplier).toFixed(2));
}

/** "1 day", "4 days". */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
