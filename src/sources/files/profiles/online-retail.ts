import type { Profile } from '../profile.ts';

/**
 * UCI Online Retail (10.24432/C5BW33): sales and, with a C before the invoice number, goods that came back.
 * Lines have no number of their own, so they are counted within their invoice.
 */
export const ONLINE_RETAIL: Profile = {
  id: 'online_retail',
  source: 'online_retail',
  anchors: ['InvoiceNo', 'StockCode', 'Quantity', 'InvoiceDate', 'UnitPrice'],
  columns: [
    'InvoiceNo',
    'StockCode',
    'Description',
    'Quantity',
    'InvoiceDate',
    'UnitPrice',
    'CustomerID',
    'Country',
  ],
  aliases: { InvoiceNo: ['Invoice'], UnitPrice: ['Price'], CustomerID: ['Customer ID'] },
  currency: 'GBP',
  timeZone: 'Europe/London',
  alsoGives: ['returns'],
  reads: {
    entity: 'orders',
    fields: {
      order_id: 'InvoiceNo',
      line: 'InvoiceNo',
      sku: 'StockCode',
      ordered_at: 'InvoiceDate',
      quantity: 'Quantity',
      unit_price: 'UnitPrice',
      customer_id: 'CustomerID',
      ship_country: 'Country',
    },
  },
  cannotGive: ['Online Retail has no stock levels, suppliers or costs: demand can be judged, cover cannot.'],
  open: () => {
    // A few invoices come in two pieces, so the count of each is kept: a number an invoice, twenty lines or so.
    const linesOf = new Map<string, number>();
    return (row, sink) => {
      const id = row('InvoiceNo');
      const line = (linesOf.get(id) ?? 0) + 1;
      linesOf.set(id, line);
      const customer = row('CustomerID').replace(/\.0$/, '');
      const quantity = Number(row('Quantity'));
      if (Number(row('UnitPrice')) <= 0 && !/^c/i.test(id)) {
        const reason = quantity < 0 ? 'a stock note, not a sale: no price' : 'a price that is not above zero';
        return sink.reject('UnitPrice', reason);
      }
      if (/^c/i.test(id)) {
        return sink.emit('returns', {
          return_id: `${id}:${line}`,
          sku: row('StockCode'),
          returned_at: row('InvoiceDate'),
          quantity: String(-quantity),
          refund_amount: String(-quantity * Number(row('UnitPrice'))),
          reason: 'cancelled invoice',
        });
      }
      if (quantity <= 0) return sink.reject('Quantity', 'a quantity below one outside a cancelled invoice');
      sink.emit('orders', { line: String(line), customer_id: customer });
    };
  },
};
