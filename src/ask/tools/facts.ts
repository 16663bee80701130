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

/** What rows are narrowed to; null or left out: all. */
export interface Narrowed {
  readonly skus?: readonly string[] | null;
  readonly channel?: string | null;
  readonly country?: string | null;
  /** The first five characters of postcodes. */
  readonly postcodes?: readonly string[] | null;
}

/** The SQL of an order line's being of what is asked, by the parameters from `$n` on. */
const NARROWED = (n: number, line: string) => `
        ($${n}::text[] is null or ${line}.sku = any($${n}))
    and ($${n + 1}::text is null or lower(${line}.sales_channel) = $${n + 1} or lower(${line}.acquisition_channel) = $${n + 1})
    and ($${n + 2}::text is null or upper(${line}.ship_country) = $${n + 2})
    and ($${n + 3}::text[] is null or left(${line}.ship_postcode, 5) = any($${n + 3}))`;

function narrowing({ skus, channel, country, postcodes }: Narrowed): unknown[] {
  return [skus ?? null, channel ?? null, country ?? null, postcodes ?? null];
}

export interface SoldRow {
  /** The place of its window among those asked for. */
  readonly window: number;
  /** What it is counted by; null where by nothing or where its row does not say. */
  readonly key: string | null;
  readonly units: number;
  readonly orders: number;
  /** Net of discounts, in minor units. */
  readonly revenue: number;
  readonly currency: string | null;
}

/** What sales are counted by, as SQL over an order line `o` and its product `p`. */
const KEYS = {
  nothing: 'null::text',
  channel: 'coalesce(o.acquisition_channel, o.sales_channel)',
  category: 'p.category',
  sku: 'o.sku',
  country: 'upper(o.ship_country)',
  day: '(o.ordered_at at time zone $3)::date::text',
  month: "to_char(o.ordered_at at time zone $3, 'YYYY-MM')",
} as const;
export type SoldBy = keyof typeof KEYS;

/** What was ordered and not cancelled in each window, by currency and by what is asked; the windows share zone and instant. */
export async function readSold(
  db: Queryable,
  windows: readonly Window[],
  narrowed: Narrowed = {},
  by: SoldBy = 'nothing',
): Promise<SoldRow[]> {
  const [first] = windows;
  if (!first) return [];
  const { rows } = await db.query<SoldRow>(
    `select (w.n - 1)::int as window, ${KEYS[by]} as key, sum(o.quantity)::int as units,
            count(distinct o.order_id)::int as orders,
            sum(o.unit_price_minor * o.quantity - coalesce(o.discount_minor, 0))::float8 as revenue,
            o.currency
       from unnest($1::date[], $2::date[]) with ordinality as w(first, last, n)
       join order_line o on o.ordered_at >= (w.first::timestamp at time zone $3)
                        and o.ordered_at < ((w.last + 1)::timestamp at time zone $3)
       left join product p on p.sku = o.sku
      where o.ordered_at <= $4 and (o.cancelled_at is null or o.cancelled_at > $4) and ${NARROWED(5, 'o')}
      group by w.n, 2, o.currency order by w.n, 3 desc, 2`,
    [
      windows.map(({ from }) => from),
      windows.map(({ to }) => to),
      first.timeZone,
      first.now,
      ...narrowing(narrowed),
    ],
  );
  return rows;
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
  /** Of the order; null where it does not say. */
  readonly currency: string | null;
}

/** What came back in a window, by the currency of its order. */
export async function readReturned(
  db: Queryable,
  { from, to, timeZone, now }: Window,
  narrowed: Narrowed = {},
): Promise<ReturnedRow[]> {
  const { rows } = await db.query<ReturnedRow>(
    `select count(distinct r.return_id)::int as returns, sum(r.quantity)::int as units,
            sum(r.refund_minor)::float8 as refunds, o.currency
       from return_line r
       left join lateral (select currency, sku, sales_channel, acquisition_channel, ship_country, ship_postcode
                            from order_line where order_id = r.order_id
                           order by sku = r.sku desc limit 1) o on true
      where ${WITHIN('r.returned_at')} and r.returned_at <= $4
        and ($5::text[] is null or r.sku = any($5))
        and (($6::text is null and $7::text is null and $8::text[] is null) or ${NARROWED(5, 'o')})
      group by o.currency order by 2 desc`,
    [from, to, timeZone, now, ...narrowing(narrowed)],
  );
  return rows;
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
