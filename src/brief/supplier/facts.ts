import type { Queryable } from '../../domain/database.ts';
import type { Day } from '../../domain/day.ts';

/** The year that a brief speaks of: order days in [from, to), as known at `now`. */
export interface BriefPeriod {
  readonly from: Day;
  readonly to: Day;
  readonly now: Date;
  readonly timeZone: string;
}

export interface SupplierRow {
  readonly supplier_id: string;
  readonly name: string | null;
  readonly quoted: number | null;
  readonly payment_days: number | null;
}

/** Every supplier, for the one asked for and for those nearest to a name that is not there. */
export async function readSuppliers(db: Queryable): Promise<SupplierRow[]> {
  const { rows } = await db.query<SupplierRow>(
    `select supplier_id, name, quoted_lead_time_days as quoted, payment_terms_days as payment_days
       from supplier order by supplier_id`,
  );
  return rows;
}

/**
 * What was ordered in 91 days, in minor units of the shop's currency; `all_spend` is that of every supplier. Counted back
 * from the period's last day, `ago` 0 being the newest, so that a year is four of them and compares with the one before.
 */
export interface QuarterRow {
  readonly ago: number;
  readonly quarter: Day;
  readonly orders: number;
  readonly lines: number;
  readonly units: number;
  readonly spend: number;
  readonly all_spend: number;
}

// Orders without a price of their own are counted at the price on contract that day.
const PRICED = `select p.po_id, p.sku, p.supplier_id, (p.ordered_at at time zone $4)::date as day, p.quantity_ordered as units,
         coalesce(p.unit_price_minor, t.contract_price_minor) as price,
         coalesce(p.currency, t.currency, s.currency, $5) as currency
    from purchase_order_line p
    left join supplier s using (supplier_id)
    left join lateral (
      select contract_price_minor, currency from supplier_sku t
       where t.supplier_id = p.supplier_id and t.sku = p.sku and t.valid_from <= p.ordered_at::date
       order by t.valid_from desc limit 1) t on true
   where p.ordered_at >= $1::date and p.ordered_at < $2::date + 1 and p.ordered_at <= $3
     and p.status is distinct from 'draft' and p.status is distinct from 'cancelled'`;

const periodOf = ({ from, to, now, timeZone }: BriefPeriod) => [from, to, now, timeZone];

/** Orders by quarter since a year before the period, so that a trend can be told. */
export async function readQuarters(
  db: Queryable,
  supplierId: string,
  period: BriefPeriod,
  currency: string,
): Promise<QuarterRow[]> {
  const { rows } = await db.query<QuarterRow>(
    `with line as (${PRICED})
     select ($2::date - day) / 91 as ago, $2::date - 91 * (($2::date - day) / 91 + 1) + 1 as quarter,
            count(distinct po_id) filter (where supplier_id = $6)::int as orders,
            count(*) filter (where supplier_id = $6)::int as lines,
            coalesce(sum(units) filter (where supplier_id = $6), 0)::int as units,
            coalesce(sum(units * price) filter (where supplier_id = $6), 0)::float8 as spend,
            coalesce(sum(units * price), 0)::float8 as all_spend
       from line where currency = $5 group by 1, 2 having count(*) filter (where supplier_id = $6) > 0 order by 1 desc`,
    [...periodOf(period), currency, supplierId],
  );
  return rows;
}

/** What is bought of one SKU, with the first and the last price paid in the period, in minor units. */
export interface PriceRow {
  readonly sku: string;
  readonly title: string | null;
  readonly lines: number;
  readonly units: number;
  readonly spend: number;
  readonly first_on: Day;
  readonly first_price: number;
  readonly last_on: Day;
  readonly last_price: number;
  readonly contract_price: number | null;
}

export async function readPrices(
  db: Queryable,
  supplierId: string,
  period: BriefPeriod,
  currency: string,
): Promise<PriceRow[]> {
  const { rows } = await db.query<PriceRow>(
    `with line as (${PRICED})
     select l.sku, max(pr.title) as title, count(*)::int as lines, sum(l.units)::int as units, sum(l.units * l.price)::float8 as spend,
            min(day) as first_on, (array_agg(price order by day, po_id))[1]::float8 as first_price,
            max(day) as last_on, (array_agg(price order by day desc, po_id desc))[1]::float8 as last_price,
            (select contract_price_minor::float8 from supplier_sku t
              where t.supplier_id = $6 and t.sku = l.sku and t.valid_from <= $2 and coalesce(t.currency, $5) = $5
                and (t.valid_to is null or t.valid_to >= $2) order by t.valid_from desc limit 1) as contract_price
       from line l left join product pr using (sku)
      where l.supplier_id = $6 and l.currency = $5 and l.price is not null group by l.sku order by spend desc, l.sku`,
    [...periodOf(period), currency, supplierId],
  );
  return rows;
}

/** What arrived, what of it was rejected, and what of the same SKUs came back broken, over the period. */
export interface QualityRow {
  readonly receipts: number;
  readonly received: number;
  readonly rejected: number;
  readonly sold: number;
  readonly returned: number;
  readonly faulty: number;
  /** Cost of goods sold a day over the last 90 days of the SKUs bought from it, in minor units. */
  readonly cost_a_day: number;
}

export async function readQuality(
  db: Queryable,
  supplierId: string,
  skus: readonly string[],
  period: BriefPeriod,
): Promise<QualityRow> {
  const { rows } = await db.query<QualityRow>(
    `select r.*, s.*, b.*, c.*
       from (select count(*)::int as receipts, coalesce(sum(r.quantity), 0)::int as received,
                    coalesce(sum(r.quantity_rejected), 0)::int as rejected
               from receipt r join purchase_order_line p on p.po_id = r.po_id and p.sku = r.sku
              where p.supplier_id = $6 and r.received_at >= $1::date and r.received_at < $2::date + 1 and r.received_at <= $3) r,
            (select coalesce(sum(units), 0)::int as sold from sales_day where sku = any($5) and day >= $1 and day < $2) s,
            (select coalesce(sum(quantity), 0)::int as returned,
                    coalesce(sum(quantity) filter (where reason ~* 'defect|faulty|quality|damag|broken'), 0)::int as faulty
               from return_line where sku = any($5) and (returned_at at time zone $4)::date >= $1 and returned_at <= $3) b,
            (select coalesce(sum(d.units * p.unit_cost_minor) / 90.0, 0)::float8 as cost_a_day
               from sales_day d join product p using (sku)
              where d.sku = any($5) and d.day >= $2::date - 90 and d.day < $2) c`,
    [...periodOf(period), skus, supplierId],
  );
  const [row] = rows;
  if (!row) throw new Error('An aggregate without a group has one row');
  return row;
}

/** Another supplier with terms for the same SKUs. */
export interface AlternativeRow {
  readonly supplier_id: string;
  readonly name: string | null;
  readonly skus: number;
  /** Mean of its price over the last price paid here; null where none can be compared. */
  readonly price_ratio: number | null;
  readonly quoted: number | null;
}

export async function readAlternatives(
  db: Queryable,
  supplierId: string,
  prices: readonly PriceRow[],
  day: Day,
  currency: string,
): Promise<AlternativeRow[]> {
  const { rows } = await db.query<AlternativeRow>(
    `select t.supplier_id, max(s.name) as name, count(distinct t.sku)::int as skus,
            avg(t.contract_price_minor / nullif(o.price, 0)) filter (where coalesce(t.currency, $5) = $5)::float8 as price_ratio,
            min(coalesce(t.quoted_lead_time_days, s.quoted_lead_time_days)) as quoted
       from unnest($2::text[], $3::float8[]) as o (sku, price)
       join supplier_sku t on t.sku = o.sku and t.supplier_id <> $1 and t.valid_from <= $4
        and (t.valid_to is null or t.valid_to >= $4)
       left join supplier s on s.supplier_id = t.supplier_id
      group by t.supplier_id order by skus desc, t.supplier_id`,
    [supplierId, prices.map(({ sku }) => sku), prices.map((one) => one.last_price), day, currency],
  );
  return rows;
}
