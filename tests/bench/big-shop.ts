import type { Database, Transaction } from '../../src/domain/database.ts';
import type { Day } from '../../src/domain/day.ts';
import { ENTITIES } from '../../src/sources/entities.ts';
import { recountAll } from '../../src/sources/rollups/store.ts';

export const ORDER_LINES = 1_000_000;
export const SKUS = 5_000;
const DAYS = 365;
const SUPPLIERS = 60;
/** Days of daily stock levels, and of the purchase orders that are spread over the year. */
const SNAPSHOT_DAYS = 60;
const ORDERS_PER_SKU = 3;

/**
 * Makes a shop inside the database: 1 M order lines of 5,000 SKUs over a year, few of which sell much, with returns,
 * stock levels and purchase orders; then the sums by day, as the import keeps them.
 */
export async function makeBigShop(db: Database, today: Day, timeZone: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.query('select setseed(0.5)');
    await catalogue(tx);
    await sales(tx, today);
    await stock(tx, today);
    await purchases(tx, today);
    await recountAll(tx, ENTITIES, timeZone);
  });
  await db.query('vacuum analyze');
}

async function catalogue(tx: Transaction): Promise<void> {
  await tx.query(
    `insert into product (sku, title, category, price_minor, unit_cost_minor, currency, status, source)
     select 'SKU-' || i, 'Product ' || i, 'Category ' || i % 40, 1000 + i % 90 * 100, 400 + i % 90 * 40, 'USD', 'active', 'feed'
       from generate_series(1, $1::int) i`,
    [SKUS],
  );
  await tx.query(
    `insert into supplier (supplier_id, name, quoted_lead_time_days, source)
     select 'S' || i, 'Supplier ' || i, 5 + i % 20, 'feed' from generate_series(0, $1::int - 1) i`,
    [SUPPLIERS],
  );
  await tx.query(
    `insert into supplier_sku (supplier_id, sku, valid_from, preferred, source)
     select 'S' || i % $2::int, 'SKU-' || i, '2020-01-01', true, 'feed' from generate_series(1, $1::int) i`,
    [SKUS, SUPPLIERS],
  );
}

/** In order of time, as an import brings them. A SKU's share falls with its rank: random() to the third power puts half of the sales on an eighth of them. */
async function sales(tx: Transaction, today: Day): Promise<void> {
  await tx.query(
    `insert into order_line (order_id, line, ordered_at, sku, quantity, unit_price_minor, currency, source)
     select 'O' || i, '1', $1::date::timestamptz - ($4::int - i) * $2::float8 / $4::int * interval '1 day',
            'SKU-' || 1 + floor(random() ^ 3 * $3::int), 1 + floor(random() ^ 4 * 4), 1000 + i % 90 * 100, 'USD', 'feed'
       from generate_series(1, $4::int) i`,
    [today, DAYS, SKUS, ORDER_LINES],
  );
  await tx.query(
    `insert into return_line (return_id, sku, order_id, returned_at, quantity, restocked, source)
     select 'R' || order_id, sku, order_id, ordered_at + interval '9 days', 1, true, 'feed'
       from order_line where hashtext(order_id) % 15 = 0 and ordered_at < $1::date - 10`,
    [today],
  );
}

async function stock(tx: Transaction, today: Day): Promise<void> {
  await tx.query(
    `insert into inventory_level (captured_at, sku, on_hand, committed, source)
     select $1::date - d + interval '1 hour', 'SKU-' || i, greatest(0, (i * 7 + d * 3) % 120 - 4), 0, 'feed'
       from generate_series(1, $2::int) i, generate_series(0, $3::int) d order by d desc, i`,
    [today, SKUS, SNAPSHOT_DAYS],
  );
}

async function purchases(tx: Transaction, today: Day): Promise<void> {
  await tx.query(
    `insert into purchase_order_line (po_id, sku, supplier_id, ordered_at, promised_at, quantity_ordered, status, source)
     select 'PO' || i || '-' || k, 'SKU-' || i, 'S' || i % $4::int, $1::date - 90 * k - i % 40 - 3,
            $1::date - 90 * k - i % 40 + 2 + (i % $4::int) % 20, 60, 'sent', 'feed'
       from generate_series(1, $2::int) i, generate_series(0, $3::int - 1) k`,
    [today, SKUS, ORDERS_PER_SKU, SUPPLIERS],
  );
  await tx.query(
    `insert into receipt (receipt_id, po_id, sku, received_at, quantity, source)
     select po_id || '-r', po_id, sku, promised_at + hashtext(po_id) % 6 * interval '1 day', quantity_ordered, 'feed'
       from purchase_order_line where promised_at + interval '6 days' < $1::date`,
    [today],
  );
}
