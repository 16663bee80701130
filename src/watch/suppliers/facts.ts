import type { Queryable } from '../../domain/database.ts';
import type { Day } from '../../domain/day.ts';

export interface OrderedLineRow {
  readonly po_id: string;
  readonly sku: string;
  readonly supplier_id: string;
  readonly ordered_on: Day;
  readonly promised_on: Day | null;
  readonly ordered: number;
  readonly received: number;
  /** Mean day of arrival of what has come, weighted by units; null when nothing has. */
  readonly arrived_on: Day | null;
  readonly closed: boolean;
}

/**
 * Purchase order lines that were placed by the instant, with what had arrived by then. Drafts and cancelled ones are
 * no orders; a line marked received counts as closed once its last receipt has come, even when short.
 */
export async function readOrderedLines(
  db: Queryable,
  now: Date,
  timeZone: string,
): Promise<OrderedLineRow[]> {
  const { rows } = await db.query<OrderedLineRow>(
    `select p.po_id, p.sku, p.supplier_id, (p.ordered_at at time zone $2)::date as ordered_on,
            (p.promised_at at time zone $2)::date as promised_on, p.quantity_ordered as ordered,
            coalesce(r.received, 0)::int as received,
            (to_timestamp(r.mean_epoch) at time zone $2)::date as arrived_on,
            (p.status = 'received' and not coalesce(r.more_later, false)) as closed
       from purchase_order_line p
       left join (
         select po_id, sku, sum(quantity) filter (where received_at <= $1) as received,
                sum(extract(epoch from received_at) * quantity) filter (where received_at <= $1)
                  / nullif(sum(quantity) filter (where received_at <= $1), 0) as mean_epoch,
                bool_or(received_at > $1) as more_later
           from receipt group by po_id, sku) r on r.po_id = p.po_id and r.sku = p.sku
      where p.ordered_at <= $1 and p.status is distinct from 'draft' and p.status is distinct from 'cancelled'`,
    [now, timeZone],
  );
  return rows;
}

export interface TermsRow {
  readonly sku: string;
  readonly supplier_id: string;
  readonly name: string | null;
  readonly quoted: number | null;
}

/** Who would be asked for each SKU on the day: the preferred terms in force, else the newest; then the last supplier. */
export async function readTerms(db: Queryable, today: Day): Promise<TermsRow[]> {
  const { rows } = await db.query<TermsRow>(
    `select distinct on (t.sku) t.sku, t.supplier_id, s.name,
            coalesce(t.quoted_lead_time_days, s.quoted_lead_time_days) as quoted
       from supplier_sku t left join supplier s using (supplier_id)
      where t.valid_from <= $1 and (t.valid_to is null or t.valid_to >= $1)
      order by t.sku, t.preferred desc nulls last, t.valid_from desc, t.supplier_id`,
    [today],
  );
  return rows;
}

export interface SupplierRow {
  readonly supplier_id: string;
  readonly name: string | null;
  readonly quoted: number | null;
}

/** Every supplier with its own quote. */
export async function readSuppliers(db: Queryable): Promise<SupplierRow[]> {
  const { rows } = await db.query<SupplierRow>(
    'select supplier_id, name, quoted_lead_time_days as quoted from supplier',
  );
  return rows;
}
