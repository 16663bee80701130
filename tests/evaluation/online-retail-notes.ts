import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { pairOf } from '../../src/watch/fulfilment/picking/confusions.ts';
import { namedSku } from '../../src/watch/fulfilment/picking/reports.ts';
import type { TitleLikeness } from '../../src/watch/fulfilment/picking/similarity.ts';

/** Pairs that the shop's own notes say were coded or picked for each other. */
export const GOLD: readonly (readonly [string, string])[] = [
  ['20713', '23343'],
  ['22467', '22719'],
  ['22804', '85123A'],
];

export interface StockNotes {
  readonly products: readonly { readonly sku: string; readonly title: string }[];
  /** Notes on one SKU's stock that name another, by "A|B". */
  readonly mentions: ReadonlyMap<string, number>;
  /** Unpriced corrections of stock: units by day and SKU. */
  readonly corrections: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

interface Row {
  readonly StockCode: string;
  readonly Description: string;
  readonly Quantity: string;
  readonly InvoiceDate: string;
  readonly UnitPrice: string;
}

/** Titles are the descriptions most often sold under; rows without a price are corrections, their text a note. */
export function readStockNotes(file: string): StockNotes {
  const rows: Row[] = parse(gunzipSync(readFileSync(file)), { columns: true, relax_quotes: true });
  const names = new Map<string, Map<string, number>>();
  for (const { StockCode: sku, Description: title, UnitPrice: price } of rows) {
    if (Number(price) <= 0 || !/^\d{5}/.test(sku) || !title) continue;
    const own = names.get(sku) ?? new Map<string, number>();
    names.set(sku, own.set(title, (own.get(title) ?? 0) + 1));
  }
  const products = [...names].map(([sku, own]) => ({
    sku,
    title: [...own].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '',
  }));
  const known = new Map(products.map(({ sku }) => [sku.toLowerCase(), sku]));
  const mentions = new Map<string, number>();
  const corrections = new Map<string, Map<string, number>>();
  for (const row of rows) {
    if (Number(row.UnitPrice) > 0 || !known.has(row.StockCode.toLowerCase())) continue;
    const day = corrections.get(row.InvoiceDate.slice(0, 10)) ?? new Map<string, number>();
    corrections.set(row.InvoiceDate.slice(0, 10), day);
    day.set(row.StockCode, (day.get(row.StockCode) ?? 0) + Number(row.Quantity));
    const named = namedSku({ sku: row.StockCode, text: row.Description }, known);
    if (!named) continue;
    const pair = pairOf(row.StockCode, named).join('|');
    mentions.set(pair, (mentions.get(pair) ?? 0) + 1);
  }
  return { products, mentions, corrections };
}

export interface ScoredPair {
  readonly pair: readonly [a: string, b: string];
  readonly score: number;
}

/**
 * Every pair with a note, or with corrections of opposite sign and like size on one day, by the sum of logarithms of
 * both counts and the likeness of the titles; the best first.
 */
export function scoredPairs({ mentions, corrections }: StockNotes, likeness: TitleLikeness): ScoredPair[] {
  const opposite = new Map<string, number>();
  for (const day of corrections.values()) {
    const items = [...day];
    for (const [sku, units] of items) {
      if (units <= 0) continue;
      for (const [other, back] of items) {
        if (back >= 0 || Math.min(units, -back) < 0.5 * Math.max(units, -back)) continue;
        const pair = pairOf(sku, other).join('|');
        opposite.set(pair, (opposite.get(pair) ?? 0) + 1);
      }
    }
  }
  return [...new Set([...mentions.keys(), ...opposite.keys()])]
    .map((id) => {
      const pair = id.split('|') as [string, string];
      const score =
        2 * Math.log1p(mentions.get(id) ?? 0) +
        Math.log1p(opposite.get(id) ?? 0) +
        3 * likeness.between(...pair);
      return { pair, score };
    })
    .sort((a, b) => b.score - a.score);
}
