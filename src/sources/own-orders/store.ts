import type { Transaction } from '../../domain/database.ts';
import type { Day } from '../../domain/day.ts';
import type { Money } from '../../domain/money.ts';

/** A purchase order line that Daybreak itself placed. */
export interface OwnOrder {
  readonly poId: string;
  readonly sku: string;
  readonly supplierId: string;
  readonly orderedAt: Date;
  readonly promisedOn: Day | null;
  readonly quantity: number;
  readonly unitPrice: Money | null;
}

/** The source under which our own orders stand beside imported ones. */
export const OWN_SOURCE = 'daybreak';

/** Makes an order of ours an open order, so that the next night counts it. The same order again changes nothing. */
export async function recordOwnOrder(tx: Transaction, order: OwnOrder): Promise<void> {
  await tx.query(
    `insert into purchase_order_line (po_id, sku, supplier_id, ordered_at, promised_at, quantity_ordered,
                                      unit_price_minor, currency, status, source)
     values ($1, $2, $3, $4, $5::date, $6, $7, $8, 'sent', $9)
     on conflict (po_id, sku) do nothing`,
    [
      order.poId,
      order.sku,
      order.supplierId,
      order.orderedAt,
      order.promisedOn,
      order.quantity,
      order.unitPrice?.minor ?? null,
      order.unitPrice?.currency ?? null,
      OWN_SOURCE,
    ],
  );
}

/** Takes an order of ours back: its lines stay, as cancelled. */
export async function cancelOwnOrder(tx: Transaction, poId: string): Promise<void> {
  await tx.query(`update purchase_order_line set status = 'cancelled' where po_id = $1 and source = $2`, [
    poId,
    OWN_SOURCE,
  ]);
}
