import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { Cohort } from '../../../src/watch/returns/rate-change.ts';
import { WEEKS } from '../../../src/watch/returns/screen.ts';

const FILE = resolve(import.meta.dirname, '../../../../shared/data/online_retail/online_retail.csv.gz');
export const hasOnlineRetail = existsSync(FILE);

const WEEK_MS = 7 * 86_400_000;
const LAST = Date.UTC(2011, 11, 9);
const LEAST_LINES = 40;

/** Lines ordered and lines cancelled by SKU and week of the last half year; a cancellation counts in its own week. */
export function readCancellations(): Map<string, Cohort[]> {
  const rows: { InvoiceNo: string; StockCode: string; Quantity: string; InvoiceDate: string }[] = parse(
    gunzipSync(readFileSync(FILE)),
    { columns: true, relax_quotes: true },
  );
  const weeks = new Map<string, { exposure: number; returned: number }[]>();
  for (const { InvoiceNo, StockCode, Quantity, InvoiceDate } of rows) {
    const week =
      WEEKS - 1 - Math.floor((LAST - new Date(`${InvoiceDate.replace(' ', 'T')}Z`).getTime()) / WEEK_MS);
    if (!/^\d{5}/.test(StockCode) || !(week >= 0 && week < WEEKS)) continue;
    const own = weeks.get(StockCode) ?? Array.from({ length: WEEKS }, () => ({ exposure: 0, returned: 0 }));
    weeks.set(StockCode, own);
    const cell = own[week];
    if (!cell) continue;
    if (InvoiceNo.startsWith('C')) cell.returned += 1;
    else if (Number(Quantity) > 0) cell.exposure += 1;
  }
  const lines = (own: readonly Cohort[]) => own.reduce((sum, { exposure }) => sum + exposure, 0);
  return new Map([...weeks].filter(([, own]) => lines(own) >= LEAST_LINES));
}
