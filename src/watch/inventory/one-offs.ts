import type { DemandSeries } from './series.ts';

/** An order line this many times the median selling day, and this many units, is not ordinary demand. */
const TIMES_MEDIAN = 8;
const SMALLEST_LINE = 12;
/** Where more than one selling day in fifty has such a line, large orders are this SKU's ordinary business. */
const RARE_SHARE = 0.02;

/** Days on which one exceptional order line stands for most of the sales: a wholesale order, not a rise in demand. */
export function oneOffDays({ units, maxLine }: DemandSeries): number[] {
  let largest = 0;
  for (let t = 0; t < maxLine.length; t += 1) largest = Math.max(largest, maxLine[t] ?? 0);
  if (largest < SMALLEST_LINE) return [];
  const selling = units.filter((value) => value > 0).sort();
  const median = selling[Math.floor(selling.length / 2)] ?? 0;
  const limit = Math.max(SMALLEST_LINE, TIMES_MEDIAN * median);
  if (largest < limit) return [];
  const days: number[] = [];
  for (let t = 0; t < units.length; t += 1) {
    if ((maxLine[t] ?? 0) >= limit && (maxLine[t] ?? 0) >= 0.5 * (units[t] ?? 0)) days.push(t);
  }
  return days.length <= Math.max(1, RARE_SHARE * selling.length) ? days : [];
}

/** The units without the exceptional lines: what the level, the weekday shape and the spread are learned from. */
export function ordinaryUnits(series: DemandSeries): Float64Array {
  const days = oneOffDays(series);
  if (days.length === 0) return series.units;
  const units = series.units.slice();
  for (const t of days) units[t] = Math.max(0, (units[t] ?? 0) - (series.maxLine[t] ?? 0));
  return units;
}
