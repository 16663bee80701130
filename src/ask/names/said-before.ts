import type { NamedType } from './store.ts';

const SAID: Readonly<Record<string, NamedType>> = {
  ticket: 'ticket',
  order: 'order',
  po: 'purchase_order',
  'purchase order': 'purchase_order',
  shipment: 'shipment',
  parcel: 'shipment',
  sku: 'sku',
  product: 'sku',
  item: 'sku',
};

/** What the word before a number says that it is; null where it says nothing. */
export function saidBefore(word: string, question: string): NamedType | null {
  const before = question.slice(0, question.indexOf(word)).toLowerCase();
  const said =
    /\b(ticket|order|po|purchase order|shipment|parcel|sku|product|item)\s*(no\.?|number|#)?\s*$/.exec(
      before,
    )?.[1];
  return (said && SAID[said]) || null;
}
