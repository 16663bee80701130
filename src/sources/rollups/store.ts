import type { Queryable } from '../../domain/database.ts';

/** Brings the roll-ups of the (sku, day) pairs that an import wrote up to date, set-based, from the rows themselves. */
const ROLL_UPS: Readonly<Record<string, readonly string[]>> = {
  orders: [
    `with touched as (
       select distinct sku, (ordered_at at time zone $2)::date as day from order_line where import_id = $1
     )
     insert into sales_day (sku, day, units, lines, max_line_units, revenue_minor)
     select o.sku, t.day, sum(o.quantity), count(*), max(o.quantity),
            sum(o.quantity * o.unit_price_minor - coalesce(o.discount_minor, 0))
     from touched t
     join order_line o on o.sku = t.sku
      and o.ordered_at >= (t.day::timestamp at time zone $2) and o.ordered_at < ((t.day + 1)::timestamp at time zone $2)
     group by o.sku, t.day
     on conflict (sku, day) do update set units = excluded.units, lines = excluded.lines,
       max_line_units = excluded.max_line_units, revenue_minor = excluded.revenue_minor`,
    `insert into cancel_day (sku, day, cancelled_on, units)
     select sku, (ordered_at at time zone $2)::date, (cancelled_at at time zone $2)::date, sum(quantity)
     from order_line where cancelled_at is not null
      and sku in (select sku from order_line where import_id = $1 and cancelled_at is not null)
     group by 1, 2, 3
     on conflict (sku, day, cancelled_on) do update set units = excluded.units`,
  ],
  returns: [
    `insert into restock_day (sku, day, returned, restocked)
     select sku, (returned_at at time zone $2)::date, sum(quantity),
            coalesce(sum(quantity) filter (where restocked), 0)
     from return_line where sku in (select sku from return_line where import_id = $1)
     group by 1, 2
     on conflict (sku, day) do update set returned = excluded.returned, restocked = excluded.restocked`,
  ],
  inventory: [
    `insert into stock_day (sku, day, on_hand, committed, incoming)
     select sku, day, sum(on_hand), sum(committed), sum(incoming)
     from (
       select distinct on (l.sku, l.location, t.day) l.sku, t.day, l.on_hand, l.committed, l.incoming
       from (select distinct sku, (captured_at at time zone $2)::date as day
             from inventory_level where import_id = $1) t
       join inventory_level l on l.sku = t.sku
        and l.captured_at >= (t.day::timestamp at time zone $2)
        and l.captured_at < ((t.day + 1)::timestamp at time zone $2)
       order by l.sku, l.location, t.day, l.captured_at desc
     ) last
     group by sku, day
     on conflict (sku, day) do update set on_hand = excluded.on_hand, committed = excluded.committed,
       incoming = excluded.incoming`,
  ],
};

/** Refreshes the roll-ups of what one import wrote of one entity. */
export async function refreshRollUps(
  tx: Queryable,
  entity: string,
  importId: number,
  timeZone: string,
): Promise<void> {
  for (const statement of ROLL_UPS[entity] ?? []) await tx.query(statement, [importId, timeZone]);
}
