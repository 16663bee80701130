/** How the rows of one table are kept rolled up by day. `$zone` stands for the shop's time zone. */
export interface RollUp {
  /** The day that a row counts on, in terms of the row's columns. */
  readonly day: string;
  /** The instant column behind `day`. */
  readonly at: string;
  /** The columns that the sums need, and no more: returning whole rows costs a tenth of an insert. */
  readonly needs: string;
  /** Roll-up tables, each with sku and day. */
  readonly tables: readonly RollUpTable[];
}

export interface RollUpTable {
  readonly name: string;
  /** What the rows of relation `r` come to, one row for each key. */
  readonly sums: string;
  /** How new rows add to a roll-up that is there; null where they cannot be added, only counted again. */
  readonly add: string | null;
}

const ORDER_DAY = '(r.ordered_at at time zone $zone)::date';
const RETURN_DAY = '(r.returned_at at time zone $zone)::date';
const STOCK_DAY = '(r.captured_at at time zone $zone)::date';

/** By entity; what is not here is not rolled up. */
export const ROLL_UPS: Readonly<Record<string, RollUp>> = {
  orders: {
    day: ORDER_DAY,
    at: 'ordered_at',
    needs: 'sku, ordered_at, quantity, unit_price_minor, discount_minor, cancelled_at',
    tables: [
      {
        name: 'sales_day',
        sums: `select r.sku, ${ORDER_DAY} as day, sum(r.quantity) as units, count(*) as lines,
                      max(r.quantity) as max_line_units,
                      sum(r.quantity * r.unit_price_minor - coalesce(r.discount_minor, 0)) as revenue_minor
               from r group by 1, 2`,
        add: `(sku, day) do update set units = t.units + excluded.units, lines = t.lines + excluded.lines,
              max_line_units = greatest(t.max_line_units, excluded.max_line_units),
              revenue_minor = t.revenue_minor + excluded.revenue_minor`,
      },
      {
        name: 'cancel_day',
        sums: `select r.sku, ${ORDER_DAY} as day, (r.cancelled_at at time zone $zone)::date as cancelled_on,
                      sum(r.quantity) as units
               from r where r.cancelled_at is not null group by 1, 2, 3`,
        add: '(sku, day, cancelled_on) do update set units = t.units + excluded.units',
      },
    ],
  },
  returns: {
    day: RETURN_DAY,
    at: 'returned_at',
    needs: 'sku, returned_at, quantity, restocked',
    tables: [
      {
        name: 'restock_day',
        sums: `select r.sku, ${RETURN_DAY} as day, sum(r.quantity) as returned,
                      coalesce(sum(r.quantity) filter (where r.restocked), 0) as restocked
               from r group by 1, 2`,
        add: `(sku, day) do update set returned = t.returned + excluded.returned,
              restocked = t.restocked + excluded.restocked`,
      },
    ],
  },
  inventory: {
    day: STOCK_DAY,
    at: 'captured_at',
    needs: 'sku, location, captured_at, on_hand, committed, incoming',
    tables: [
      {
        name: 'stock_day',
        sums: `select last.sku, last.day, sum(last.on_hand) as on_hand, sum(last.committed) as committed,
                      sum(last.incoming) as incoming
               from (select distinct on (r.sku, r.location, ${STOCK_DAY}) r.sku, ${STOCK_DAY} as day, r.on_hand,
                            r.committed, r.incoming
                     from r order by r.sku, r.location, ${STOCK_DAY}, r.captured_at desc) last
               group by 1, 2`,
        add: null,
      },
    ],
  },
};
