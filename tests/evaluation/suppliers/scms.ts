import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { addDays, type Day } from '../../../src/domain/day.ts';
import type { OrderedLineRow } from '../../../src/watch/suppliers/facts.ts';

const FILE = resolve(
  import.meta.dirname,
  '../../../../shared/data/scms/SCMS_Delivery_History_Dataset.csv.gz',
);
export const hasScms = existsSync(FILE);

const ORDERED_BEFORE = 400;

/** The delivery history's lines that came from a vendor (not from its own warehouse), by their promised day. */
export function readScms(): OrderedLineRow[] {
  const rows: Record<string, string>[] = parse(gunzipSync(readFileSync(FILE)), { columns: true, bom: true });
  return rows
    .flatMap((row, index): OrderedLineRow[] => {
      const promised = dayOf(row['Scheduled Delivery Date']);
      const arrived = dayOf(row['Delivered to Client Date']);
      const vendor = row.Vendor ?? '';
      if (!promised || !arrived || vendor === 'SCMS from RDC') return [];
      const units = Number(row['Line Item Quantity']);
      return [
        {
          po_id: row['PO / SO #'] ?? '',
          sku: String(index),
          supplier_id: vendor,
          // The day of the order is often not captured; slips against the promise do not need it, only room for early ones.
          ordered_on: addDays(promised, -ORDERED_BEFORE),
          promised_on: promised,
          ordered: units,
          received: units,
          arrived_on: arrived,
          closed: true,
        },
      ];
    })
    .toSorted((a, b) => ((a.promised_on ?? '') < (b.promised_on ?? '') ? -1 : 1));
}

/** What was known of the lines by a day: those promised by then, arrivals after it not yet there. */
export function knownBy(lines: readonly OrderedLineRow[], day: Day): OrderedLineRow[] {
  return lines
    .filter(({ promised_on }) => promised_on !== null && promised_on <= day)
    .map((line) =>
      line.arrived_on !== null && line.arrived_on > day ? { ...line, arrived_on: null, received: 0 } : line,
    );
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** "02-Jun-06". */
function dayOf(text: string | undefined): Day | null {
  const [, day, name, year] = /^(\d{1,2})-([A-Za-z]{3})-(\d{2})$/.exec(text ?? '') ?? [];
  const month = MONTHS.indexOf((name ?? '').toLowerCase()) + 1;
  return day && month > 0 ? `20${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}` : null;
}
