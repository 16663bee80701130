import type { Database } from '../../src/domain/database.ts';
import { addDays, type Day } from '../../src/domain/day.ts';
import type { Shop } from '../../src/domain/shop.ts';

export const SHOP: Shop = { name: 'Test', timeZone: 'UTC', currency: 'USD', returnWindowDays: 30 };
export const TODAY = '2026-03-02';
export const NOW = new Date(`${TODAY}T02:00:00Z`);

/** Sales rows, given the units of each day before `TODAY`, the last one being yesterday's. */
export async function seedSales(
  db: Database,
  sku: string,
  units: readonly number[],
  { largestLine = 1, price = 2000 }: { largestLine?: number; price?: number } = {},
): Promise<void> {
  const days = units.map((_, index) => addDays(TODAY, index - units.length));
  await db.query(
    `insert into sales_day (sku, day, units, lines, max_line_units, revenue_minor)
     select $1, day, units, units, $4, units * $5 from unnest($2::date[], $3::int[]) as t(day, units) where units > 0`,
    [sku, days, units, largestLine, price],
  );
}

export async function seedProduct(
  db: Database,
  sku: string,
  { price = 2000, cost = 800, status = 'active' }: { price?: number; cost?: number; status?: string } = {},
): Promise<void> {
  await db.query(
    `insert into product (sku, title, price_minor, unit_cost_minor, currency, status, source)
     values ($1, 'Thing ' || $1, $2, $3, 'USD', $4, 'feed')`,
    [sku, price, cost, status],
  );
}

/** A stock level of a day, as the import writes it: the snapshot and its roll-up. */
export async function seedStock(db: Database, sku: string, day: Day, onHand: number): Promise<void> {
  await db.query(
    `insert into inventory_level (captured_at, sku, on_hand, source) values (($2 || 'T01:00:00Z')::timestamptz, $1, $3, 'feed')`,
    [sku, day, onHand],
  );
  await db.query(
    'insert into stock_day (sku, day, on_hand) values ($1, $2, $3) on conflict (sku, day) do update set on_hand = excluded.on_hand',
    [sku, day, onHand],
  );
}

export async function seedSupplier(
  db: Database,
  id: string,
  name: string,
  quoted: number,
  skus: readonly string[],
): Promise<void> {
  await db.query(
    "insert into supplier (supplier_id, name, quoted_lead_time_days, source) values ($1, $2, $3, 'feed')",
    [id, name, quoted],
  );
  await db.query(
    `insert into supplier_sku (supplier_id, sku, valid_from, preferred, source)
     select $1, sku, '2025-01-01', true, 'feed' from unnest($2::text[]) as t(sku)`,
    [id, skus],
  );
}

/** A purchase order line with at most one receipt; days are counted back from `TODAY`. */
export async function seedOrder(
  db: Database,
  line: {
    po: string;
    sku: string;
    supplier: string;
    orderedAgo: number;
    promisedAfter?: number;
    quantity: number;
    receivedAfter?: number;
    received?: number;
    status?: string;
  },
): Promise<void> {
  const orderedOn = addDays(TODAY, -line.orderedAgo);
  await db.query(
    `insert into purchase_order_line (po_id, sku, supplier_id, ordered_at, promised_at, quantity_ordered, status, source)
     values ($1, $2, $3, $4, $5, $6, $7, 'feed')`,
    [
      line.po,
      line.sku,
      line.supplier,
      orderedOn,
      line.promisedAfter === undefined ? null : addDays(orderedOn, line.promisedAfter),
      line.quantity,
      line.status ?? 'sent',
    ],
  );
  if (line.receivedAfter === undefined) return;
  await db.query(
    `insert into receipt (receipt_id, po_id, sku, received_at, quantity, source)
     values ($1 || '-' || $2, $1, $2, $3, $4, 'feed')`,
    [line.po, line.sku, addDays(orderedOn, line.receivedAfter), line.received ?? line.quantity],
  );
}
