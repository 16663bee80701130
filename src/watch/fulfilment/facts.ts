import type { Queryable } from '../../domain/database.ts';
import { addDays, type Day, dayOf, startOfDay } from '../../domain/day.ts';
import type { Shop } from '../../domain/shop.ts';

/** Days of picks that a night looks at. */
export const PICK_DAYS = 42;
/** Days of promises that a carrier's lateness is judged over. */
export const PROMISE_DAYS = 120;
/** Days after which a label that never left is taken for void. */
const LABEL_DAYS = 30;

/** Complete days before a run's instant, with the instants that bound them. */
export interface DayWindow {
  readonly now: Date;
  readonly from: Day;
  readonly today: Day;
  readonly days: number;
  readonly start: Date;
  readonly timeZone: string;
}

/** The `days` before `now` and the running one, which has index `days`. */
export function dayWindow(now: Date, { timeZone }: Shop, days: number): DayWindow {
  const today = dayOf(now, timeZone);
  const from = addDays(today, -days);
  return { now, from, today, days, start: startOfDay(from, timeZone), timeZone };
}

/** Picks of one SKU at one station and shift on one day; `at` counts days from the window's first. */
export interface PickRow {
  readonly at: number;
  readonly station: string | null;
  readonly shift: string | null;
  readonly sku: string;
  readonly picks: number;
  readonly errors: number;
}

/** A day of one place: its SKUs by lines, their picks and errors by commas, in one order. */
interface PickDayRow {
  readonly at: number;
  readonly station: string | null;
  readonly shift: string | null;
  readonly skus: string;
  readonly picks: string;
  readonly errors: string;
}

/** Picks by day, station, shift and SKU, with the errors that were known by the instant. */
export async function readPicks(
  db: Queryable,
  { now, from, start, timeZone }: DayWindow,
): Promise<PickRow[]> {
  // A hundred thousand small rows take longer to carry over than to count: a row per place and day.
  const { rows } = await db.query<PickDayRow>(
    `select at, station, shift, string_agg(sku, chr(10)) as skus, string_agg(picks::text, ',') as picks,
            string_agg(errors::text, ',') as errors
       from (select (picked_at at time zone $4)::date - $3::date as at, station, shift, sku, count(*) as picks,
                    count(*) filter (where sku_picked <> sku and coalesce(detected_at, picked_at) <= $2) as errors
               from pick where picked_at >= $1 and picked_at <= $2
              group by 1, 2, 3, 4) by_sku
      group by 1, 2, 3`,
    [start, now, from, timeZone],
  );
  return rows.flatMap(({ at, station, shift, skus, picks, errors }) => {
    const [counts, wrong] = [picks.split(','), errors.split(',')];
    return skus
      .split('\n')
      .map((sku, i) => ({ at, station, shift, sku, picks: Number(counts[i]), errors: Number(wrong[i]) }));
  });
}

/** How often one SKU was picked for another at one station and shift. */
export interface ConfusionRow {
  readonly station: string | null;
  readonly shift: string | null;
  readonly ordered: string;
  readonly picked: string;
  readonly errors: number;
}

/** Wrong picks known by the instant, by place and pair. */
export async function readConfusions(db: Queryable, { now, start }: DayWindow): Promise<ConfusionRow[]> {
  const { rows } = await db.query<ConfusionRow>(
    `select station, shift, sku as ordered, sku_picked as picked, count(*)::integer as errors
       from pick
      where picked_at >= $1 and picked_at <= $2 and sku_picked <> sku and coalesce(detected_at, picked_at) <= $2
      group by 1, 2, 3, 4`,
    [start, now],
  );
  return rows;
}

/** A customer's word that another product was in the parcel; text from outside. */
export interface WrongItemRow {
  readonly id: string;
  readonly table: 'return_line' | 'ticket';
  readonly sku: string;
  readonly text: string;
}

/** Returns and tickets about one SKU that say that the wrong thing came. */
export async function readWrongItems(db: Queryable, { now, start }: DayWindow): Promise<WrongItemRow[]> {
  const { rows } = await db.query<WrongItemRow>(
    `select return_id as id, 'return_line' as table, sku, coalesce(comment, '') as text
       from return_line where returned_at >= $1 and returned_at <= $2 and reason = 'wrong_item'
     union all
     select ticket_id, 'ticket', sku, concat_ws(' ', subject, body)
       from ticket where created_at >= $1 and created_at <= $2 and sku is not null
        and concat_ws(' ', subject, body) ~* $3`,
    [start, now, WRONG_ITEM],
  );
  return rows;
}

/** Words that say that another product came; "wrong size" alone may be the customer's own choice. */
const WRONG_ITEM =
  '\\m(wrong (item|product|colou?r|article|thing)|not (what|the one) I ordered|(sent|got|received|came with) (me )?(a |the )?(wrong|different))';

export interface ProductRow {
  readonly sku: string;
  readonly title: string | null;
  readonly category: string | null;
  readonly barcode: string | null;
  readonly bin: string | null;
}

/** What is on the shelves, with where it lies. */
export async function readShelf(db: Queryable): Promise<ProductRow[]> {
  const { rows } = await db.query<ProductRow>(
    `select sku, title, category, barcode, bin from product where status is distinct from 'archived' order by sku`,
  );
  return rows;
}

/** Units sold a SKU since the window's first day: how often each would be taken by mere chance. */
export async function readSoldLines(db: Queryable, { from, today }: DayWindow): Promise<Map<string, number>> {
  const { rows } = await db.query<{ sku: string; lines: number }>(
    'select sku, sum(lines)::integer as lines from sales_day where day >= $1 and day <= $2 group by sku',
    [from, today],
  );
  return new Map(rows.map(({ sku, lines }) => [sku, lines]));
}

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
