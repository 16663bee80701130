import type { Queryable } from '../../domain/database.ts';
import type { Footing } from './gates.ts';

/** Each kind of rows with a table that holds it. */
const SOURCES = {
  orders: 'order_line',
  stock: 'inventory_level',
  'purchase orders': 'purchase_order_line',
  ads: 'ad_stat',
  returns: 'return_line',
  tickets: 'ticket',
  shipments: 'shipment',
} as const;

/** What was taken back longer ago speaks of how it acted then. */
const TRUST_DAYS = 90;

/** What the phases are judged by as of an instant, in one round trip; levels of autonomy are another room's. */
export async function readFooting(db: Queryable, now: Date): Promise<Omit<Footing, 'alone'>> {
  const has = Object.entries(SOURCES).map(([name, table]) => `('${name}', exists (select 1 from ${table}))`);
  const { rows } = await db.query<Omit<Footing, 'alone'>>(
    `with source(name, there) as (values ${has.join(', ')})
     select (select coalesce(array_agg(name) filter (where there), '{}') from source) as sources,
            (select coalesce(array_agg(name) filter (where not there), '{}') from source) as "missingSources",
            (select count(*)::int from member where roles && array['approver', 'admin']) as approvers,
            (select count(*)::int from channel_setting) as "briefedChannels",
            coalesce((select greatest(0, floor(extract(epoch from $1 - started_at) / 86400)) from baseline), 0)::int as days,
            d.decided, d."actedOn",
            (select coalesce(array_agg(distinct kind), '{}') from context_fact
              where kind not in ('unknowns', 'correction') and (expires_at is null or expires_at > $1)) as sharing,
            a."doneAlone", a."takenBack",
            (select count(distinct finding_id)::int from outcome where measured_at <= $1) as "lookedBack",
            (select count(distinct (kind, subject_type, subject_id))::int from context_fact
              where kind in ('event_lift', 'channel_return_ratio', 'lead_time_days', 'sizing_question_category')
                and (expires_at is null or expires_at > $1)
                and (jsonb_typeof(value->'interval') = 'array' or (value->>'n')::float8 >= 20)) as learned
       from (select count(distinct finding_id) filter (where verb in ('approve', 'reject'))::int as decided,
                    count(distinct finding_id) filter (where verb = 'approve')::int as "actedOn"
               from decision where at <= $1 and actor->>'type' = 'user') d,
            (select count(*) filter (where state in ('done', 'undone'))::int as "doneAlone",
                    count(*) filter (where exists (
                      select from decision d where d.action_id = action.id and d.verb in ('undo', 'harm')
                         and d.actor->>'type' = 'user' and d.at > $1::timestamptz - make_interval(days => $2)
                         and d.at <= $1))::int as "takenBack"
               from action where decided_by->>'name' = 'autonomy' and decided_at <= $1) a`,
    [now, TRUST_DAYS],
  );
  const [row] = rows;
  if (!row) throw new Error('An aggregate is always there');
  return row;
}
