import { ownCopy } from '../own-copy.ts';
import type { Profile, RowReader } from '../profile.ts';

const COLUMNS =
  'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Shipping Zip,Shipping Country,Cancelled at,Payment Method,Refunded Amount,Vendor,Id,Tags,Source,Lineitem discount'.split(
    ',',
  );

/** Filled on the first row of an order only; the rows that follow repeat nothing but its Name. */
const ORDER_FIELDS = {
  ordered_at: 'Created at',
  cancelled_at: 'Cancelled at',
  currency: 'Currency',
  sales_channel: 'Source',
  ship_country: 'Shipping Country',
  ship_postcode: 'Shipping Zip',
} as const;

/** Shopify's order export, 2021 and later: one row a line, the order's own columns on its first row only. */
export const SHOPIFY_ORDERS: Profile = {
  id: 'shopify.orders',
  title: 'Shopify orders',
  platform: 'Shopify',
  source: 'shopify',
  anchors: ['Name', 'Created at', 'Lineitem quantity', 'Lineitem name', 'Lineitem sku'],
  columns: COLUMNS,
  aliases: {
    'Cancelled at': ['Canceled at'],
    'Lineitem sku': ['Line item sku'],
    'Lineitem quantity': ['Line item quantity'],
    'Lineitem name': ['Line item name'],
    'Lineitem price': ['Line item price'],
  },
  reads: {
    entity: 'orders',
    fields: {
      order_id: 'Name',
      line: 'Name',
      ordered_at: 'Created at',
      sku: 'Lineitem sku',
      quantity: 'Lineitem quantity',
      unit_price: 'Lineitem price',
      discount: 'Lineitem discount',
      currency: 'Currency',
      sales_channel: 'Source',
      ship_country: 'Shipping Country',
      ship_postcode: 'Shipping Zip',
      cancelled_at: 'Cancelled at',
      shipping_charged: 'Shipping',
    },
    open: readOrders,
  },
  cannotGive: ["Shopify's order export has no refund lines: returns need a returns file."],
};

function readOrders(): RowReader {
  let name = '';
  let line = 0;
  let order: Record<string, string> = {};
  const titled = new Set<string>();
  return {
    row: (row, sink) => {
      const isFirst = row('Name') !== name;
      if (isFirst) {
        name = row('Name');
        line = 0;
        order = Object.fromEntries(
          Object.entries(ORDER_FIELDS).map(([field, column]) => [field, row(column)]),
        );
      }
      line += 1;
      const sku = row('Lineitem sku');
      if (!sku) return sink.reject('Lineitem sku', 'a line without a SKU cannot be counted');
      // An order's shipping is charged once, so only its first line carries it.
      sink.emit('orders', { ...order, line: String(line), shipping_charged: isFirst ? row('Shipping') : '' });
      if (titled.has(sku)) return;
      titled.add(ownCopy(sku));
      sink.derive('products', { sku, title: row('Lineitem name') });
    },
  };
}
