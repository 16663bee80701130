import { ownCopy } from '../own-copy.ts';
import type { Profile, RowReader, RowSink, SourceRow } from '../profile.ts';

/**
 * UCI Online Retail (10.24432/C5BW33): sales and, with a C before the invoice number, goods that came back.
 * Lines have no number of their own, so they are counted within their invoice.
 */
export const ONLINE_RETAIL: Profile = {
  id: 'online_retail',
  title: 'UCI Online Retail',
  platform: 'UCI',
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
    open: readInvoices,
  },
  cannotGive: ['Online Retail has no stock levels, suppliers or costs: demand can be judged, cover cannot.'],
};

/** Postage, carriage, manual entries, discounts, samples, debts and fees stand among the goods under these codes. */
const NOT_GOODS = new Set(['POST', 'DOT', 'C2', 'M', 'D', 'S', 'B', 'BANK CHARGES', 'AMAZONFEE', 'CRUK']);

function readInvoices(): RowReader {
  // A few invoices come in two pieces, so the count of each is kept: a number an invoice, twenty lines or so.
  const linesOf = new Map<string, number>();
  const titled = new Set<string>();
  return {
    row: (row, sink) => {
      const id = row('InvoiceNo');
      const line = (linesOf.get(id) ?? 0) + 1;
      linesOf.set(ownCopy(id), line);
      if (NOT_GOODS.has(row('StockCode').toUpperCase())) {
        return sink.reject('StockCode', `"${row('StockCode')}" is a charge or a correction, not goods`);
      }
      if (/^c/i.test(id)) return returned(row, sink, `${id}:${line}`);
      if (Number(row('Quantity')) < 0)
        return sink.reject('Quantity', 'a correction of the stock, not a sale');
      if (Number(row('UnitPrice')) <= 0)
        return sink.reject('UnitPrice', 'no price: given away, or a correction');
      sink.emit('orders', { line: String(line), customer_id: row('CustomerID').replace(/\.0$/, '') });
      nameProduct(row, sink, titled);
    },
  };
}

function returned(row: SourceRow, sink: RowSink, id: string): void {
  const quantity = -Number(row('Quantity'));
  sink.emit(
    'returns',
    {
      return_id: id,
      sku: row('StockCode'),
      returned_at: row('InvoiceDate'),
      quantity: String(quantity),
      refund_amount: (quantity * Number(row('UnitPrice'))).toFixed(2),
      reason: 'cancelled invoice',
    },
    { return_id: 'InvoiceNo', sku: 'StockCode', returned_at: 'InvoiceDate', quantity: 'Quantity' },
  );
}

/** The first description of goods that were sold is their title. */
function nameProduct(row: SourceRow, sink: RowSink, titled: Set<string>): void {
  const sku = row('StockCode');
  const title = row('Description');
  if (!title || titled.has(sku)) return;
  titled.add(ownCopy(sku));
  sink.derive('products', { sku, title });
}
