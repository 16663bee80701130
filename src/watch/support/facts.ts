import type { Queryable } from '../../domain/database.ts';
import type { Day } from '../../domain/day.ts';

/** Days of tickets that a night looks at; one that is open for longer is no longer waited for. */
export const TICKET_DAYS = 60;

/** A ticket as of the instant of the run. */
export interface TicketRow {
  readonly ticket_id: string;
  readonly created_at: Date;
  readonly channel: string | null;
  readonly customer_id: string | null;
  readonly order_id: string | null;
  readonly sku: string | null;
  readonly subject: string | null;
  /** Null where the export has no text. */
  readonly body: string | null;
  readonly tags: string | null;
  readonly is_open: boolean;
  readonly is_answered: boolean;
}

/**
 * Tickets of the last `TICKET_DAYS`, oldest first. What was solved or answered only later was neither at the instant;
 * a ticket that waits for its customer is not open.
 */
export async function readTickets(db: Queryable, now: Date): Promise<TicketRow[]> {
  const { rows } = await db.query<TicketRow>(
    `select ticket_id, created_at, channel, customer_id, order_id, sku, subject, left(body, 4000) as body, tags,
            case when solved_at is null then coalesce(status, 'open') <> 'solved' else solved_at > $1 end
              and not (coalesce(status, 'open') = 'pending' and coalesce(first_reply_at <= $1, true)) as is_open,
            coalesce(first_reply_at <= $1, false) as is_answered
       from ticket
      where created_at > $1::timestamptz - make_interval(days => $2) and created_at <= $1
      order by created_at, ticket_id`,
    [now, TICKET_DAYS],
  );
  return rows;
}

export interface UnitsRow {
  readonly category: string;
  readonly units: number;
}

/** Units sold by category in the days that the tickets are of. */
export async function readUnitsByCategory(db: Queryable, today: Day): Promise<UnitsRow[]> {
  const { rows } = await db.query<UnitsRow>(
    `select p.category, sum(s.units) as units from sales_day s join product p using (sku)
      where p.category is not null and s.day >= $1::date - $2::int and s.day < $1 group by p.category`,
    [today, TICKET_DAYS],
  );
  return rows;
}

/** An order as an answer needs it; `customers` counts who stands in its lines: more than one is nobody's. */
export interface OrderRow {
  readonly order_id: string;
  readonly customer_id: string | null;
  readonly customers: number;
  readonly ordered_at: Date;
  readonly cancelled: boolean;
  readonly skus: readonly string[];
}

/** The orders with these numbers, as of the instant. */
export async function readOrders(db: Queryable, ids: readonly string[], now: Date): Promise<OrderRow[]> {
  const { rows } = await db.query<OrderRow>(
    `select order_id, min(customer_id) as customer_id, count(distinct customer_id)::int as customers,
            min(ordered_at) as ordered_at, bool_and(cancelled_at is not null and cancelled_at <= $2) as cancelled,
            array_agg(distinct sku) as skus
       from order_line where order_id = any($1) and ordered_at <= $2 group by order_id`,
    [ids, now],
  );
  return rows;
}

export interface ParcelRow {
  readonly shipment_id: string;
  readonly order_id: string;
  readonly carrier: string | null;
  readonly service: string | null;
  readonly tracking_number: string | null;
  readonly shipped_at: Date | null;
  readonly promised_at: Date | null;
  readonly delivered_at: Date | null;
  readonly parcels: number;
}

/** The newest parcel of each of these orders, and how many it has; what happened later had not happened. */
export async function readParcels(db: Queryable, ids: readonly string[], now: Date): Promise<ParcelRow[]> {
  const { rows } = await db.query<ParcelRow>(
    `select distinct on (order_id) shipment_id, order_id, carrier, service, tracking_number, promised_at,
            case when shipped_at <= $2 then shipped_at end as shipped_at,
            case when delivered_at <= $2 then delivered_at end as delivered_at,
            count(*) over (partition by order_id)::int as parcels
       from shipment
      where order_id = any($1) and coalesce(label_created_at, shipped_at, $2) <= $2
      order by order_id, coalesce(label_created_at, shipped_at) desc nulls last, shipment_id`,
    [ids, now],
  );
  return rows;
}

export interface ReturnedRow {
  readonly order_id: string;
  readonly return_id: string;
  readonly returned_at: Date;
  readonly refund_minor: number | null;
  readonly returns: number;
}

/** The newest return of each of these orders, and how many it has. */
export async function readReturned(db: Queryable, ids: readonly string[], now: Date): Promise<ReturnedRow[]> {
  const { rows } = await db.query<ReturnedRow>(
    `select order_id, (array_agg(return_id order by returned_at desc, return_id))[1] as return_id,
            max(returned_at) as returned_at, sum(refund_minor)::bigint as refund_minor,
            count(distinct return_id)::int as returns
       from return_line where order_id = any($1) and returned_at <= $2 group by order_id`,
    [ids, now],
  );
  return rows;
}

export interface ProductRow {
  readonly sku: string;
  readonly title: string | null;
  readonly family: string | null;
  readonly first: string;
}

/** Names of products, by SKU, with what they are a variant of and the first SKU of those. */
export async function readTitles(db: Queryable, skus: readonly string[]): Promise<ProductRow[]> {
  const { rows } = await db.query<ProductRow>(
    `select sku, title, family, coalesce(first, sku) as first from (
       select sku, title, similar_group as family,
              case when similar_group is not null then min(sku) over (partition by similar_group) end as first
         from product) p
      where sku = any($1)`,
    [skus],
  );
  return rows;
}

/** How often these customers wrote in the year before, by customer. */
export async function readHistory(
  db: Queryable,
  customers: readonly string[],
  now: Date,
): Promise<{ customer_id: string; tickets: number; orders: number }[]> {
  const { rows } = await db.query<{ customer_id: string; tickets: number; orders: number }>(
    `select customer_id, count(*)::int as tickets, count(distinct order_id)::int as orders from ticket
      where customer_id = any($1) and created_at <= $2 and created_at > $2::timestamptz - interval '365 days'
      group by customer_id`,
    [customers, now],
  );
  return rows;
}
