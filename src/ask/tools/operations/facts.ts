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
