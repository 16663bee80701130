import type { DemandSeries } from '../../src/watch/inventory/series.ts';

/** A SKU's window of days, as the watcher reads it; every unit is an order line of its own unless told otherwise. */
export function seriesOf(
  sku: string,
  units: readonly number[],
  { out = [], maxLine }: { out?: readonly number[]; maxLine?: readonly number[] } = {},
): DemandSeries {
  const empty = new Uint8Array(units.length);
  for (const day of out) empty[day] = 1;
  return {
    sku,
    units: Float64Array.from(units),
    maxLine: Float64Array.from(maxLine ?? units.map((value) => Math.min(1, value))),
    out: empty,
    start: 0,
  };
}

/** `count` days of the same. */
export function days(count: number, units: number): number[] {
  return Array.from({ length: count }, () => units);
}

/** Whole days of chance about a mean, the same on every run. */
export function noisy(count: number, mean: number): number[] {
  return Array.from({ length: count }, (_, t) =>
    Math.max(0, Math.round(mean * (1 + 0.3 * Math.sin(t * 12.9898 + mean)))),
  );
}
