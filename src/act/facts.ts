import type { Queryable } from '../domain/database.ts';
import type { Day } from '../domain/day.ts';

/** Where one SKU stands with its supplier, now and when the proposal was drafted. */
export interface PurchaseFacts {
  readonly status: string | null;
  /** Units on hand less committed plus open orders; null where no stock level is loaded. */
  readonly positionThen: number | null;
  readonly positionNow: number | null;
  /** Units on open orders that were placed since, with the newest order's number. */
  readonly orderedSince: { readonly units: number; readonly poId: string } | null;
  /** The contract price valid on the day, in minor units. */
  readonly contractPrice: { readonly minor: number; readonly currency: string } | null;
}

interface PurchaseRow {
  status: string | null;
  then_stock: number | null;
  now_stock: number | null;
  then_open: number;
  now_open: number;
  since_units: number | null;
  since_po: string | null;
  price_minor: number | null;
  price_currency: string | null;
}

/** Reads where a SKU stands now and stood at `draftedAt`; one statement. */
export async function readPurchaseFacts(
  db: Queryable,
  query: {
    sku: string;
    supplierId: string;
    draftedAt: Date;
    now: Date;
    today: Day;
    /** Orders of the same recommendation: they were drafted with this one in mind. */
    siblings: readonly string[];
  },
): Promise<PurchaseFacts> {
  const { rows } = await db.query<PurchaseRow>(PURCHASE_FACTS, [
    query.sku,
    query.supplierId,
    query.draftedAt,
    query.now,
    query.today,
    query.siblings,
  ]);
  const row = rows[0];
  if (!row) throw new Error('The facts query always gives one row');
  return {
    status: row.status,
    positionThen: row.then_stock === null ? null : row.then_stock + row.then_open,
    positionNow: row.now_stock === null ? null : row.now_stock + row.now_open,
    orderedSince: row.since_po === null ? null : { units: row.since_units ?? 0, poId: row.since_po },
    contractPrice:
      row.price_minor === null || row.price_currency === null
        ? null
        : { minor: row.price_minor, currency: row.price_currency },
  };
}

const PURCHASE_FACTS = `
  with moment as (
    select 'then' as name, $3::timestamptz as at union all select 'now', $4::timestamptz
  ), stock as (
    select moment.name, sum(level.on_hand - coalesce(level.committed, 0))::integer as units
      from moment
      cross join lateral (
        select distinct on (location) on_hand, committed
          from inventory_level
         where sku = $1 and captured_at <= moment.at
         order by location, captured_at desc) level
     group by moment.name
  ), open_line as (
    select moment.name, line.po_id, line.ordered_at,
           greatest(0, line.quantity_ordered - coalesce(sum(receipt.quantity), 0))::integer as outstanding
      from moment
      join purchase_order_line line on line.sku = $1 and line.ordered_at <= moment.at
                                   and coalesce(line.status, 'sent') <> 'cancelled'
                                   and line.po_id <> all($6)
      left join receipt on receipt.po_id = line.po_id and receipt.sku = line.sku and receipt.received_at <= moment.at
     where coalesce(line.status, 'sent') <> 'received'
        -- A status has no instant: an order that is closed now was open then if goods came in since.
        or exists (select from receipt later
                    where later.po_id = line.po_id and later.sku = line.sku
                      and later.received_at > moment.at and later.received_at <= $4)
     group by moment.name, line.po_id, line.ordered_at, line.quantity_ordered
  ), since as (
    select sum(outstanding)::integer as units, (array_agg(po_id order by ordered_at desc))[1] as po_id
      from open_line where name = 'now' and ordered_at > $3 and outstanding > 0
  )
  select (select status from product where sku = $1) as status,
         (select units from stock where name = 'then') as then_stock,
         (select units from stock where name = 'now') as now_stock,
         coalesce((select sum(outstanding) from open_line where name = 'then'), 0)::integer as then_open,
         coalesce((select sum(outstanding) from open_line where name = 'now'), 0)::integer as now_open,
         since.units as since_units, since.po_id as since_po,
         terms.contract_price_minor as price_minor, terms.currency as price_currency
    from since
    left join lateral (
      select contract_price_minor, currency from supplier_sku
       where supplier_id = $2 and sku = $1 and valid_from <= $5 and (valid_to is null or valid_to >= $5)
       order by valid_from desc limit 1) terms on true`;

/** Reads one product as a listing shows it; null when it is not in the catalogue. */
export async function readListing(
  db: Queryable,
  sku: string,
): Promise<{
  title: string | null;
  priceMinor: number | null;
  currency: string | null;
  status: string | null;
} | null> {
  const { rows } = await db.query<{
    title: string | null;
    price_minor: number | null;
    currency: string | null;
    status: string | null;
  }>('select title, price_minor, currency, status from product where sku = $1', [sku]);
  const row = rows[0];
  return row
    ? { title: row.title, priceMinor: row.price_minor, currency: row.currency, status: row.status }
    : null;
}

/** Catalogue status and available units (null where no stock level is loaded) of the given products. */
export async function readSwapFacts(
  db: Queryable,
  skus: readonly string[],
  now: Date,
): Promise<{ sku: string; status: string | null; available: number | null }[]> {
  const { rows } = await db.query<{ sku: string; status: string | null; available: number | null }>(
    `select wanted.sku, product.status, sum(level.on_hand - coalesce(level.committed, 0))::integer as available
       from unnest($1::text[]) as wanted (sku)
       left join product on product.sku = wanted.sku
       left join lateral (
         select distinct on (location) on_hand, committed
           from inventory_level where inventory_level.sku = wanted.sku and captured_at <= $2
          order by location, captured_at desc) level on true
      group by wanted.sku, product.status`,
    [skus, now],
  );
  return rows;
}

/** Reads the other options drafted for the same finding; a second draft of the same option is not one. */
export async function readSiblings(db: Queryable, actionId: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select sibling.id from action own
       join action sibling on sibling.finding_id = own.finding_id and sibling.slot <> own.slot
                          and sibling.period = own.period
      where own.id = $1`,
    [actionId],
  );
  return rows.map(({ id }) => id);
}
