import { z } from 'zod';
import { parcelStillHere } from '../fulfilment/guards.ts';
import { cut } from '../fulfilment/words.ts';
import { type ActionDefinition, register } from '../registration.ts';

const schema = z.object({
  shipmentId: z.string().min(1),
  orderId: z.string().min(1),
  trackingNumber: z.string().nullable(),
  /** For the packing station: why it waits, and for what. */
  reason: z.string().min(1).max(300),
  /** The address as it was when this was drafted, so that a correction is noticed; null: it does not matter. */
  address: z.string().nullable(),
});

export type HoldShipmentParams = z.output<typeof schema>;

const definition: ActionDefinition<HoldShipmentParams> = {
  kind: 'hold_shipment',
  effectClass: 'customer-facing',
  undoable: true,
  schema,
  editFields: ({ reason }) => [
    { id: 'reason', label: 'Note for the packing station', type: 'text', value: reason, maxLength: 300 },
  ],
  describe: ({ shipmentId, orderId, reason }) => ({
    label: cut(`Hold ${shipmentId}`, 60),
    summary: cut(`Keep ${shipmentId} (order ${orderId}) at the packing station: ${reason}`, 600),
    cost: null,
  }),
  preview: ({ shipmentId, orderId, trackingNumber, reason }) => [
    `Shipment: ${shipmentId} of order ${orderId}`,
    ...(trackingNumber ? [`Label: ${trackingNumber}`] : []),
    `Held: ${reason}`,
  ],
  guard: async ({ shipmentId, address }, context) => {
    const shipment = await parcelStillHere(shipmentId, context);
    if (typeof shipment === 'string') return shipment;
    if (address !== null && shipment.address !== address)
      return `The address of ${shipmentId} was changed since this was proposed.`;
    return null;
  },
  changes: ({ shipmentId, orderId, trackingNumber, reason }) => [
    {
      target: { type: 'shipment', id: shipmentId },
      set: { orderId, trackingNumber, held: true, holdReason: reason },
    },
  ],
  outcome: ({ shipmentId }, { unsent, reference }) =>
    `${shipmentId} ${unsent ? 'is on the list to be held' : 'is held'} (${reference}).`,
};

export const holdShipment = register(definition);
