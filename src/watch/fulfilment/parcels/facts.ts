import type { Queryable } from '../../../domain/database.ts';
import type { DayWindow } from '../window.ts';

/** Days of promises that a carrier's lateness is judged over. */
export const PROMISE_DAYS = 120;
/** Days after which a label that never left is taken for void. */
const LABEL_DAYS = 30;

/** A parcel that has a label and has not left. */
export interface LabelRow {
  readonly shipment_id: string;
  readonly order_id: string;
  readonly carrier: string | null;
  readonly service: string | null;
  readonly tracking_number: string | null;
  readonly label_created_at: Date | null;
  readonly promised_at: Date | null;
  readonly cost_minor: number | null;
  readonly currency: string | null;
  readonly ship_line1: string | null;
  readonly ship_line2: string | null;
  readonly ship_city: string | null;
  readonly ship_region: string | null;
  readonly ship_postcode: string | null;
  readonly ship_country: string | null;
  /** How the things in it may travel, with bars between: "normal|hazmat". */
  readonly shippable: string | null;
  readonly categories: string | null;
  readonly grams: number | null;
}

/** Labels of the last weeks whose parcel had not left at the instant and whose order still stood. */
export async function readOpenLabels(db: Queryable, now: Date): Promise<LabelRow[]> {
  const { rows } = await db.query<LabelRow>(
    `select s.shipment_id, s.order_id, s.carrier, s.service, s.tracking_number, s.label_created_at, s.promised_at,
            s.cost_minor, s.currency, s.ship_line1, s.ship_line2, s.ship_city, s.ship_region, s.ship_postcode,
            s.ship_country, content.shippable, content.categories, content.grams
       from shipment s
       left join lateral (
         select string_agg(distinct p.shippable, '|') as shippable, string_agg(distinct p.category, '|') as categories,
                sum(o.quantity * p.weight_grams)::integer as grams, bool_and(coalesce(o.cancelled_at <= $1, false)) as void
           from order_line o left join product p on p.sku = o.sku where o.order_id = s.order_id) content on true
      where s.label_created_at > $1::timestamptz - make_interval(days => $2) and s.label_created_at <= $1
        and (s.shipped_at > $1 or s.shipped_at is null and coalesce(s.status, 'label') = 'label')
        and (s.delivered_at is null or s.delivered_at > $1)
        and content.void is distinct from true
      order by s.shipment_id`,
    [now, LABEL_DAYS],
  );
  return rows;
}

/** Parcels of a carrier's service that were due on a day, and how many came later than promised. */
export interface PromiseRow {
  readonly carrier: string;
  readonly service: string | null;
  readonly at: number;
  readonly due: number;
  readonly late: number;
}

/**
 * Promises that had come due by the instant, by carrier, service and day. A parcel without a delivery scan is late
 * once its promise has passed, unless its status says that it came and only the instant is missing.
 */
export async function readPromises(
  db: Queryable,
  { now, from, start, timeZone }: DayWindow,
): Promise<PromiseRow[]> {
  const { rows } = await db.query<PromiseRow>(
    `select carrier, service, (promised_at at time zone $4)::date - $3::date as at, count(*)::integer as due,
            count(*) filter (where delivered_at is null or delivered_at > promised_at)::integer as late
       from shipment
      where promised_at >= $1 and promised_at <= $2 and shipped_at <= $2 and carrier is not null
        and label_created_at > $1::timestamptz - interval '60 days' and label_created_at <= $2
        and not (delivered_at is null and status in ('delivered', 'returned'))
      group by 1, 2, 3`,
    [start, now, from, timeZone],
  );
  return rows;
}

/** What a label costs on average, by carrier and service. */
export interface LabelCostRow {
  readonly carrier: string;
  readonly service: string | null;
  readonly labels: number;
  readonly cost_minor: number | null;
  readonly currency: string | null;
}

/** The services in use since the window's first day, the most used first. */
export async function readLabelCosts(db: Queryable, { now, start }: DayWindow): Promise<LabelCostRow[]> {
  const { rows } = await db.query<LabelCostRow>(
    `select carrier, service, count(*)::integer as labels, round(avg(cost_minor))::integer as cost_minor, min(currency) as currency
       from shipment where label_created_at >= $1 and label_created_at <= $2 and carrier is not null
      group by 1, 2 order by 3 desc`,
    [start, now],
  );
  return rows;
}

/** Earlier parcels to one building, with and without a flat or suite. */
export interface BuildingRow {
  readonly line1: string;
  readonly postcode: string;
  readonly parcels: number;
  readonly with_unit: number;
}

/** Parcels labelled in the year before the instant to the buildings of the given addresses. */
export async function readBuildings(
  db: Queryable,
  now: Date,
  wanted: readonly { line1: string; postcode: string; shipmentId: string }[],
): Promise<BuildingRow[]> {
  if (wanted.length === 0) return [];
  const { rows } = await db.query<BuildingRow>(
    `with wanted as (
       select distinct lower(line1) as line1, left(postcode, 5) as postcode from unnest($1::text[], $2::text[]) as w (line1, postcode))
     select wanted.line1, wanted.postcode, count(*)::integer as parcels,
            count(*) filter (where s.ship_line2 <> '')::integer as with_unit
       from wanted
       join shipment s on lower(s.ship_line1) = wanted.line1 and left(s.ship_postcode, 5) = wanted.postcode
      where s.label_created_at > $4::timestamptz - interval '400 days' and s.label_created_at <= $4
        and s.shipment_id <> all($3)
      group by 1, 2`,
    [
      wanted.map(({ line1 }) => line1),
      wanted.map(({ postcode }) => postcode),
      wanted.map(({ shipmentId }) => shipmentId),
      now,
    ],
  );
  return rows;
}
