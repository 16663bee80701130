import type { Profile, RowReader } from '../profile.ts';

/** Amazon's report of FBA customer returns: a code and the customer's own words for each piece that came back. */
export const AMAZON_RETURNS: Profile = {
  id: 'amazon.fba_customer_returns',
  title: 'Amazon FBA customer returns',
  platform: 'Amazon',
  source: 'amazon',
  anchors: ['return-date', 'order-id', 'sku', 'detailed-disposition', 'reason'],
  columns:
    'return-date|order-id|sku|asin|fnsku|product-name|quantity|fulfillment-center-id|detailed-disposition|reason|status|license-plate-number|customer-comments'.split(
      '|',
    ),
  reads: {
    entity: 'returns',
    fields: {
      return_id: 'license-plate-number',
      sku: 'sku',
      order_id: 'order-id',
      returned_at: 'return-date',
      quantity: 'quantity',
      reason: 'reason',
      comment: 'customer-comments',
    },
    open: readReturns,
  },
  cannotGive: ["Amazon's returns carry no refund amounts: their cost is reckoned from price and cost."],
};

function readReturns(): RowReader {
  // Pieces of one order without a licence plate are numbered in the order of the file.
  const unnamed = new Map<string, number>();
  return {
    row: (row, sink) => {
      const plate = row('license-plate-number');
      const piece = `${row('order-id')}:${row('return-date')}`;
      const number = (unnamed.get(piece) ?? 0) + 1;
      if (!plate) unnamed.set(piece, number);
      sink.emit('returns', {
        return_id: plate || `${piece}:${number}`,
        restocked: row('detailed-disposition') ? String(/^sellable$/i.test(row('detailed-disposition'))) : '',
      });
    },
  };
}
