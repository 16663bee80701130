import { ADS_LABELS } from './ads.ts';
import { FULFILMENT_LABELS } from './fulfilment.ts';
import { INVENTORY_LABELS } from './inventory.ts';
import { RETURNS_LABELS } from './returns.ts';
import { SUPPLIERS_LABELS } from './suppliers.ts';
import { SUPPORT_LABELS } from './support.ts';

/**
 * What the figures of an evidence are called, in the order in which people read them: what it is about, what there
 * is, how it goes, when it ends, what it costs. Stored evidence keeps no order of its own.
 */
export const LABELS: Readonly<Record<string, string>> = {
  ...INVENTORY_LABELS,
  ...ADS_LABELS,
  ...RETURNS_LABELS,
  ...FULFILMENT_LABELS,
  ...SUPPORT_LABELS,
  ...SUPPLIERS_LABELS,
};

const PLACES = new Map(Object.keys(LABELS).map((name, place) => [name, place]));

/** Where a figure stands among the others; one without a label of its own comes after them. */
export function placeOf(name: string): number {
  return PLACES.get(name) ?? PLACES.size;
}
