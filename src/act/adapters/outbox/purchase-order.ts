import { z } from 'zod';
import { formatMoney } from '../../../domain/money.ts';
import { LOSS, openPdf, printable, UNPRINTABLE } from '../../../platform/pdf.ts';
import type { PlatformState } from '../../adapter.ts';
import { moneyTextSchema, toMoney } from '../../catalogue/params.ts';

const schema = z.object({
  number: z.string(),
  buyer: z.string(),
  supplierId: z.string(),
  supplierName: z.string().nullable(),
  supplierEmail: z.string().nullable(),
  sku: z.string(),
  title: z.string().nullable(),
  quantity: z.number(),
  casePack: z.number(),
  unitPrice: moneyTextSchema.nullable(),
  total: moneyTextSchema.nullable(),
  promisedOn: z.string().nullable(),
  orderedAt: z.string(),
  orderedOn: z.string(),
  note: z.string(),
});

type PurchaseOrder = z.output<typeof schema>;

/** A purchase order's state as its documents need it. Throws when a field is missing: a fault of ours. */
export function purchaseOrderOf(state: PlatformState): PurchaseOrder {
  return schema.parse(state);
}

const COLUMNS = [
  'po_id',
  'sku',
  'title',
  'supplier_id',
  'ordered_at',
  'promised_at',
  'quantity_ordered',
  'unit_price',
  'currency',
  'status',
] as const;

/** The order as CSV in the columns of the Daybreak feed's purchase_orders file. */
export function purchaseOrderCsv(order: PurchaseOrder): string {
  const row: Record<(typeof COLUMNS)[number], string | number> = {
    po_id: order.number,
    sku: order.sku,
    title: order.title ?? '',
    supplier_id: order.supplierId,
    ordered_at: order.orderedAt,
    promised_at: order.promisedOn ?? '',
    quantity_ordered: order.quantity,
    unit_price: order.unitPrice?.amount ?? '',
    currency: order.unitPrice?.currency ?? '',
    status: 'sent',
  };
  return `${COLUMNS.join(',')}\r\n${COLUMNS.map((column) => cell(row[column])).join(',')}\r\n`;
}

/** RFC 4180 quoting; a text that a spreadsheet would run as a formula is disarmed by an apostrophe. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The order as a one-page PDF; the same order gives the same bytes. */
export function purchaseOrderPdf(order: PurchaseOrder): Promise<Buffer> {
  const { pdf, finished } = openPdf(`Purchase order ${order.number}`, new Date(order.orderedAt));
  pdf.fontSize(20).text(`Purchase order ${order.number}`).moveDown();
  pdf.fontSize(11);
  const lines = purchaseOrderLines(order).map(
    ([label, value]) => [label, printable(value.replace(/\s+/g, ' '))] as const,
  );
  for (const [label, value] of lines) {
    pdf.font('Helvetica-Bold').text(`${label}  `, { continued: true }).font('Helvetica').text(cut(value));
  }
  const note = printable(order.note.replaceAll('\r', ''));
  if (note) pdf.moveDown().text(note);
  const isLossy = [...lines.map(([, value]) => value), note].some((text) => text.includes(UNPRINTABLE));
  if (isLossy) pdf.moveDown().fontSize(9).text(`${UNPRINTABLE} ${LOSS}`);
  pdf.end();
  return finished;
}

/** A line of the order stays a few lines of the page, so that it stays one page. */
function cut(text: string): string {
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}

/** What the order says, line by line, for its page and its e-mail. */
export function purchaseOrderLines(order: PurchaseOrder): [label: string, value: string][] {
  const { buyer, orderedOn, supplierName, supplierId, unitPrice, total, promisedOn, quantity, casePack } =
    order;
  return [
    ['Buyer', buyer],
    ['Date', orderedOn],
    ['Supplier', supplierName ? `${supplierName} (${supplierId})` : supplierId],
    ['Item', order.title ? `${order.sku}, ${order.title}` : order.sku],
    ['Quantity', `${quantity} units (${quantity / casePack} cases of ${casePack})`],
    ['Unit price', unitPrice ? formatMoney(toMoney(unitPrice)) : 'please confirm'],
    ['Total', total ? formatMoney(toMoney(total)) : 'please confirm'],
    ['Needed by', promisedOn ?? 'as soon as possible'],
  ];
}
