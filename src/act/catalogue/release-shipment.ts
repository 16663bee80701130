import { z } from 'zod';
import { parcelStillHere } from '../fulfilment/guards.ts';
import { cut } from '../fulfilment/words.ts';
import { type ActionDefinition, register } from '../registration.ts';

const schema = z.object({
  shipmentId: z.string().min(1),
  orderId: z.string().min(1),
  trackingNumber: z.string().nullable(),
  /** Why it may leave now. */
  reason: z.string().min(1).max(300),
});

export type ReleaseShipmentParams = z.output<typeof schema>;

const definition: ActionDefinition<ReleaseShipmentParams> = {
  kind: 'release_shipment',
  effectClass: 'customer-facing',
  undoable: true,
  schema,
  editFields: ({ reason }) => [
    { id: 'reason', label: 'Note for the packing station', type: 'text', value: reason, maxLength: 300 },
  ],
  describe: ({ shipmentId, orderId, reason }) => ({
    label: cut(`Release ${shipmentId}`, 60),
    summary: cut(`Let ${shipmentId} (order ${orderId}) leave if it is held: ${reason}`, 600),
    cost: null,
  }),
  preview: ({ shipmentId, orderId, trackingNumber, reason }) => [
    `Shipment: ${shipmentId} of order ${orderId}`,
    ...(trackingNumber ? [`Label: ${trackingNumber}`] : []),
    `Released: ${reason}`,
  ],
  guard: async ({ shipmentId }, context) => {
    const shipment = await parcelStillHere(shipmentId, context);
    return typeof shipment === 'string' ? shipment : null;
  },
  changes: ({ shipmentId, orderId, trackingNumber, reason }) => [
    {
      target: { type: 'shipment', id: shipmentId },
      set: { orderId, trackingNumber, held: false, holdReason: null, releaseReason: reason },
    },
  ],
  outcome: ({ shipmentId }, { unsent, reference }) =>
    `${shipmentId} ${unsent ? 'is on the list to be released' : 'is released'} (${reference}).`,
};

export const releaseShipment = register(definition);
