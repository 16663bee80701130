import type { FactDraft, KnownFacts } from '../../../context/index.ts';
import type { Day } from '../../../domain/day.ts';
import { serviceId } from '../../fulfilment/kinds/late-carrier.ts';
import type { ParcelRow } from '../facts.ts';

/** What is known against a parcel's carrier; null for one that is as good as ever, or has delivered. */
export function delayOf(
  { carrier, service, delivered_at }: Pick<ParcelRow, 'carrier' | 'service' | 'delivered_at'>,
  known: KnownFacts,
): FactDraft<'carrier_delay'> | null {
  if (!carrier || delivered_at) return null;
  const delays = known.ofKind('carrier_delay');
  return delays.get(serviceId(carrier, service)) ?? delays.get(carrier) ?? null;
}

/** What of an order is not in the house at all, and the latest day on which it is expected; null where none is known. */
export function restockOf(
  skus: readonly string[],
  known: KnownFacts,
  today: Day,
): { readonly fact: FactDraft<'stockout_probability'>; readonly on: Day } | null {
  const facts = known.ofKind('stockout_probability');
  // Units that are in the house may be promised to this very order: only of none at all it is said to wait for them.
  const missing = skus.flatMap((sku) => facts.get(sku) ?? []).filter(({ value }) => value.onHand === 0);
  const dated = missing.flatMap((fact) => {
    const on = fact.value.restockOn;
    return on && on >= today ? [{ fact, on }] : [];
  });
  // What has no day makes the day of the whole order unknown.
  if (dated.length < missing.length) return null;
  return dated.toSorted((a, b) => (a.on < b.on ? 1 : -1))[0] ?? null;
}
