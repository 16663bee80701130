import type { Database } from '../../domain/database.ts';
import { addDays, daysBetween } from '../../domain/day.ts';
import type { Shop } from '../../domain/shop.ts';
import { readEvents, readProducts, readRestocked } from '../catalogue/facts.ts';
import { readOrderedLines, readSuppliers, readTerms } from '../suppliers/facts.ts';
import { findSegments } from '../suppliers/segments.ts';
import { readCancellations, readOutOfStock, readSales, readStock, readToday, runWindow } from './facts.ts';
import { buildSeries } from './series.ts';

/** Days over which returns to the shelf are averaged. */
export const RESTOCK_DAYS = 56;

/** Reads everything a night's inventory run looks at, strictly as of `now`; a fixed number of statements. */
export async function readInventory(db: Database, { now, shop }: { now: Date; shop: Shop }) {
  const window = runWindow(now, shop);
  const sales = await readSales(db, window);
  const cancellations = await readCancellations(db, window, shop);
  const outOfStock = await readOutOfStock(db, window);
  const products = await readProducts(db);
  const skus = [...new Set([...products.map(({ sku }) => sku), ...sales.map(({ sku }) => sku)])];
  const launched = new Map(
    products.flatMap(({ sku, launched_on }) =>
      launched_on === null ? [] : [[sku, daysBetween(window.from, launched_on)] as const],
    ),
  );
  const lines = await readOrderedLines(db, now, shop.timeZone);
  const categories = new Map(products.map(({ sku, category }) => [sku, category]));
  return {
    window,
    skus,
    products: bySku(products),
    series: buildSeries(window, sales, cancellations, outOfStock, launched),
    sales: bySku(sales),
    cancelledToday: bySku(cancellations.filter(({ at }) => at === window.days)),
    today: bySku(await readToday(db, window)),
    stock: bySku(await readStock(db, window, skus)),
    restocked: bySku(await readRestocked(db, addDays(window.today, -RESTOCK_DAYS), window.today)),
    lines,
    segments: findSegments(lines, (sku) => categories.get(sku) ?? null, window.today),
    terms: bySku(await readTerms(db, window.today)),
    suppliers: new Map((await readSuppliers(db)).map((row) => [row.supplier_id, row])),
    events: await readEvents(db, { now, from: window.from, timeZone: shop.timeZone }),
  };
}

/** All that a night knows of the shop's stock and its movements, before any judgement. */
export type Inventory = Awaited<ReturnType<typeof readInventory>>;

function bySku<Row extends { readonly sku: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.sku, row]));
}
