import type { Queryable } from '../../domain/database.ts';
import type { Day } from '../../domain/day.ts';
import { SOURCES, type WatchedSource } from './sources.ts';

/** The pulse of a source as of an instant: its last row, and its days with rows among the last 120. */
export interface PulseRow {
  readonly source: string;
  readonly last_at: Date;
  readonly last_day: Day;
  readonly active_days: number;
  /** Days from the first of those days to the last. */
  readonly span_days: number;
  /** ISO weekdays that had rows in at least half of those weeks; none below two weeks. */
  readonly usual_weekdays: readonly number[];
}

/** Days that are looked back on. */
const WINDOW_DAYS = 120;

/** The pulses of the watched sources; a source without rows in the window has no row. */
export async function readPulses(
  db: Queryable,
  { now, today, timeZone }: { now: Date; today: Day; timeZone: string },
): Promise<PulseRow[]> {
  const { rows } = await db.query<PulseRow>(PULSES, [now, today, timeZone, WINDOW_DAYS]);
  return rows;
}

/** Where sums by day, or the import's own book, say sooner than the rows on which days there were any. */
const SUMMED: Readonly<Record<string, string>> = {
  orders: 'select day from sales_day where day >= $2::date - $4::int and day <= $2 group by day',
  // Today's levels are summed up once the day is over.
  inventory: `select day from stock_day where day >= $2::date - $4::int and day < $2 group by day
    union select $2::date where exists (
      select from inventory_level where captured_at >= $2::timestamp at time zone $3 and captured_at <= $1)`,
  // Platforms report every day on which money is spent, and their rows are the most there are.
  ad_stats: `select (least(max(last_row_at), $1) at time zone $3)::date as day
    from source_freshness where entity = 'ad_stats' and first_row_at <= $1 having count(*) > 0`,
};

const PULSES = `
  with pulse as (
    ${SOURCES.map(daysOf).join('\n    union all\n    ')}
  ), span as (
    select source, count(*)::int as active_days, max(day) - min(day) as span_days,
           max(day) as last_day, max(day)::timestamp at time zone $3 as last_begins
      from pulse group by source
  ), weekday as (
    select source, extract(isodow from day)::int as weekday, count(*) as days from pulse group by 1, 2
  )
  select source, active_days, span_days, last_day,
         array(select weekday from weekday where weekday.source = span.source and span_days >= 14 and 14 * days >= span_days)
           as usual_weekdays,
         coalesce(case source ${SOURCES.map(lastOf).join(' ')} end, last_begins) as last_at
    from span`;

function daysOf({ id, table, at }: WatchedSource): string {
  const days =
    SUMMED[id] ??
    `select (${at} at time zone $3)::date as day from ${table}
      where ${at} >= ($2::date - $4::int)::timestamp at time zone $3 and ${at} <= $1 group by 1`;
  return `select '${id}' as source, day from (${days}) as ${id}_day (day)`;
}

function lastOf({ id, table, at }: WatchedSource): string {
  return `when '${id}' then (select max(${at}) from ${table} where ${at} >= last_begins and ${at} <= $1)`;
}
