import type { Profile, SourceRow } from '../profile.ts';

const COLUMNS =
  'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Shipping Zip,Shipping Country,Cancelled at,Payment Method,Refunded Amount,Vendor,Id,Tags,Source,Lineitem discount'.split(
    ',',
  );

/** Filled on the first row of an order only; the rows that follow repeat nothing but its Name. */
const ORDER_COLUMNS = [
  'Created at',
  'Cancelled at',
  'Currency',
  'Source',
  'Shipping Country',
  'Shipping Zip',
] as const;

/** Shopify's order export, 2021 and later: one row a line, the order's own columns on its first row only. */
export const SHOPIFY_ORDERS: Profile = {
  id: 'shopify.orders',
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
  },
  cannotGive: ["Shopify's order export has no refund lines: returns need a returns file."],
  open: () => {
    let order: Record<string, string> = {};
    let line = 0;
    return (row, sink) => {
      const name = row('Name');
      const isFirst = name !== order.Name;
      if (isFirst) {
        order = { Name: name, ...Object.fromEntries(ORDER_COLUMNS.map((column) => [column, row(column)])) };
        line = 0;
      }
      line += 1;
      if (!row('Lineitem sku')) return sink.reject('Lineitem sku', 'a line without a SKU cannot be counted');
      sink.emit('orders', {
        line: String(line),
        ordered_at: order['Created at'] ?? '',
        cancelled_at: order['Cancelled at'] ?? '',
        currency: order.Currency ?? '',
        sales_channel: order.Source ?? '',
        ship_country: order['Shipping Country'] ?? '',
        ship_postcode: (order['Shipping Zip'] ?? '').replace(/^'/, ''),
        // An order's shipping is charged once, so only its first line carries it.
        shipping_charged: isFirst ? shipping(row) : '',
      });
    };
  },
};

function shipping(row: SourceRow): string {
  return row('Shipping');
}
