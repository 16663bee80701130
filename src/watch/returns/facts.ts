import type { Queryable } from '../../domain/database.ts';
import type { Day } from '../../domain/day.ts';

/** The window of orders that is looked at: the days from `from`, and what had come back by `now`. */
export interface CohortWindow {
  readonly now: Date;
  readonly from: Day;
  readonly today: Day;
  readonly timeZone: string;
}

/** Units of a SKU that were ordered on a day and came back so many days later. */
export interface ReturnedRow {
  readonly sku: string;
  readonly day: Day;
  readonly lag: number;
  readonly units: number;
}

/** Every return of the window's orders; one without its order is taken to be as old as people usually are with it. */
export async function readReturned(
  db: Queryable,
  { now, from, timeZone }: CohortWindow,
  usualLag: number,
): Promise<ReturnedRow[]> {
  const { rows } = await db.query<ReturnedRow>(
    `select sku, day, (returned_on - day)::int as lag, sum(quantity)::int as units
       from (select r.sku, r.quantity, (r.returned_at at time zone $3)::date as returned_on,
                    coalesce((o.ordered_at at time zone $3)::date, (r.returned_at at time zone $3)::date - $4::int) as day
               from return_line r
               left join lateral (select min(ordered_at) as ordered_at from order_line
                                   where order_id = r.order_id and sku = r.sku and ordered_at <= r.returned_at) o on true
              where r.returned_at <= $1 and r.returned_at >= $2::date) matched
      where day >= $2::date and day <= returned_on
      group by sku, day, lag`,
    [now, from, timeZone, usualLag],
  );
  return rows;
}

/** Units of a SKU that were ordered in a week (counted back from today) and not cancelled. */
export interface WeekRow {
  readonly sku: string;
  /** 0 is the week that ended yesterday. */
  readonly week: number;
  readonly units: number;
}

export async function readOrderedWeeks(
  db: Queryable,
  skus: readonly string[],
  { from, today }: CohortWindow,
): Promise<WeekRow[]> {
  const { rows } = await db.query<WeekRow>(
    `select s.sku, ($3::date - 1 - s.day) / 7 as week, sum(s.units - coalesce(c.units, 0))::int as units
       from sales_day s
       left join (select sku, day, sum(units) as units from cancel_day
                   where day >= $2 and cancelled_on <= $3 group by sku, day) c using (sku, day)
      where s.sku = any($1) and s.day >= $2 and s.day < $3
      group by 1, 2`,
    [skus, from, today],
  );
  return rows;
}

/** Units of a SKU that were ordered on a day and not cancelled. */
export interface DayRow {
  readonly sku: string;
  readonly day: Day;
  readonly units: number;
}

export async function readOrderedDays(
  db: Queryable,
  skus: readonly string[],
  { from, today }: CohortWindow,
): Promise<DayRow[]> {
  const { rows } = await db.query<DayRow>(
    `select s.sku, s.day, (s.units - coalesce(sum(c.units), 0))::int as units
       from sales_day s
       left join cancel_day c on c.sku = s.sku and c.day = s.day and c.cancelled_on <= $3
      where s.sku = any($1) and s.day >= $2 and s.day < $3
      group by s.sku, s.day, s.units order by s.sku, s.day`,
    [skus, from, today],
  );
  return rows;
}

/** What somebody wrote about a SKU: a return's reason and comment, a review, a ticket. */
export interface VoiceRow {
  readonly sku: string;
  readonly id: string;
  readonly source: 'return_line' | 'review' | 'ticket';
  readonly day: Day;
  readonly code: string | null;
  readonly text: string | null;
  readonly units: number;
}

/** What was written about the given SKUs since a day each, newest first. */
export async function readVoices(
  db: Queryable,
  since: readonly { sku: string; since: Day }[],
  { now, timeZone }: CohortWindow,
): Promise<VoiceRow[]> {
  const { rows } = await db.query<VoiceRow>(
    `with wanted as (select * from unnest($1::text[], $2::date[]) as w (sku, since))
     select r.sku, r.return_id as id, 'return_line' as source, (r.returned_at at time zone $4)::date as day,
            r.reason as code, r.comment as text, r.quantity as units
       from wanted w join return_line r on r.sku = w.sku and r.returned_at >= w.since and r.returned_at <= $3
     union all
     select r.sku, r.review_id, 'review', (r.created_at at time zone $4)::date, r.fit,
            concat_ws('. ', r.title, r.body), 1
       from wanted w join review r on r.sku = w.sku and r.created_at >= w.since and r.created_at <= $3
      where r.rating <= 3 or r.fit in ('small', 'large')
     union all
     select t.sku, t.ticket_id, 'ticket', (t.created_at at time zone $4)::date, null, concat_ws('. ', t.subject, t.body), 1
       from wanted w join ticket t on t.sku = w.sku and t.created_at >= w.since and t.created_at <= $3
      order by day desc, id`,
    [since.map(({ sku }) => sku), since.map((one) => one.since), now, timeZone],
  );
  return rows;
}

/** A dated change that may stand behind what is seen. */
export interface ChangeRow {
  readonly event_id: string;
  readonly kind: string;
  readonly on: Day;
  readonly sku: string | null;
  readonly supplier_id: string | null;
  readonly note: string | null;
}

/** Declared changes, and the first receipts of each SKU from another supplier than before, that had happened by `now`. */
export async function readChanges(
  db: Queryable,
  { now, from, timeZone }: CohortWindow,
): Promise<ChangeRow[]> {
  const { rows } = await db.query<ChangeRow>(
    `select event_id, kind, (starts_at at time zone $3)::date as "on", sku, supplier_id, note
       from business_event
      where kind in ('supplier_change', 'listing_change', 'price_change', 'launch', 'promotion')
        and starts_at <= $1 and starts_at >= $2::date
     union all
     select 'receipt ' || receipt_id, 'supplier_change', (received_at at time zone $3)::date, sku, supplier_id, null
       from (select r.receipt_id, r.received_at, r.sku, p.supplier_id,
                    row_number() over (partition by r.sku, p.supplier_id order by r.received_at, r.receipt_id) as nth,
                    min(r.received_at) over (partition by r.sku) as first_at
               from receipt r join purchase_order_line p on p.po_id = r.po_id and p.sku = r.sku
              where r.received_at <= $1) firsts
      where nth = 1 and received_at > first_at and received_at >= $2::date`,
    [now, from, timeZone],
  );
  return rows;
}

/** Units ordered and returned by acquisition channel and category, of orders old enough to have come back. */
export interface ChannelRow {
  readonly channel: string;
  readonly category: string;
  readonly units: number;
  readonly returned: number;
}

export async function readChannels(
  db: Queryable,
  { from, until, now, timeZone }: Pick<CohortWindow, 'from' | 'now' | 'timeZone'> & { until: Day },
): Promise<ChannelRow[]> {
  const { rows } = await db.query<ChannelRow>(
    `select o.acquisition_channel as channel, coalesce(p.category, '') as category, sum(o.quantity)::int as units,
            coalesce(sum(r.units), 0)::int as returned
       from order_line o
       left join product p on p.sku = o.sku
       left join (select order_id, sku, sum(quantity) as units from return_line
                   where returned_at <= $3 and returned_at >= $1::date and order_id is not null
                   group by order_id, sku) r on r.order_id = o.order_id and r.sku = o.sku
      where o.ordered_at >= $1::timestamp at time zone $4 and o.ordered_at < $2::timestamp at time zone $4
        and o.acquisition_channel is not null and (o.cancelled_at is null or o.cancelled_at > $3)
      group by 1, 2`,
    [from, until, now, timeZone],
  );
  return rows;
}

/** A delivery of a SKU, with the day on which its first unit was sold. */
export interface BatchRow {
  readonly sku: string;
  /** The lot where its receipt names one, else the receipt. */
  readonly batch: string;
  readonly lot: string | null;
  readonly supplier_id: string | null;
  readonly received_on: Day;
  /** First in, first out: the day on which what lay there before it was sold; null while some of that is left. */
  readonly sold_from: Day | null;
}

/**
 * The deliveries of the given SKUs since the window's first day, oldest first, each with the days in which it was sold
 * by first in, first out. Without a stock level of the week before nothing can be inferred, and a delivery is left out.
 */
export async function readBatches(
  db: Queryable,
  skus: readonly string[],
  { now, from, today, timeZone }: CohortWindow,
): Promise<BatchRow[]> {
  const { rows } = await db.query<BatchRow>(
    `with delivered as (
       select r.sku, (r.received_at at time zone $5)::date as received_on, min(r.lot) as lot,
              coalesce(min(r.lot), min(r.receipt_id)) as batch, min(p.supplier_id) as supplier_id
         from receipt r left join purchase_order_line p on p.po_id = r.po_id and p.sku = r.sku
        where r.sku = any($1) and r.received_at <= $2 and r.received_at >= $3::date
        group by 1, 2
     ), sold as (
       select sku, day, sum(units) over (partition by sku order by day) as units
         from sales_day where sku = any($1) and day >= $3 and day < $4
     )
     select d.sku, d.batch, d.lot, d.supplier_id, d.received_on,
            (select min(s.day) from sold s
              where s.sku = d.sku and s.day >= d.received_on and s.units - coalesce(b.units, 0) > l.on_hand) as sold_from
       from delivered d
       join lateral (select on_hand from stock_day k
                      where k.sku = d.sku and k.day < d.received_on and k.day >= d.received_on - 7
                      order by k.day desc limit 1) l on true
       left join lateral (select max(units) as units from sold s where s.sku = d.sku and s.day < d.received_on) b on true
      order by d.sku, d.received_on`,
    [skus, now, from, today, timeZone],
  );
  return rows;
}
