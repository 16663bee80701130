import type { Queryable } from '../../domain/database.ts';
import type { Day } from '../../domain/day.ts';

export interface ProductRow {
  readonly sku: string;
  readonly title: string | null;
  readonly category: string | null;
  readonly similar_group: string | null;
  readonly price_minor: number | null;
  readonly unit_cost_minor: number | null;
  readonly currency: string | null;
  readonly status: string | null;
  readonly launched_on: Day | null;
}

/** Every product, as last imported: products carry no history. */
export async function readProducts(db: Queryable): Promise<ProductRow[]> {
  const { rows } = await db.query<ProductRow>(
    `select sku, title, category, similar_group, price_minor, unit_cost_minor, currency, status, launched_on
       from product`,
  );
  return rows;
}

export interface EventRow {
  readonly event_id: string;
  readonly kind: string;
  readonly sku: string | null;
  readonly starts_on: Day;
  readonly ends_on: Day | null;
  /** Where at least half of the units came from that its SKU sold meanwhile; null where no channel brought that many. */
  readonly channel: string | null;
  /** Further columns as they were written; `peak_ratio`, `peak_hours` and `settle_ratio` say what is expected of it. */
  readonly extra?: Readonly<Record<string, unknown>> | null;
}

/**
 * Declared events that began after `from`, and those that lie ahead as far as they were declared by the instant: their
 * import was there already, or nothing at all has been sold since they begin, so that they are nobody's hindsight.
 */
export async function readEvents(
  db: Queryable,
  { now, from, timeZone }: { now: Date; from: Day; timeZone: string },
): Promise<EventRow[]> {
  const { rows } = await db.query<EventRow>(
    `select event_id, kind, sku, (starts_at at time zone $3)::date as starts_on,
            (ends_at at time zone $3)::date as ends_on, most.channel, e.extra
       from business_event e
       left join lateral (
         select acquisition_channel as channel, sum(quantity) as units, sum(sum(quantity)) over () as of_all
           from order_line
          where sku = e.sku and ordered_at >= e.starts_at
            and ordered_at < least($1, coalesce(e.ends_at + interval '1 day', e.starts_at + interval '3 days'))
          group by acquisition_channel order by units desc limit 1) most on 2 * most.units >= most.of_all
      where (starts_at at time zone $3)::date >= $2::date
        and (starts_at <= $1
          or exists (select 1 from import_file i where i.id = e.import_id and i.started_at <= $1)
          or not exists (select 1 from sales_day d where d.day >= (e.starts_at at time zone $3)::date))`,
    [now, from, timeZone],
  );
  return rows;
}

export interface RestockRow {
  readonly sku: string;
  readonly restocked: number;
}

/** Units that came back and went on the shelf again in the complete days from `from`. */
export async function readRestocked(db: Queryable, from: Day, today: Day): Promise<RestockRow[]> {
  const { rows } = await db.query<RestockRow>(
    'select sku, sum(restocked) as restocked from restock_day where day >= $1 and day < $2 group by sku',
    [from, today],
  );
  return rows;
}
