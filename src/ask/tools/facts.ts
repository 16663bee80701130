import type { Queryable } from '../../domain/database.ts';
import type { Day } from '../../domain/day.ts';

/** The SQL of an instant within a window whose days are $1 and $2 in the time zone $3. */
export const WITHIN = (column: string) =>
  `${column} >= ($1::date::timestamp at time zone $3) and ${column} < (($2::date + 1)::timestamp at time zone $3)`;

export interface Window {
  readonly from: Day;
  readonly to: Day;
  readonly timeZone: string;
  /** No row later than this is looked at. */
  readonly now: Date;
}

export interface SoldRow {
  readonly units: number;
  readonly orders: number;
  /** Net of discounts, in minor units. */
  readonly revenue: number;
  readonly currency: string | null;
}

/** What was ordered and not cancelled in a window, of one SKU or channel where they are given. */
export async function readSold(
  db: Queryable,
  { from, to, timeZone, now }: Window,
  { sku = null, channel = null }: { sku?: string | null; channel?: string | null },
): Promise<SoldRow> {
  const { rows } = await db.query<SoldRow>(
    `select coalesce(sum(quantity), 0)::int as units, count(distinct order_id)::int as orders,
            coalesce(sum(unit_price_minor * quantity - coalesce(discount_minor, 0)), 0)::float8 as revenue,
            max(currency) as currency
       from order_line
      where ${WITHIN('ordered_at')} and ordered_at <= $4 and (cancelled_at is null or cancelled_at > $4)
        and ($5::text is null or sku = $5) and ($6::text is null or lower(sales_channel) = $6 or lower(acquisition_channel) = $6)`,
    [from, to, timeZone, now, sku, channel],
  );
  return rows[0] ?? { units: 0, orders: 0, revenue: 0, currency: null };
}

/** The channels that orders came by, in lower case. */
export async function readSalesChannels(db: Queryable, now: Date): Promise<string[]> {
  const { rows } = await db.query<{ channel: string }>(
    `select distinct lower(sales_channel) as channel from order_line where ordered_at <= $1 and sales_channel is not null
      union select distinct lower(acquisition_channel) from order_line where ordered_at <= $1 and acquisition_channel is not null`,
    [now],
  );
  return rows.map(({ channel }) => channel);
}

/** The first and last order that is loaded. */
export async function readSpan(db: Queryable, now: Date): Promise<{ first: Date | null; last: Date | null }> {
  const { rows } = await db.query<{ first: Date | null; last: Date | null }>(
    'select min(ordered_at) as first, max(ordered_at) as last from order_line where ordered_at <= $1',
    [now],
  );
  return rows[0] ?? { first: null, last: null };
}

export interface ReturnedRow {
  readonly returns: number;
  readonly units: number;
  /** Refunds in minor units; null where none is loaded. */
  readonly refunds: number | null;
  readonly currency: string | null;
}

/** What came back in a window. */
export async function readReturned(db: Queryable, { from, to, timeZone, now }: Window): Promise<ReturnedRow> {
  const { rows } = await db.query<ReturnedRow>(
    `select count(distinct return_id)::int as returns, coalesce(sum(quantity), 0)::int as units,
            sum(refund_minor)::float8 as refunds,
            (select max(currency) from order_line where ordered_at <= $4) as currency
       from return_line where ${WITHIN('returned_at')} and returned_at <= $4`,
    [from, to, timeZone, now],
  );
  return rows[0] ?? { returns: 0, units: 0, refunds: null, currency: null };
}

export interface SkuReturnsRow {
  readonly sold: number;
  readonly returned: number;
  readonly reasons: readonly { readonly reason: string; readonly units: number }[];
}

/** Units of a SKU that were ordered in a window, and of those orders, what has come back by now. */
export async function readSkuReturns(
  db: Queryable,
  { from, to, timeZone, now }: Window,
  sku: string,
): Promise<SkuReturnsRow> {
  const { rows } = await db.query<SkuReturnsRow>(
    `with sold as (select order_id, sum(quantity) as units from order_line
                    where sku = $5 and ${WITHIN('ordered_at')} and ordered_at <= $4
                      and (cancelled_at is null or cancelled_at > $4) group by order_id),
          back as (select coalesce(r.reason, 'not said') as reason, sum(r.quantity)::int as units
                     from return_line r join sold using (order_id)
                    where r.sku = $5 and r.returned_at <= $4 group by 1)
     select (select coalesce(sum(units), 0)::int from sold) as sold,
            (select coalesce(sum(units), 0)::int from back) as returned,
            (select coalesce(jsonb_agg(to_jsonb(b) order by b.units desc), '[]') from back b) as reasons`,
    [from, to, timeZone, now, sku],
  );
  return rows[0] ?? { sold: 0, returned: 0, reasons: [] };
}

export interface SaidRow {
  readonly id: string;
  readonly type: 'review' | 'return' | 'ticket';
  readonly at: Date;
  readonly text: string;
}

/** What people said of a product of one family, in reviews, returns and tickets, the newest first. */
export async function readSaid(db: Queryable, sku: string, now: Date, pattern: string): Promise<SaidRow[]> {
  const { rows } = await db.query<SaidRow>(
    `with family as (select p.sku from product p, product o
                      where o.sku = $1 and (p.sku = o.sku or p.similar_group = o.similar_group))
     select * from (
       select review_id as id, 'review' as type, created_at as at, concat_ws('. ', title, body) as text
         from review join family using (sku) where created_at <= $2
        union all
       select return_id, 'return', returned_at, comment
         from return_line join family using (sku) where returned_at <= $2
        union all
       select ticket_id, 'ticket', created_at, concat_ws('. ', subject, body)
         from ticket join family using (sku) where created_at <= $2) said
      where text ~* $3 order by at desc limit 40`,
    [sku, now, pattern],
  );
  return rows;
}

export interface LargestRow {
  readonly order_id: string;
  readonly units: number;
  readonly total: number;
  readonly orders: number;
}

/** The largest order of a SKU in a window, with all units and orders there. */
export async function readLargestOrder(
  db: Queryable,
  { from, to, timeZone, now }: Window,
  sku: string,
): Promise<LargestRow | null> {
  const { rows } = await db.query<LargestRow>(
    `select order_id, sum(quantity)::int as units, sum(sum(quantity)) over ()::int as total, count(*) over ()::int as orders
       from order_line where sku = $5 and ${WITHIN('ordered_at')} and ordered_at <= $4
      group by order_id order by 2 desc, 1 limit 1`,
    [from, to, timeZone, now, sku],
  );
  return rows[0] ?? null;
}
