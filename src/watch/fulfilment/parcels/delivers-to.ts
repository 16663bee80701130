import type { AddressProblem } from './address.ts';
import type { LabelRow } from './facts.ts';
import type { Parcel } from './rules.ts';

/** Carriers that deliver to no post-office box, by their terms; where the shop's own rules are silent. */
const NO_PO_BOX = /^(ups|fedex|dhl|ontrac|lasership|amazon)\b/i;
/** Their services that hand over to the post for the last mile. */
const LAST_MILE_BY_POST = /sure ?post|smart ?post|ground economy|mail innovations|ecommerce|globalmail/i;

/** A post-office box on the label of a carrier that does not deliver there; null where it may. */
export function carrierWithoutRule(
  label: LabelRow,
  { carrier, service, address }: Parcel,
): AddressProblem | null {
  if (address !== 'po_box' || !carrier || !NO_PO_BOX.test(carrier)) return null;
  if (service && LAST_MILE_BY_POST.test(service)) return null;
  return {
    field: 'ship_line1',
    given: label.ship_line1 ?? '',
    expected: 'a street address, or the post as carrier',
    why: `${carrier} does not deliver to a PO box.`,
    confidence: 0.95,
  };
}
