import { ENTITIES } from '../entities.ts';
import { foldName } from '../files/recognise.ts';
import { canBeMapped, fieldsToMap } from './fields-to-map.ts';
import type { ColumnMapping } from './profile.ts';

/** What the fields of the feed are often called, in the order in which a name is preferred. */
const OFTEN: Readonly<Record<string, readonly string[]>> = {
  return_id: ['return number', 'return #', 'rma', 'rma number', 'rma id', 'return name'],
  returned_at: [
    'return date',
    'return created at',
    'created at',
    'date created',
    'requested at',
    'created',
    'date',
  ],
  order_id: ['order', 'order number', 'order name', 'order #', 'order no'],
  ordered_at: ['order date', 'date', 'created at', 'order created at', 'created'],
  sku: ['item sku', 'variant sku', 'product sku', 'line item sku', 'returned sku', 'item'],
  quantity: ['qty', 'units', 'item quantity', 'returned quantity', 'quantity returned', 'quantity received'],
  reason: ['return reason', 'reason code', 'primary reason', 'parent return reason'],
  comment: ['customer comment', 'comments', 'customer comments', 'return comment', 'customer note', 'notes'],
  refund_amount: ['refund', 'refund total', 'total refund', 'refunded amount'],
  unit_price: ['price', 'item price', 'unit cost'],
  currency: ['currency code'],
  po_id: ['po', 'po number', 'purchase order', 'purchase order number', 'po #'],
  supplier_id: ['supplier', 'vendor', 'vendor id', 'supplier name', 'vendor name'],
  promised_at: ['expected at', 'expected date', 'eta', 'due date', 'promised date', 'expected delivery'],
  quantity_ordered: ['ordered quantity', 'quantity', 'qty ordered', 'qty'],
  receipt_id: ['receipt', 'receipt number', 'grn'],
  received_at: ['receipt date', 'received date', 'date received'],
  on_hand: ['on hand', 'quantity on hand', 'stock', 'available', 'qty on hand'],
  location: ['warehouse', 'location name'],
  ticket_id: ['ticket', 'ticket number', 'case number', 'conversation id', 'case id'],
  created_at: ['created', 'date created', 'creation date', 'date'],
  body: ['message', 'description', 'text', 'first message', 'review', 'content'],
  review_id: ['review', 'id'],
  rating: ['stars', 'score'],
};

/** What a header that no profile knows looks like, by the names that such columns often have; null where unclear. */
export function suggestMapping(header: readonly string[]): ColumnMapping | null {
  const columns = new Map(header.map((name) => [foldName(name).replaceAll('_', ' '), name.trim()]));
  const columnOf = (field: string) => {
    const names = [field.replaceAll('_', ' '), ...(OFTEN[field] ?? [])];
    return names.map((name) => columns.get(name)).find((column) => column !== undefined);
  };
  const likely = ENTITIES.filter(canBeMapped).flatMap((entity) => {
    const { all, needed } = fieldsToMap(entity);
    const found = all.flatMap((field) => {
      const column = columnOf(field);
      return column ? [[field, column] as const] : [];
    });
    const mapping = Object.fromEntries(found);
    return needed.length > 1 && needed.every((field) => mapping[field])
      ? [{ entity: entity.name, mapping }]
      : [];
  });
  const size = ({ mapping }: ColumnMapping) => new Set(Object.values(mapping)).size;
  return likely.toSorted((a, b) => size(b) - size(a))[0] ?? null;
}
