import type { Queryable } from '../../domain/database.ts';
import type { Day } from '../../domain/day.ts';
import type { ClusterSums } from '../../stats/clustered-share.ts';
import type { PaymentTerms } from './cash.ts';
import type { DoneRow } from './hours.ts';
import type { Ledger } from './margin.ts';
import type { AnsweredRow } from './response.ts';

/** From an instant until before another. */
export interface Period {
  readonly from: Date;
  readonly until: Date;
}

/** What a day's rows come to; ads by what is loaded of them, since keywords are part of their campaigns. */
export interface LedgerDay extends Omit<Ledger, 'adsMinor'> {
  readonly day: Day;
  readonly campaignsMinor: number | null;
  readonly keywordsMinor: number | null;
}

/** What orders, returns and ads of each day of a period come to on the shop's clock, in one round trip. */
export async function readLedger(
  db: Queryable,
  { from, until, firstDay, lastDay }: Period & { firstDay: Day; lastDay: Day },
  { timeZone, currency }: { timeZone: string; currency: string },
): Promise<LedgerDay[]> {
  const { rows } = await db.query<LedgerDay>(
    `with sold as (
       select o.*, p.unit_cost_minor, (o.ordered_at at time zone $4)::date as day, coalesce(o.currency, $3) = $3 as own
         from order_line o left join product p using (sku)
        where o.ordered_at >= $1 and o.ordered_at < $2 and (o.cancelled_at is null or o.cancelled_at >= $2)
     ), sale as (
       select day, (count(*) filter (where own))::int as lines,
              sum(unit_price_minor * quantity - coalesce(discount_minor, 0) + coalesce(shipping_charged_minor, 0)) filter (where own) as sales,
              sum(unit_cost_minor * quantity) filter (where own) as cost,
              sum(shipping_cost_minor) filter (where own) as shipping, sum(payment_fee_minor) filter (where own) as payment,
              count(*) filter (where own and unit_cost_minor is null) as no_cost,
              count(*) filter (where own and shipping_cost_minor is null) as no_shipping,
              count(*) filter (where own and payment_fee_minor is null) as no_payment,
              count(*) filter (where not own) as other
         from sold group by day
     ), back as (
       select (r.returned_at at time zone $4)::date as day, sum(r.refund_minor) as refunds,
              sum(p.unit_cost_minor * r.quantity) filter (where r.restocked) as cost
         from return_line r left join product p using (sku)
        where r.returned_at >= $1 and r.returned_at < $2 group by 1
     ), spend as (
       select (hour at time zone $4)::date as day,
              sum(cost_minor) filter (where entity_kind = 'campaign') as campaigns,
              sum(cost_minor) filter (where entity_kind = 'keyword') as keywords
         from ad_stat where hour >= $1 and hour < $2 and coalesce(currency, $3) = $3 group by 1
     )
     select d::date as day, coalesce(lines, 0) as lines, coalesce(sales, 0)::bigint as "salesMinor",
            coalesce(refunds, 0)::bigint as "refundsMinor", coalesce(sale.cost, 0)::bigint as "soldMinor",
            coalesce(back.cost, 0)::bigint as "restockedMinor", coalesce(shipping, 0)::bigint as "shippingMinor",
            coalesce(payment, 0)::bigint as "paymentMinor", campaigns::bigint as "campaignsMinor",
            keywords::bigint as "keywordsMinor", coalesce(no_cost, 0)::int as "withoutCost",
            coalesce(no_shipping, 0)::int as "withoutShipping", coalesce(no_payment, 0)::int as "withoutPayment",
            coalesce(other, 0)::int as "otherCurrency"
       from generate_series($5::date, $6::date, interval '1 day') d
       left join sale on sale.day = d::date left join back on back.day = d::date left join spend on spend.day = d::date
      order by 1`,
    [from, until, currency, timeZone, firstDay, lastDay],
  );
  return rows;
}

/** Figures of a period that are counted and nothing more. */
export interface Counts {
  /** Days of a SKU at nothing, and all days with a snapshot. */
  readonly dryDays: number;
  readonly stockDays: number;
  /** The same by SKU: how many there are, and the sums that its interval needs. */
  readonly stock: ClusterSums;
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
       from (select coalesce(sum(dry), 0)::int as "dryDays", coalesce(sum(days), 0)::int as "stockDays",
                    jsonb_build_object('clusters', count(*), 'hits', coalesce(sum(dry), 0),
                      'trials', coalesce(sum(days), 0), 'hits2', coalesce(sum(dry * dry), 0),
                      'cross', coalesce(sum(dry * days), 0), 'trials2', coalesce(sum(days * days), 0)) as stock
               from (select count(*) filter (where on_hand <= 0) as dry, count(*) as days
                       from stock_day where day between $3 and $4 group by sku) of_sku) s,
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

/** Suppliers' payment terms over the purchases of the year before an instant, in the shop's currency. */
export async function readPaymentTerms(
  db: Queryable,
  { until, currency }: { until: Date; currency: string },
): Promise<PaymentTerms> {
  const { rows } = await db.query<PaymentTerms>(
    `select (sum(value * s.payment_terms_days) / nullif(sum(value) filter (where s.payment_terms_days is not null), 0))::float8 as days,
            coalesce(sum(value) filter (where s.payment_terms_days is not null) / nullif(sum(value), 0), 0)::float8 as share
       from (select supplier_id, unit_price_minor::numeric * quantity_ordered as value from purchase_order_line
              where ordered_at < $1 and ordered_at >= $1::timestamptz - interval '365 days'
                and unit_price_minor is not null and status is distinct from 'cancelled' and status is distinct from 'draft'
                and coalesce(currency, $2) = $2) p
       left join supplier s using (supplier_id)`,
    [until, currency],
  );
  return rows[0] ?? { days: null, share: 0 };
}

/** Another ticket of the same customer about the same order so soon after our answer asks the same again. */
const ASKS_AGAIN_DAYS = 7;

/**
 * What was done in a period, by day and kind; one action may hold many tickets or parcels. A ticket that we answered was
 * reopened when the helpdesk's row, loaded again since, has it open, or when its customer wrote again about the order.
 */
export async function readDone(db: Queryable, { from, until }: Period, timeZone: string): Promise<DoneRow[]> {
  const { rows } = await db.query<DoneRow>(
    `with acted as (
       select *, (decided_at at time zone $3)::date as day,
              greatest(1, coalesce(jsonb_array_length(params->'replies'), jsonb_array_length(params->'tickets'),
                       jsonb_array_length(params->'shipments'), 1)
                       - coalesce(jsonb_array_length(params->'exclude'), 0)) as units
         from action where decided_at >= $1 and decided_at < $2
     ), reopened as (
       select a.day, a.kind, count(*) as units
         from acted a cross join lateral jsonb_array_elements(a.params->'replies') r
         join ticket t on t.ticket_id = r->>'ticketId'
         left join import_file i on i.id = t.import_id
        where a.state = 'done' and a.kind = 'reply_ticket'
          and not coalesce(a.params->'exclude', '[]') ? t.ticket_id
          and (t.status = 'open' and t.first_reply_at is not null and i.started_at > a.decided_at
               or exists (select from ticket n
                           where n.customer_id = t.customer_id and n.ticket_id <> t.ticket_id
                             and n.order_id is not distinct from t.order_id and n.created_at > a.decided_at
                             and n.created_at <= a.decided_at + make_interval(days => $4)))
        group by 1, 2
     )
     select d.day, d.kind, d.units, d.undone, d.reviewed, coalesce(r.units, 0)::int as reopened
       from (select day, kind, coalesce(sum(units) filter (where state in ('done', 'undone')), 0)::int as units,
                    coalesce(sum(units) filter (where state = 'undone'), 0)::int as undone,
                    (count(*) filter (where decided_by->>'type' = 'user'))::int as reviewed
               from acted group by 1, 2) d
       left join reopened r using (day, kind)
      order by d.day, d.kind`,
    [from, until, timeZone, ASKS_AGAIN_DAYS],
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
