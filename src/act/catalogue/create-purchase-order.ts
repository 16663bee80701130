import { z } from 'zod';
import { addDays, type Day } from '../../domain/day.ts';
import { formatMoney, type Money, moneyText } from '../../domain/money.ts';
import { cancelOwnOrder, recordOwnOrder } from '../../sources/own-orders/store.ts';
import { purchaseGuard } from '../purchase-guard.ts';
import { purchaseOrderId } from '../purchase-order-id.ts';
import { type ActionDefinition, register } from '../registration.ts';
import { moneyTextSchema, nameOf, toMoney } from './params.ts';

const schema = z
  .object({
    supplierId: z.string().min(1),
    supplierName: z.string().nullable(),
    supplierEmail: z.string().nullable(),
    sku: z.string().min(1),
    title: z.string().nullable(),
    quantity: z.number().int().positive(),
    moq: z.number().int().nonnegative(),
    casePack: z.number().int().positive(),
    /** Null where no contract price is known: the supplier fills it in. */
    unitPrice: moneyTextSchema.nullable(),
    /** Days that the supplier quotes, and days that its orders really take; counted from the day it is sent. */
    quotedDays: z.number().int().nonnegative().nullable(),
    realDays: z.number().int().nonnegative().nullable(),
    note: z.string().max(500),
  })
  .refine(({ quantity, moq }) => quantity >= moq, {
    path: ['quantity'],
    error: 'must reach the supplier’s minimum order',
  })
  .refine(({ quantity, casePack }) => quantity % casePack === 0, {
    path: ['quantity'],
    error: 'must be whole cases',
  });

export type PurchaseOrderParams = z.output<typeof schema>;

/** The day that the supplier's quote promises; null without a quote. What is really expected is learned from its slips. */
function promisedOn({ quotedDays }: PurchaseOrderParams, today: Day): Day | null {
  return quotedDays === null ? null : addDays(today, quotedDays);
}

function costOf({ quantity, unitPrice }: PurchaseOrderParams): Money | null {
  if (!unitPrice) return null;
  const price = toMoney(unitPrice);
  return { minor: price.minor * quantity, currency: price.currency };
}

const definition: ActionDefinition<PurchaseOrderParams> = {
  kind: 'create_purchase_order',
  effectClass: 'money',
  undoable: true,
  schema,
  editFields: ({ quantity, moq, casePack, note }) => [
    {
      id: 'quantity',
      label: 'Quantity',
      type: 'number',
      value: quantity,
      min: Math.max(casePack, Math.ceil(moq / casePack) * casePack),
      step: casePack,
      hint: `Whole cases of ${casePack}; the supplier's minimum is ${moq}.`,
    },
    {
      id: 'note',
      label: 'Note to the supplier',
      type: 'text',
      value: note,
      maxLength: 500,
      multiline: true,
      optional: true,
    },
  ],
  applyEdit: (params, { quantity, note }) => ({
    ...params,
    ...(quantity === undefined ? {} : { quantity }),
    ...(note === undefined ? {} : { note: note ?? '' }),
  }),
  describe: (params) => {
    const cost = costOf(params);
    const price = params.unitPrice ? ` at ${formatMoney(toMoney(params.unitPrice))} each` : '';
    const total = cost ? `, ${formatMoney(cost)} in all` : '';
    return {
      label: `Reorder ${params.quantity} units`,
      summary: `Order ${params.quantity} units of ${nameOf(params.sku, params.title)} from ${supplierOf(params)}${price}${total}.`,
      cost,
    };
  },
  preview: (params) => {
    const cost = costOf(params);
    return [
      `Supplier: ${supplierOf(params)}`,
      `${params.quantity} × ${nameOf(params.sku, params.title)} (${params.quantity / params.casePack} cases of ${params.casePack})`,
      ...(cost && params.unitPrice
        ? [`${formatMoney(toMoney(params.unitPrice))} each, ${formatMoney(cost)} in all`]
        : ['No contract price is on file: the supplier confirms it']),
      ...(params.realDays === null
        ? []
        : [`Expected ${params.realDays} days after it is sent: what this supplier really takes`]),
      ...(params.note ? [`Note: ${params.note}`] : []),
    ];
  },
  guard: purchaseGuard,
  changes: (params, { actionId, now, today, shopName }) => {
    const cost = costOf(params);
    const total = cost ? moneyText(cost) : null;
    const id = purchaseOrderId(actionId);
    return [
      {
        target: { type: 'purchase_order', id },
        set: {
          ...params,
          number: id,
          buyer: shopName,
          orderedAt: now.toISOString(),
          orderedOn: today,
          status: 'sent',
          promisedOn: promisedOn(params, today),
          total,
        },
      },
    ];
  },
  about: ({ sku, supplierId }) => [
    { type: 'sku', id: sku },
    { type: 'supplier', id: supplierId },
  ],
  outcome: ({ quantity, sku, ...params }, receipt, { actionId }) =>
    `Purchase order ${purchaseOrderId(actionId)} for ${quantity} units of ${sku} is ${receipt.unsent ? 'ready to send to' : 'with'} ${supplierOf(params)} (${receipt.reference}).`,
  record: (tx, params, { actionId, now, today }) =>
    recordOwnOrder(tx, {
      poId: purchaseOrderId(actionId),
      sku: params.sku,
      supplierId: params.supplierId,
      orderedAt: now,
      promisedOn: promisedOn(params, today),
      quantity: params.quantity,
      unitPrice: params.unitPrice ? toMoney(params.unitPrice) : null,
    }),
  unrecord: (tx, _params, { actionId }) => cancelOwnOrder(tx, purchaseOrderId(actionId)),
};

function supplierOf(params: { supplierId: string; supplierName: string | null }): string {
  return params.supplierName ?? params.supplierId;
}

export const createPurchaseOrder = register(definition);
