import type { Queryable } from '../../domain/database.ts';
import { addDays, type Day, dayOf, startOfDay } from '../../domain/day.ts';
import type { Shop } from '../../domain/shop.ts';

/** Days of sales history that a night looks at: a year and the weeks that warm the level up. */
export const HISTORY_DAYS = 400;

/** The instant of a run and the complete days before it; index 0 is `from`, index `days - 1` is yesterday. */
export interface RunWindow {
  readonly now: Date;
  readonly today: Day;
  readonly from: Day;
  readonly days: number;
  readonly startOfToday: Date;
}

/** The window of a run at `now`. */
export function runWindow(now: Date, shop: Shop, days = HISTORY_DAYS): RunWindow {
  const today = dayOf(now, shop.timeZone);
  return { now, today, from: addDays(today, -days), days, startOfToday: startOfDay(today, shop.timeZone) };
}

/** One row per SKU; the arrays are Postgres's text form of parallel int arrays ("{3,4}"), decoded by `series.ts`. */
export interface SalesRow {
  readonly sku: string;
  readonly at: string;
  readonly units: string;
  readonly max_line: string;
  readonly lines: number;
  readonly revenue: number;
  readonly revenue_units: number;
}

/** Ordered units by day, from the roll-up; complete days only. */
export async function readSales(db: Queryable, window: RunWindow): Promise<SalesRow[]> {
  const { rows } = await db.query<SalesRow>(
    `select sku, array_agg(day - $1::date)::text as at, array_agg(units)::text as units,
            array_agg(max_line_units)::text as max_line, sum(lines) as lines,
            sum(revenue_minor) filter (where day >= $2::date - 90) as revenue,
            sum(units) filter (where day >= $2::date - 90) as revenue_units
       from sales_day where day >= $1 and day < $2 group by sku`,
    [window.from, window.today],
  );
  return rows;
}

export interface DayUnitsRow {
  readonly sku: string;
  readonly at: number;
  readonly units: number;
}

/** Units cancelled by the instant of the run, by day of order; `at` may be the window's length: today. */
export async function readCancellations(
  db: Queryable,
  window: RunWindow,
  shop: Shop,
): Promise<DayUnitsRow[]> {
  const { rows } = await db.query<DayUnitsRow>(
    `select sku, day - $1::date as at, sum(units) as units from (
       select sku, day, units from cancel_day where cancelled_on < $2 and day >= $1 and day <= $2
       union all
       select sku, (ordered_at at time zone $5)::date, quantity from order_line
        where cancelled_at >= $3 and cancelled_at <= $4 and ordered_at <= $4) c
     where day >= $1 group by sku, day`,
    [window.from, window.today, window.startOfToday, window.now, shop.timeZone],
  );
  return rows;
}

/** Units ordered today up to the instant of the run, cancellations included. */
export async function readToday(db: Queryable, window: RunWindow): Promise<{ sku: string; units: number }[]> {
  const { rows } = await db.query<{ sku: string; units: number }>(
    `select sku, sum(quantity) as units from order_line
      where ordered_at >= $1 and ordered_at <= $2 group by sku`,
    [window.startOfToday, window.now],
  );
  return rows;
}

export interface OutOfStockRow {
  readonly sku: string;
  readonly at: number;
  /** The next day with a snapshot; until then the shelf is taken to stay empty. */
  readonly until: number;
}

/** Complete days whose last snapshot found nothing to sell, each carried forward to the next snapshot. */
export async function readOutOfStock(db: Queryable, window: RunWindow): Promise<OutOfStockRow[]> {
  const { rows } = await db.query<OutOfStockRow>(
    `select s.sku, s.day - $1::date as at, coalesce(next.day, $2::date) - $1::date as until
       from stock_day s
       left join lateral (select n.day from stock_day n
          where n.sku = s.sku and n.day > s.day and n.day < $2 order by n.day limit 1) next on true
      where s.on_hand <= 0 and s.day >= $1 and s.day < $2`,
    [window.from, window.today],
  );
  return rows;
}

export interface StockRow {
  readonly sku: string;
  readonly on_hand: number;
  readonly committed: number | null;
  readonly captured_at: Date | null;
  readonly day: Day;
}

/** The newest stock level of each SKU at the instant: today's snapshots up to it, else the last earlier day's. */
export async function readStock(
  db: Queryable,
  window: RunWindow,
  skus: readonly string[],
): Promise<StockRow[]> {
  const { rows } = await db.query<StockRow>(
    `with current as (
       select sku, sum(on_hand)::bigint as on_hand, sum(committed)::bigint as committed, max(captured_at) as captured_at
         from (select distinct on (sku, location) * from inventory_level
                where captured_at >= $3 and captured_at <= $4 order by sku, location, captured_at desc) latest
        group by sku)
     select k.sku, coalesce(c.on_hand, d.on_hand) as on_hand,
            case when c.sku is null then d.committed else c.committed end as committed,
            c.captured_at, case when c.sku is null then d.day else $2::date end as day
       from unnest($1::text[]) k(sku)
       left join current c on c.sku = k.sku
       left join lateral (select day, on_hand, committed from stock_day s
          where s.sku = k.sku and s.day < $2 order by s.day desc limit 1) d on true
      where c.sku is not null or d.day is not null`,
    [skus, window.today, window.startOfToday, window.now],
  );
  return rows;
}

/** The order with the largest line of each SKU since its day: what a jump may come down to. */
export async function readLargestOrders(
  db: Queryable,
  window: RunWindow,
  since: readonly { sku: string; instant: Date }[],
): Promise<Map<string, string>> {
  const { rows } = await db.query<{ sku: string; order_id: string }>(
    `select k.sku, o.order_id
       from unnest($1::text[], $2::timestamptz[]) k(sku, since)
       cross join lateral (select order_id from order_line l
          where l.sku = k.sku and l.ordered_at >= k.since and l.ordered_at <= $3
          order by l.quantity desc, l.order_id limit 1) o`,
    [since.map(({ sku }) => sku), since.map(({ instant }) => instant), window.now],
  );
  return new Map(rows.map(({ sku, order_id }) => [sku, order_id]));
}
