import { z } from 'zod';
import { formatMoney, type Money } from '../../domain/money.ts';
import { eachOnce } from '../each-once.ts';
import { readShipments } from '../fulfilment/facts.ts';
import { cut, serviceName } from '../fulfilment/words.ts';
import { type ActionDefinition, type GuardContext, register } from '../registration.ts';
import { moneyTextSchema, toMoney } from './params.ts';

const service = z.object({ carrier: z.string().min(1), service: z.string().nullable() });

const schema = z.object({
  shipments: z
    .array(z.object({ shipmentId: z.string().min(1), orderId: z.string().min(1) }))
    .min(1)
    .max(500)
    .refine(...eachOnce('shipmentId')),
  from: z.object({ carrier: z.string().nullable(), service: z.string().nullable() }),
  to: service,
  /** The rule, or whatever else speaks for it. */
  reason: z.string().min(1).max(300),
  /** What one new label costs on average; null where it is not known. */
  labelCost: moneyTextSchema.nullable(),
});

export type ChangeCarrierParams = z.output<typeof schema>;

const definition: ActionDefinition<ChangeCarrierParams> = {
  kind: 'change_carrier',
  effectClass: 'money',
  undoable: true,
  schema,
  editFields: ({ to }) => [
    { id: 'carrier', label: 'Carrier', type: 'text', value: to.carrier, maxLength: 60 },
    { id: 'service', label: 'Service', type: 'text', value: to.service, maxLength: 60, optional: true },
  ],
  applyEdit: (params, { carrier, service: name }) => ({
    ...params,
    to: {
      carrier: carrier === undefined ? params.to.carrier : carrier,
      service: name === undefined ? params.to.service : name === '' ? null : name,
    },
  }),
  describe: (params) => ({
    label: cut(`Send ${parcels(params)} with ${serviceName(params.to)}`, 60),
    summary: cut(
      `Void the label of ${serviceName(params.from)} and print one of ${serviceName(params.to)} for ${parcels(params)}: ${params.reason}`,
      700,
    ),
    cost: costOf(params),
  }),
  preview: (params) => [
    ...params.shipments
      .slice(0, 5)
      .map(({ shipmentId, orderId }) => `Shipment: ${shipmentId} of order ${orderId}`),
    ...(params.shipments.length > 5 ? [`… and ${params.shipments.length - 5} more`] : []),
    `Carrier: ${serviceName(params.from)} → ${serviceName(params.to)}`,
    `Because: ${params.reason}`,
    ...(params.labelCost ? [`A label costs ${formatMoney(toMoney(params.labelCost))} on average`] : []),
  ],
  guard: stillWithOldCarrier,
  changes: ({ shipments, from, to, reason }) =>
    shipments.map(({ shipmentId, orderId }) => ({
      target: { type: 'shipment', id: shipmentId },
      set: { orderId, carrier: to.carrier, service: to.service, carrierBefore: from, carrierReason: reason },
    })),
  outcome: (params, { unsent, reference }) =>
    `${parcels(params)} ${unsent ? 'can be relabelled for' : params.shipments.length === 1 ? 'goes with' : 'go with'} ${serviceName(params.to)} (${reference}).`,
};

function parcels({ shipments }: ChangeCarrierParams): string {
  const [first] = shipments;
  return shipments.length === 1 && first ? cut(first.shipmentId, 30) : `${shipments.length} parcels`;
}

function costOf({ shipments, labelCost }: ChangeCarrierParams): Money | null {
  if (!labelCost) return null;
  const one = toMoney(labelCost);
  return { ...one, minor: one.minor * shipments.length };
}

/** Refused as soon as one of them has left or has another carrier: the next night drafts what is still to do. */
async function stillWithOldCarrier(
  { shipments, from }: ChangeCarrierParams,
  { db, now }: GuardContext,
): Promise<string | null> {
  const ids = shipments.map(({ shipmentId }) => shipmentId);
  const standing = await readShipments(db, ids, now);
  for (const id of ids) {
    const one = standing.get(id);
    if (!one) return `There is no shipment ${id} any more.`;
    if (one.hasLeft) return `${id} has already left.`;
    if (one.isVoid) return `Order ${one.orderId} was cancelled since this was proposed.`;
    if (one.carrier !== from.carrier || one.service !== from.service)
      return `${id} has a label of ${serviceName(one)} by now.`;
  }
  return null;
}

export const changeCarrier = register(definition);
