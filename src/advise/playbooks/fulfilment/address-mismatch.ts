import type { ActionDraft } from '../../../domain/action.ts';
import { alternatives } from '../../alternatives.ts';
import type { Playbook } from '../../playbook.ts';
import { hold } from '../../words/warehouse.ts';

/** Keeps a parcel back until its address is confirmed; where it is held already, it can be let go. */
export const addressMismatch: Playbook<'address_mismatch'> = (
  { subject, evidence, deadline },
  { situations },
) => {
  const parcel = situations.fulfilment.parcels.get(subject.id);
  if (!parcel) return null;
  const { why, given, expected, field } = evidence;
  const column = field.replace('ship_', '').replace('line1', 'first line').replace('line2', 'second line');
  const asks = `Ask the customer to confirm the address of order ${parcel.orderId}: ${why}`;
  return {
    actions: alternatives('parcel', [
      hold(subject.id, parcel, asks, deadline, true),
      asItIs(subject.id, parcel),
    ]),
    ifNothing:
      'It leaves today; if the address is wrong it comes back, or the carrier charges for correcting it.',
    because: [
      why,
      `The ${column} says “${given}”; ${expected ? `expected: ${expected}` : 'something is missing'}.`,
    ],
  };
};

/** For whoever has made sure that the address is right, or has already held the parcel. */
function asItIs(
  shipmentId: string,
  { orderId, trackingNumber }: { orderId: string; trackingNumber: string | null },
): ActionDraft {
  const reason = 'The address was confirmed.';
  return {
    kind: 'release_shipment',
    slot: shipmentId,
    params: { shipmentId, orderId, trackingNumber, reason },
    label: 'It is right: let it go',
    summary: `Let ${shipmentId} (order ${orderId}) leave if it is held: ${reason}`,
    cost: null,
    expectedEffect: null,
    deadline: null,
  };
}
