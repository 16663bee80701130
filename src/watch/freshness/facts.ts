import type { Queryable } from '../../domain/database.ts';
import type { Day } from '../../domain/day.ts';

/** The pulse of a source as of an instant: its last row, and its days with rows among the 120 days before. */
export interface PulseRow {
  readonly source: string;
  readonly last_at: Date | null;
  readonly active_days: number;
  /** Days from the first of those days to the last. */
  readonly span_days: number;
}

/** The pulses of the sources that the inventory watch rests on; a source without rows in 120 days has no row. */
export async function readPulses(
  db: Queryable,
  { now, today, timeZone }: { now: Date; today: Day; timeZone: string },
): Promise<PulseRow[]> {
  const { rows } = await db.query<PulseRow>(
    `with pulse as (
       select 'orders' as source, d.at::date as day
         from generate_series($2::date - 120, $2::date - 1, '1 day') as d(at)
        where exists (select 1 from sales_day s where s.day = d.at::date)
       union all
       select 'inventory', day from stock_day where day >= $2::date - 120 and day < $2 group by day
       union all
       select 'inventory', $2::date where exists (select 1 from inventory_level
        where captured_at <= $1 and captured_at >= $2::timestamp at time zone $3)),
     span as (
       select source, count(*)::int as active_days, max(day) - min(day) as span_days, max(day) as last_day
         from pulse group by source)
     select source, active_days, span_days,
            case source
              when 'orders' then (select max(ordered_at) from order_line
                where ordered_at <= $1 and ordered_at >= span.last_day::timestamp at time zone $3)
              else (select max(captured_at) from inventory_level
                where captured_at <= $1 and captured_at >= span.last_day::timestamp at time zone $3)
            end as last_at
       from span`,
    [now, today, timeZone],
  );
  return rows;
}
