import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { HISTORY_DAYS } from '../../src/watch/inventory/facts.ts';
import type { DemandSeries } from '../../src/watch/inventory/series.ts';

const FILE = resolve(import.meta.dirname, '../../../shared/data/m5_tiny/tiny_m5.csv.gz');

/** One item in one store: units a day, and what they sold for. */
export interface M5Series {
  readonly id: string;
  readonly units: Float64Array;
  readonly price: Float64Array;
  /** Index of the first day with a sale. */
  readonly first: number;
}

export const hasM5 = existsSync(FILE);
if (!hasM5)
  console.warn(`Skipped: there is no ${FILE}; its folder's README says where the M5 subset comes from.`);

/** The 280 series of the M5 subset, 1,913 days each, in the order of the file. */
export function readM5(): M5Series[] {
  const rows = new Map<string, { units: number[]; price: number[] }>();
  const text = gunzipSync(readFileSync(FILE)).toString('utf8');
  for (const line of text.slice(text.indexOf('\n') + 1).split('\n')) {
    if (line === '') continue;
    const cells = line.split(',');
    const id = `${unquote(cells[0])}|${unquote(cells[3])}`;
    const row = rows.get(id) ?? { units: [], price: [] };
    rows.set(id, row);
    row.units.push(Number(cells[5]));
    row.price.push(Number(cells.at(-1)) || 0);
  }
  return [...rows].map(([id, { units, price }]) => ({
    id,
    units: Float64Array.from(units),
    price: Float64Array.from(price),
    first: units.findIndex((value) => value > 0),
  }));
}

/** The series as a night at `origin` would read them: the days before it, the days of sale since the first sale. */
export function asOf(all: readonly M5Series[], origin: number): Map<string, DemandSeries> {
  const from = origin - HISTORY_DAYS;
  return new Map(
    all.map(({ id, units, first }) => {
      const window = units.slice(from, origin);
      return [
        id,
        {
          sku: id,
          units: window,
          maxLine: new Float64Array(window.length),
          out: new Uint8Array(window.length),
          start: Math.max(0, first - from),
        },
      ];
    }),
  );
}

/** Units sold over `days` days from `origin`. */
export function sold(units: Float64Array, origin: number, days: number): number {
  let sum = 0;
  for (let t = origin; t < origin + days; t += 1) sum += units[t] ?? 0;
  return sum;
}

function unquote(cell: string | undefined): string {
  return (cell ?? '').replaceAll('"', '');
}
