import type { Queryable } from '../../domain/database.ts';
import type { Day } from '../../domain/day.ts';
import type { DoneRow } from './hours.ts';
import type { Ledger } from './margin.ts';
import type { AnsweredRow } from './response.ts';

/** From an instant until before another. */
export interface Period {
  readonly from: Date;
  readonly until: Date;
}

/** What orders, returns and ads of a period come to, in one round trip. */
export async function readLedger(db: Queryable, { from, until }: Period, currency: string): Promise<Ledger> {
  const { rows } = await db.query<Ledger>(
    `with sold as (
       select o.*, p.unit_cost_minor from order_line o left join product p using (sku)
        where o.ordered_at >= $1 and o.ordered_at < $2 and (o.cancelled_at is null or o.cancelled_at >= $2)
     ), own as (select * from sold where coalesce(currency, $3) = $3),
     back as (
       select r.refund_minor, r.quantity, r.restocked, p.unit_cost_minor from return_line r left join product p using (sku)
        where r.returned_at >= $1 and r.returned_at < $2
     ), spend as (
       select sum(cost_minor) filter (where entity_kind = 'campaign') as campaigns,
              sum(cost_minor) filter (where entity_kind = 'keyword') as keywords
         from ad_stat where hour >= $1 and hour < $2 and coalesce(currency, $3) = $3
     )
     select count(*)::int as lines,
            coalesce(sum(unit_price_minor * quantity - coalesce(discount_minor, 0) + coalesce(shipping_charged_minor, 0)), 0)::bigint as "salesMinor",
            (select coalesce(sum(refund_minor), 0)::bigint from back) as "refundsMinor",
            coalesce(sum(unit_cost_minor * quantity), 0)::bigint as "soldMinor",
            (select coalesce(sum(unit_cost_minor * quantity) filter (where restocked), 0)::bigint from back) as "restockedMinor",
            coalesce(sum(shipping_cost_minor), 0)::bigint as "shippingMinor",
            coalesce(sum(payment_fee_minor), 0)::bigint as "paymentMinor",
            (select coalesce(campaigns, keywords)::bigint from spend) as "adsMinor",
            count(*) filter (where unit_cost_minor is null)::int as "withoutCost",
            count(*) filter (where shipping_cost_minor is null)::int as "withoutShipping",
            count(*) filter (where payment_fee_minor is null)::int as "withoutPayment",
            ((select count(*) from sold) - count(*))::int as "otherCurrency"
       from own`,
    [from, until, currency],
  );
  const [row] = rows;
  if (!row) throw new Error('An aggregate is always there');
  return row;
}

/** Figures of a period that are counted and nothing more. */
export interface Counts {
  /** Days of a SKU at nothing, and all days with a snapshot. */
  readonly dryDays: number;
  readonly stockDays: number;
  /** Findings that people approved something of, and that they turned down. */
  readonly useful: number;
  readonly rejected: number;
  /** Actions that were carried out. */
  readonly executed: number;
  /** Tickets answered, and the median and 95th percentile minutes until the first answer. */
  readonly answered: number;
  readonly medianMinutes: number | null;
  readonly p95Minutes: number | null;
}

/** Counts of a period, in one round trip. */
export async function readCounts(
  db: Queryable,
  { from, until, firstDay, lastDay }: Period & { firstDay: Day; lastDay: Day },
): Promise<Counts> {
  const { rows } = await db.query<Counts>(
    `select s.*, d.*, t.*,
            (select count(*) from action where state in ('done', 'undone') and decided_at >= $1 and decided_at < $2)::int as executed
       from (select count(*) filter (where on_hand <= 0)::int as "dryDays", count(*)::int as "stockDays"
               from stock_day where day between $3 and $4) s,
            (select count(distinct finding_id) filter (where verb = 'approve')::int as useful,
                    count(distinct finding_id) filter (where verb = 'reject')::int as rejected
               from decision where at >= $1 and at < $2 and actor->>'type' = 'user') d,
            (select count(*)::int as answered,
                    percentile_cont(0.5) within group (order by extract(epoch from first_reply_at - created_at) / 60) as "medianMinutes",
                    percentile_cont(0.95) within group (order by extract(epoch from first_reply_at - created_at) / 60) as "p95Minutes"
               from ticket where created_at >= $1 and created_at < $2 and first_reply_at < $2) t`,
    [from, until, firstDay, lastDay],
  );
  const [row] = rows;
  if (!row) throw new Error('An aggregate is always there');
  return row;
}

/** A customer's purchases up to an instant; several orders on a day are one. */
export interface CustomerRow {
  readonly channel: string | null;
  /** The month of the first order on the shop's clock, "2026-03". */
  readonly firstMonth: string;
  readonly x: number;
  /** In weeks. */
  readonly tx: number;
  readonly T: number;
  /** Mean value of a repeat purchase, in minor units. */
  readonly mean: number;
}

/** Everyone who bought before an instant, with the channel that their first order came from. */
export async function readCustomers(
  db: Queryable,
  { now, timeZone, currency }: { now: Date; timeZone: string; currency: string },
): Promise<CustomerRow[]> {
  const { rows } = await db.query<CustomerRow>(
    `with purchase as (
       select customer_id, (ordered_at at time zone $2)::date as day, min(acquisition_channel) as channel,
              sum(unit_price_minor * quantity - coalesce(discount_minor, 0)) as value
         from order_line
        where customer_id is not null and ordered_at < $1 and (cancelled_at is null or cancelled_at >= $1)
          and coalesce(currency, $3) = $3
        group by customer_id, day
     ), numbered as (
       select *, row_number() over (partition by customer_id order by day) as n from purchase
     )
     select max(channel) filter (where n = 1) as channel, to_char(min(day), 'YYYY-MM') as "firstMonth", (count(*) - 1)::int as x,
            ((max(day) - min(day)) / 7.0)::float8 as tx,
            ((($1::timestamptz at time zone $2)::date - min(day)) / 7.0)::float8 as "T",
            coalesce(avg(value) filter (where n > 1), 0)::float8 as mean
       from numbered group by customer_id`,
    [now, timeZone, currency],
  );
  return rows;
}

/** Mean stock at unit cost over the days of a period that have a snapshot; null without stock or costs. */
export async function readStockValue(
  db: Queryable,
  { firstDay, lastDay }: { firstDay: Day; lastDay: Day },
): Promise<number | null> {
  const { rows } = await db.query<{ minor: number | null }>(
    `select avg(minor)::float8 as minor from (
       select sum(greatest(s.on_hand, 0) * p.unit_cost_minor) as minor from stock_day s join product p using (sku)
        where s.day between $1 and $2 and p.unit_cost_minor is not null group by s.day) days`,
    [firstDay, lastDay],
  );
  return rows[0]?.minor ?? null;
}

/** What was done in a period, by kind; one action may hold many tickets or parcels. */
export async function readDone(db: Queryable, { from, until }: Period): Promise<DoneRow[]> {
  const { rows } = await db.query<DoneRow>(
    `select kind, coalesce(sum(units) filter (where state in ('done', 'undone')), 0)::int as units,
            coalesce(sum(units) filter (where state = 'undone'), 0)::int as undone,
            (count(*) filter (where decided_by->>'type' = 'user'))::int as reviewed
       from (select *, greatest(1, coalesce(jsonb_array_length(params->'replies'), jsonb_array_length(params->'tickets'),
                       jsonb_array_length(params->'shipments'), 1)
                       - coalesce(jsonb_array_length(params->'exclude'), 0)) as units
               from action where decided_at >= $1 and decided_at < $2) a
      group by kind order by kind`,
    [from, until],
  );
  return rows;
}

/** More would not change the medians, and each is sorted anew. */
const MOST_ANSWERED = 6_000;

/** The newest tickets of a period that were answered in it. */
export async function readAnswered(db: Queryable, { from, until }: Period): Promise<AnsweredRow[]> {
  const { rows } = await db.query<AnsweredRow>(
    `select subject, left(coalesce(body, tags), 4000) as body, (order_id is not null or sku is not null) as linked,
            (extract(epoch from first_reply_at - created_at) / 60)::float8 as minutes
       from ticket where created_at >= $1 and created_at < $2 and first_reply_at < $2
      order by created_at desc limit $3`,
    [from, until, MOST_ANSWERED],
  );
  return rows;
}
