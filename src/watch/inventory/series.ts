import type { DayUnitsRow, OutOfStockRow, RunWindow, SalesRow } from './facts.ts';

/** One SKU's days in columns: index 0 is the window's first day, the last is yesterday. */
export interface DemandSeries {
  readonly sku: string;
  /** Units ordered and not cancelled as of the run. */
  readonly units: Float64Array;
  /** Units of the day's largest order line: one wholesale order shows here. */
  readonly maxLine: Float64Array;
  /** 1 on days when there was nothing to sell: demand is unknown, not zero. */
  readonly out: Uint8Array;
  /** The first day on which a sale could be expected; earlier days say nothing. */
  readonly start: number;
}

/** The days that demand is learned from: exceptional order lines are taken out of `units`. */
export type OrdinarySeries = Pick<DemandSeries, 'units' | 'out' | 'start'>;

/** Puts the sparse rows of the roll-ups into dense columns, one series per SKU that sold or has `launched`. */
export function buildSeries(
  window: RunWindow,
  sales: readonly SalesRow[],
  cancellations: readonly DayUnitsRow[],
  outOfStock: readonly OutOfStockRow[],
  launched: ReadonlyMap<string, number>,
): Map<string, DemandSeries> {
  const all = new Map<string, DemandSeries>();
  for (const row of sales) {
    const units = new Float64Array(window.days);
    const maxLine = new Float64Array(window.days);
    const at = parseInts(row.at);
    const first = scatter(units, at, parseInts(row.units));
    scatter(maxLine, at, parseInts(row.max_line));
    const start = Math.max(0, Math.min(first, launched.get(row.sku) ?? first));
    all.set(row.sku, { sku: row.sku, units, maxLine, out: new Uint8Array(window.days), start });
  }
  for (const { sku, at, units } of cancellations) {
    const series = all.get(sku);
    if (series && at < window.days) series.units[at] = Math.max(0, (series.units[at] ?? 0) - units);
  }
  for (const { sku, at, until } of outOfStock) all.get(sku)?.out.fill(1, Math.max(0, at), until);
  return all;
}

/** Writes values at their positions; returns the smallest position. */
function scatter(target: Float64Array, at: Int32Array, values: Int32Array): number {
  let first = target.length;
  for (let i = 0; i < at.length; i += 1) {
    const position = at[i] ?? 0;
    target[position] = values[i] ?? 0;
    if (position < first) first = position;
  }
  return first;
}

/** Decodes "{1,20,3}" without a string per number: a night decodes millions of them. */
export function parseInts(text: string): Int32Array {
  let count = text.length > 2 ? 1 : 0;
  for (let i = 1; i < text.length - 1; i += 1) if (text.charCodeAt(i) === COMMA) count += 1;
  const numbers = new Int32Array(count);
  let index = 0;
  let value = 0;
  let sign = 1;
  for (let i = 1; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= ZERO && code <= NINE) value = value * 10 + code - ZERO;
    else if (code === MINUS) sign = -1;
    else if (index < count) {
      numbers[index] = sign * value;
      index += 1;
      value = 0;
      sign = 1;
    }
  }
  return numbers;
}

const COMMA = 44;
const MINUS = 45;
const ZERO = 48;
const NINE = 57;
