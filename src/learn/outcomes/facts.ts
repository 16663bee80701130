import type { Queryable } from '../../domain/database.ts';
import type { Day } from '../../domain/day.ts';
import type { Afterwards } from './afterwards.ts';

/** One subject and the days after a warning, `from` exclusive. */
export interface Asked {
  readonly key: string;
  readonly type: string;
  readonly id: string;
  readonly from: Day;
  readonly until: Day;
}

type Of<M extends Afterwards['measure']> = Extract<Afterwards, { measure: M }>;

const GIVEN = `given as (
  select * from jsonb_to_recordset($1::jsonb) as g(key text, type text, id text, "from" date, until date))`;

/** Days without stock, and the margin that they would have brought at the rate of the four weeks before. */
export async function readStock(db: Queryable, asked: readonly Asked[]): Promise<Of<'stock'>[]> {
  const { rows } = await db.query<Of<'stock'>>(
    `with ${GIVEN}
     select 'stock' as measure, g.key, s.dry > 0 as happened, s.dry as "dryDays", s.days,
            round(s.dry * before.units / 28.0 * (before.revenue / before.units - p.unit_cost_minor))::bigint as "lostMinor"
       from given g
       join lateral (
         select count(*)::int as days, (count(*) filter (where on_hand <= 0))::int as dry
           from stock_day where sku = g.id and day > g."from" and day <= g.until) s on s.days > 0
       left join product p on p.sku = g.id
       left join lateral (
         select nullif(sum(units), 0) as units, sum(revenue_minor) as revenue from sales_day
          where sku = g.id and day > g."from" - 28 and day <= g."from") before on true`,
    [JSON.stringify(asked)],
  );
  return rows;
}

/** How late a purchase order came. */
export async function readArrivals(
  db: Queryable,
  asked: readonly Asked[],
  timeZone: string,
): Promise<Of<'arrival'>[]> {
  const { rows } = await db.query<Of<'arrival'>>(
    `with ${GIVEN}
     select 'arrival' as measure, g.key, coalesce(came.day > o.promised, true) as happened,
            came.day - o.promised as "daysLate"
       from given g
       join lateral (
         select (max(promised_at) at time zone $2)::date as promised from purchase_order_line
          where po_id = g.id and status is distinct from 'cancelled') o on o.promised is not null
       left join lateral (
         select (max(received_at) at time zone $2)::date as day from receipt
          where po_id = g.id and (received_at at time zone $2)::date <= g.until) came on true`,
    [JSON.stringify(asked), timeZone],
  );
  return rows;
}

/** What a campaign or keyword spent in as many days before as after. */
export async function readSpend(
  db: Queryable,
  asked: readonly Asked[],
  timeZone: string,
): Promise<Of<'spend'>[]> {
  const { rows } = await db.query<Of<'spend'>>(
    `with ${GIVEN}, spent as (
       select g.key, g."from", (a.hour at time zone $2)::date as day, a.cost_minor, a.conversions
         from given g join ad_stat a on a.entity_kind = g.type and a.entity_id = g.id
          and a.hour >= (g."from" - (g.until - g."from") + 1)::timestamp at time zone $2
          and a.hour < (g.until + 1)::timestamp at time zone $2
     )
     select 'spend' as measure, key, null as happened,
            coalesce(sum(cost_minor) filter (where day <= "from"), 0)::bigint as "beforeMinor",
            coalesce(sum(cost_minor) filter (where day > "from"), 0)::bigint as "afterMinor",
            coalesce(sum(conversions) filter (where day <= "from"), 0)::float8 as "conversionsBefore",
            coalesce(sum(conversions) filter (where day > "from"), 0)::float8 as "conversionsAfter"
       from spent group by key`,
    [JSON.stringify(asked), timeZone],
  );
  return rows;
}

/** Units of four weeks' orders before and after, and those that came back within two weeks; few units tell nothing. */
export async function readReturns(
  db: Queryable,
  asked: readonly Asked[],
  timeZone: string,
): Promise<Of<'returns'>[]> {
  const { rows } = await db.query<Of<'returns'>>(
    `with ${GIVEN}, sold as (
       select g.key, g."from", o.order_id, o.sku, (o.ordered_at at time zone $2)::date as day, o.ordered_at, o.quantity
         from given g join order_line o on o.sku = g.id and o.cancelled_at is null
          and o.ordered_at >= (g."from" - 27)::timestamp at time zone $2
          and o.ordered_at < (g."from" + 29)::timestamp at time zone $2
        where g.type = 'sku'
     ), both_sides as (
       select s.key, s.day <= s."from" as early, s.quantity, least(coalesce(r.quantity, 0), s.quantity) as back
         from sold s left join lateral (
           select sum(quantity) as quantity from return_line
            where order_id = s.order_id and sku = s.sku and returned_at < s.ordered_at + interval '14 days') r on true
     ), counted as (
       select key, coalesce(sum(quantity) filter (where early), 0)::int as sold_before,
              coalesce(sum(back) filter (where early), 0)::int as back_before,
              coalesce(sum(quantity) filter (where not early), 0)::int as sold_after,
              coalesce(sum(back) filter (where not early), 0)::int as back_after
         from both_sides group by key
     )
     select 'returns' as measure, key, back_after * sold_before >= 0.8 * back_before * sold_after as happened,
            sold_before as "soldBefore", back_before as "backBefore",
            sold_after as "soldAfter", back_after as "backAfter"
       from counted where sold_before >= 20 and sold_after >= 20 and back_before > 0`,
    [JSON.stringify(asked), timeZone],
  );
  return rows;
}
