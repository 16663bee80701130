import type { Profile, RowReader } from '../profile.ts';

/** Amazon's flat file of all orders: tab-separated, one row an item, its price that of all its pieces. */
export const AMAZON_ORDERS: Profile = {
  id: 'amazon.orders_flat_file',
  title: 'Amazon orders (flat file)',
  platform: 'Amazon',
  source: 'amazon',
  anchors: ['amazon-order-id', 'purchase-date', 'sku', 'quantity'],
  columns:
    'amazon-order-id|merchant-order-id|purchase-date|last-updated-date|order-status|fulfillment-channel|sales-channel|order-channel|url|ship-service-level|product-name|sku|asin|item-status|quantity|currency|item-price|item-tax|shipping-price|shipping-tax|gift-wrap-price|gift-wrap-tax|item-promotion-discount|ship-promotion-discount|ship-city|ship-state|ship-postal-code|ship-country|promotion-ids|is-business-order|purchase-order-number|price-designation'.split(
      '|',
    ),
  reads: {
    entity: 'orders',
    fields: {
      order_id: 'amazon-order-id',
      line: 'amazon-order-id',
      ordered_at: 'purchase-date',
      sku: 'sku',
      quantity: 'quantity',
      unit_price: 'item-price',
      discount: 'item-promotion-discount',
      currency: 'currency',
      sales_channel: 'sales-channel',
      cancelled_at: 'last-updated-date',
      ship_country: 'ship-country',
      ship_postcode: 'ship-postal-code',
      shipping_charged: 'shipping-price',
    },
    open: readItems,
  },
  cannotGive: ['Amazon names no customer and no campaign in this file: repeat buyers are not told.'],
};

function readItems(): RowReader {
  let order = '';
  let line = 0;
  return {
    row: (row, sink) => {
      const id = row('amazon-order-id');
      line = id === order ? line + 1 : 1;
      order = id;
      const isCancelled = [row('item-status'), row('order-status')].some((one) => /^cancell?ed$/i.test(one));
      const quantity = Number(row('quantity'));
      // Of what was cancelled Amazon keeps no quantity, and of what is pending no price.
      if (quantity === 0 && isCancelled) return sink.skip();
      if (!row('item-price'))
        return sink.reject('item-price', 'has no price yet: export it again once it is paid');
      const total = Number(row('item-price'));
      sink.emit('orders', {
        line: String(line),
        // A price that cannot be shared out is left as it stands, for the reason of the rejected row.
        ...(quantity > 1 && Number.isFinite(total) ? { unit_price: String(total / quantity) } : {}),
        cancelled_at: isCancelled ? row('last-updated-date') : '',
      });
      sink.derive('products', { sku: row('sku'), title: row('product-name') });
    },
  };
}
