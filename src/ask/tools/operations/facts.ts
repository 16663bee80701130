import type { Queryable } from '../../../domain/database.ts';
import type { Day } from '../../../domain/day.ts';
import { WITHIN, type Window } from '../facts.ts';

export interface OrderRow {
  readonly order_id: string;
  readonly ordered_at: Date;
  readonly units: number;
  readonly skus: readonly string[];
  readonly cancelled: boolean;
  readonly first_order: boolean | null;
  readonly shipments: readonly {
    readonly shipment_id: string;
    readonly carrier: string | null;
    readonly service: string | null;
    readonly tracking: string | null;
    readonly label: string | null;
    readonly shipped: string | null;
    readonly promised: string | null;
    readonly delivered: string | null;
  }[];
}

/** An order with its shipments as of an instant; null where none is loaded. */
export async function readOrder(db: Queryable, orderId: string, now: Date): Promise<OrderRow | null> {
  const { rows } = await db.query<OrderRow>(
    `select o.order_id, min(o.ordered_at) as ordered_at, sum(o.quantity)::int as units,
            array_agg(distinct o.sku) as skus, bool_and(coalesce(o.cancelled_at <= $2, false)) as cancelled,
            bool_or(o.first_order) as first_order,
            (select coalesce(jsonb_agg(jsonb_build_object('shipment_id', s.shipment_id, 'carrier', s.carrier,
                      'service', s.service, 'tracking', s.tracking_number, 'label', s.label_created_at,
                      'shipped', case when s.shipped_at <= $2 then s.shipped_at end, 'promised', s.promised_at,
                      'delivered', case when s.delivered_at <= $2 then s.delivered_at end)
                      order by s.label_created_at), '[]')
               from shipment s where s.order_id = o.order_id
                and coalesce(s.label_created_at, s.shipped_at, $2) <= $2) as shipments
       from order_line o where o.order_id = $1 and o.ordered_at <= $2 group by o.order_id`,
    [orderId, now],
  );
  return rows[0] ?? null;
}

export interface OpenPurchaseOrder {
  readonly po_id: string;
  readonly supplier_id: string;
  readonly supplier: string;
  readonly promised_on: Day | null;
  readonly outstanding: number;
  readonly lines: number;
}

/** Purchase orders with something still to come, those promised first at the top. */
export async function readOpenOrders(
  db: Queryable,
  now: Date,
  timeZone: string,
): Promise<OpenPurchaseOrder[]> {
  const { rows } = await db.query<OpenPurchaseOrder>(
    `select p.po_id, p.supplier_id, coalesce(s.name, p.supplier_id) as supplier,
            min((p.promised_at at time zone $2)::date)::text as promised_on,
            sum(greatest(p.quantity_ordered - coalesce(r.units, 0), 0))::int as outstanding, count(*)::int as lines
       from purchase_order_line p
       left join supplier s using (supplier_id)
       left join (select po_id, sku, sum(quantity) as units from receipt where received_at <= $1 group by 1, 2) r
         using (po_id, sku)
      where p.ordered_at <= $1 and coalesce(p.status, '') not in ('draft', 'cancelled', 'received')
        and p.quantity_ordered > coalesce(r.units, 0)
      group by p.po_id, p.supplier_id, s.name order by 4 nulls last, 1`,
    [now, timeZone],
  );
  return rows;
}

export interface TicketCounts {
  readonly open: number;
  readonly oldest: Date | null;
  readonly solved: number;
}

export async function readTicketCounts(db: Queryable, now: Date): Promise<TicketCounts | null> {
  const { rows } = await db.query<TicketCounts & { all: number }>(
    `select count(*)::int as all,
            count(*) filter (where solved_at is null or solved_at > $1)::int as open,
            min(created_at) filter (where solved_at is null or solved_at > $1) as oldest,
            count(*) filter (where solved_at > $1::timestamptz - interval '1 day' and solved_at <= $1)::int as solved
       from ticket where created_at <= $1`,
    [now],
  );
  return rows[0] && rows[0].all > 0 ? rows[0] : null;
}

export interface ListedTicket extends TicketRow {
  readonly sku: string | null;
  readonly created_at: Date;
  readonly open: boolean;
}

/** Tickets that are open, or were opened or solved in a window; of some SKUs where they are given; the oldest first. */
export async function readTickets(
  db: Queryable,
  { from, to, timeZone, now }: Window,
  { which, skus }: { which: 'open' | 'opened' | 'solved'; skus: readonly string[] | null },
): Promise<ListedTicket[]> {
  const { rows } = await db.query<ListedTicket>(
    `select ticket_id, subject, body, order_id, sku, created_at, (solved_at is null or solved_at > $4) as open
       from ticket
      where created_at <= $4 and ($6::text[] is null or sku = any($6))
        and case $5 when 'open' then solved_at is null or solved_at > $4
                    when 'solved' then solved_at <= $4 and ${WITHIN('solved_at')}
                    else ${WITHIN('created_at')} end
      order by created_at, ticket_id`,
    [from, to, timeZone, now, which, skus],
  );
  return rows;
}

export interface PickRow {
  readonly station: string;
  readonly shift: string;
  readonly picks: number;
  readonly errors: number;
}

/** Picks and wrong ones by station and shift since a day. */
export async function readPicks(db: Queryable, { from, to, timeZone, now }: Window): Promise<PickRow[]> {
  const { rows } = await db.query<PickRow>(
    `select coalesce(station, '') as station, coalesce(shift, '') as shift, count(*)::int as picks,
            count(*) filter (where sku_picked is not null and sku_picked <> sku and coalesce(detected_at, $4) <= $4)::int as errors
       from pick where ${WITHIN('picked_at')} and picked_at <= $4 group by 1, 2`,
    [from, to, timeZone, now],
  );
  return rows;
}

/** What may or may not be loaded, with the column that says since when a row is known. */
const LOADED = {
  ad_stat: 'hour',
  return_line: 'returned_at',
  pick: 'picked_at',
  shipment: 'label_created_at',
} as const;

/** Whether any row of a table is known by an instant: of what was never loaded, "none" is not said. */
export async function isLoaded(db: Queryable, table: keyof typeof LOADED, now: Date): Promise<boolean> {
  const { rows } = await db.query<{ has: boolean }>(
    `select exists (select from ${table} where ${LOADED[table]} <= $1) as has`,
    [now],
  );
  return rows[0]?.has ?? false;
}

export interface TicketRow {
  readonly ticket_id: string;
  readonly subject: string | null;
  readonly body: string | null;
  readonly order_id: string | null;
}

/** A ticket; null where none is loaded. */
export async function readTicket(db: Queryable, id: string, now: Date): Promise<TicketRow | null> {
  const { rows } = await db.query<TicketRow>(
    'select ticket_id, subject, body, order_id from ticket where ticket_id = $1 and created_at <= $2',
    [id, now],
  );
  return rows[0] ?? null;
}

export interface SkuTerms {
  readonly sku: string;
  readonly title: string;
  readonly category: string | null;
  readonly status: string | null;
  readonly bin: string | null;
  readonly price: number | null;
  readonly cost: number | null;
  readonly currency: string | null;
  readonly supplier: string | null;
  readonly contract: number | null;
  readonly contract_currency: string | null;
  readonly moq: number | null;
  readonly case_pack: number | null;
}

/** What a SKU is sold and bought for, in minor units, with the supplier's terms in force on a day; null where it is not loaded. */
export async function readSkuTerms(db: Queryable, sku: string, day: Day): Promise<SkuTerms | null> {
  const { rows } = await db.query<SkuTerms>(
    `select p.sku, coalesce(p.title, p.sku) as title, p.category, p.status, p.bin, p.price_minor::float8 as price,
            p.unit_cost_minor::float8 as cost, p.currency, coalesce(s.name, t.supplier_id) as supplier,
            t.contract_price_minor::float8 as contract, coalesce(t.currency, s.currency) as contract_currency, t.moq, t.case_pack
       from product p
       left join lateral (select * from supplier_sku where sku = p.sku and valid_from <= $2::date
                             and (valid_to is null or valid_to >= $2::date)
                           order by coalesce(preferred, false) desc, valid_from desc limit 1) t on true
       left join supplier s on s.supplier_id = t.supplier_id
      where p.sku = $1`,
    [sku, day],
  );
  return rows[0] ?? null;
}

export interface CampaignRow {
  readonly id: string;
  readonly title: string;
  readonly platform: string | null;
  readonly status: string | null;
  readonly budget: number | null;
  readonly budget_currency: string | null;
  /** In minor units; null where no figures are loaded for the window. */
  readonly cost: number | null;
  readonly currency: string | null;
  readonly clicks: number;
  readonly conversions: number;
  readonly value: number | null;
}

/** Every campaign with what it spent and brought in a window: its own figures, or those of its keywords where it has none. */
export async function readCampaigns(
  db: Queryable,
  { from, to, timeZone, now }: Window,
): Promise<CampaignRow[]> {
  const { rows } = await db.query<CampaignRow>(
    `with stat as (
       select case s.entity_kind when 'campaign' then s.entity_id else k.campaign_id end as campaign_id, s.entity_kind,
              s.currency, sum(s.cost_minor)::float8 as cost, sum(s.clicks)::int as clicks,
              sum(s.conversions)::float8 as conversions, sum(s.conversion_value_minor)::float8 as value
         from ad_stat s left join keyword k on s.entity_kind = 'keyword' and k.keyword_id = s.entity_id
        where ${WITHIN('s.hour')} and s.hour <= $4 group by 1, 2, 3),
      own as (select * from stat s where entity_kind = 'campaign'
                  or not exists (select from stat o where o.entity_kind = 'campaign' and o.campaign_id = s.campaign_id))
     select c.campaign_id as id, coalesce(c.name, c.campaign_id) as title, c.platform, c.status,
            c.daily_budget_minor::float8 as budget, c.currency as budget_currency, o.cost, coalesce(o.currency, c.currency) as currency,
            coalesce(o.clicks, 0) as clicks, coalesce(o.conversions, 0) as conversions, o.value
       from campaign c left join own o using (campaign_id)
      order by o.cost desc nulls last, c.campaign_id`,
    [from, to, timeZone, now],
  );
  return rows;
}

/** The days between which ad figures are loaded. */
export async function readAdSpan(
  db: Queryable,
  now: Date,
  timeZone: string,
): Promise<{ first: Day | null; last: Day | null }> {
  const { rows } = await db.query<{ first: Day | null; last: Day | null }>(
    `select (min(hour) at time zone $2)::date::text as first, (max(hour) at time zone $2)::date::text as last
       from ad_stat where hour <= $1`,
    [now, timeZone],
  );
  return rows[0] ?? { first: null, last: null };
}
