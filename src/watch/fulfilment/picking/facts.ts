import type { Queryable } from '../../../domain/database.ts';
import type { DayWindow } from '../window.ts';

/** Days of picks that a night looks at. */
export const PICK_DAYS = 42;

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
