import type { SamplePast } from '../past.ts';
import type { Purchase } from '../purchases.ts';
import { dollars, type FeedFile } from './feed-file.ts';

/** Orders go out at ten; deliveries are booked in at eleven; stock is counted at midnight. */
const ORDERED_AT = 10 * 60;
const RECEIVED_AT = 11 * 60;
const COUNTED_AT = 0;
const PROMISED_AT = 17 * 60;

/** Everything ordered from a supplier on one day is one order. */
function orderId({ supplier, orderedOn }: Purchase, { day }: SamplePast): string {
  return `PO-${day(orderedOn).replaceAll('-', '').slice(2)}-${supplier.id.slice(1)}`;
}

/** What has been ordered by this morning. */
function ordered(past: SamplePast): Purchase[] {
  return past.histories
    .flatMap(({ purchases }) => purchases)
    .filter(({ orderedOn }) => orderedOn < past.world.days.length);
}

export function purchaseOrdersFile(past: SamplePast): FeedFile {
  const today = past.world.days.length;
  return {
    name: 'purchase_orders',
    columns: [
      'po_id',
      'sku',
      'supplier_id',
      'ordered_at',
      'promised_at',
      'quantity_ordered',
      'unit_price',
      'currency',
      'status',
    ],
    rows: ordered(past).map((one) => [
      orderId(one, past),
      one.product.sku,
      one.supplier.id,
      past.instant(one.orderedOn, ORDERED_AT),
      past.instant(one.promisedOn, PROMISED_AT),
      one.quantity,
      dollars(one.product.unitCost),
      past.world.currency,
      one.arrivesOn < today ? 'received' : one.orderedOn > today - 3 ? 'sent' : 'in_transit',
    ]),
  };
}

export function receiptsFile(past: SamplePast): FeedFile {
  const arrived = ordered(past).filter(({ arrivesOn }) => arrivesOn < past.world.days.length);
  return {
    name: 'receipts',
    columns: ['receipt_id', 'po_id', 'sku', 'received_at', 'quantity', 'quantity_rejected', 'lot'],
    rows: arrived.map((one, index) => {
      const po = orderId(one, past);
      const at = past.instant(one.arrivesOn, RECEIVED_AT);
      return [`RC-${10_000 + index}`, po, one.product.sku, at, one.quantity, one.rejected, `L${po.slice(3)}`];
    }),
  };
}

/** The count of each morning, today's among them. */
export function inventoryFile(past: SamplePast): FeedFile {
  return {
    name: 'inventory',
    columns: ['captured_at', 'sku', 'on_hand', 'committed'],
    rows: counts(past),
  };
}

function* counts({ histories, instant }: SamplePast): Iterable<[string, string, number, number]> {
  for (const { product, onHand } of histories) {
    for (const [day, units] of onHand.entries()) yield [instant(day, COUNTED_AT), product.sku, units, 0];
  }
}
