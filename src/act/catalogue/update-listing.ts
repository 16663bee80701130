import { z } from 'zod';
import { formatMoney, money, moneyText } from '../../domain/money.ts';
import { readListing } from '../facts.ts';
import { type ActionDefinition, register } from '../registration.ts';
import { moneyTextSchema, nameOf, toMoney } from './params.ts';

const schema = z
  .object({
    sku: z.string().min(1),
    title: z.string().nullable(),
    /** The price as it was shown when the change was drafted, and what it becomes; null: the price stays. */
    price: z.object({ from: moneyTextSchema, to: moneyTextSchema }).nullable(),
    /** A line shown on the listing, such as the day it ships; null: none. */
    message: z.string().min(1).max(200).nullable(),
    /** What the size chart says from now on; null: it stays. */
    sizeChart: z.string().min(1).max(500).nullable().default(null),
  })
  .refine(({ price, message, sizeChart }) => price !== null || message !== null || sizeChart !== null, {
    path: ['price'],
    error: 'must change the price, the line on the listing or the size chart',
  })
  .refine(({ price }) => price === null || price.from.currency === price.to.currency, {
    path: ['price'],
    error: 'must stay in its currency',
  });

export type UpdateListingParams = z.output<typeof schema>;

const definition: ActionDefinition<UpdateListingParams> = {
  kind: 'update_listing',
  effectClass: 'customer-facing',
  undoable: true,
  schema,
  editFields: ({ price, message, sizeChart }) => [
    ...(price
      ? [
          {
            id: 'price',
            label: `New price (${price.to.currency})`,
            type: 'number' as const,
            value: Number(price.to.amount),
            min: 0,
            hint: `Now ${formatMoney(toMoney(price.from))}.`,
          },
        ]
      : []),
    {
      id: 'message',
      label: 'Line on the listing',
      type: 'text',
      value: message,
      maxLength: 200,
      optional: price !== null || sizeChart !== null,
    },
    ...(sizeChart
      ? [
          {
            id: 'sizeChart',
            label: 'Size chart',
            type: 'text' as const,
            value: sizeChart,
            maxLength: 500,
            optional: true,
          },
        ]
      : []),
  ],
  applyEdit: (params, { price, message, sizeChart }) => ({
    ...params,
    ...(typeof price === 'number' && params.price
      ? { price: { ...params.price, to: moneyText(money(price, params.price.to.currency)) } }
      : {}),
    ...(message === undefined ? {} : { message: message === '' ? null : message }),
    ...(sizeChart === undefined ? {} : { sizeChart: sizeChart === '' ? null : sizeChart }),
  }),
  describe: ({ sku, title, price, message, sizeChart }) => {
    const steps = [
      ...(price
        ? [`set the price of ${nameOf(sku, title)} from ${shown(price.from)} to ${shown(price.to)}`]
        : []),
      ...(message ? [`show “${message}” on ${price ? 'its listing' : nameOf(sku, title)}`] : []),
      ...(sizeChart
        ? [`put “${sizeChart}” on ${price || message ? 'its' : `${nameOf(sku, title)}’s`} size chart`]
        : []),
    ].join(' and ');
    return {
      label: price ? `Set price to ${shown(price.to)}` : 'Update the listing',
      summary: `${steps.charAt(0).toUpperCase()}${steps.slice(1)}.`,
      cost: null,
    };
  },
  preview: ({ sku, price, message, sizeChart }) => [
    `Listing: ${sku}`,
    ...(price ? [`Price: ${shown(price.from)} → ${shown(price.to)}`] : []),
    ...(message ? [`Line: “${message}”`] : []),
    ...(sizeChart ? [`Size chart: ${sizeChart}`] : []),
  ],
  guard: async ({ sku, price }, { db }) => {
    const listing = await readListing(db, sku);
    if (listing?.status === 'archived') return `${sku} has been archived since this was proposed.`;
    if (!price || !listing || listing.priceMinor === null || listing.currency === null) return null;
    const current = { minor: listing.priceMinor, currency: listing.currency };
    const expected = toMoney(price.from);
    return current.minor === expected.minor && current.currency === expected.currency
      ? null
      : `The price of ${sku} changed from ${shown(price.from)} to ${formatMoney(current)} since this was proposed.`;
  },
  changes: ({ sku, price, message, sizeChart }) => [
    {
      target: { type: 'listing', id: sku },
      set: {
        ...(price ? { price: price.to } : {}),
        ...(message ? { message } : {}),
        ...(sizeChart ? { sizeChart } : {}),
      },
    },
  ],
  outcome: ({ sku, price }, receipt) =>
    receipt.unsent
      ? `The change of ${sku}’s listing is ready to be made (${receipt.reference}).`
      : `The listing of ${sku} ${price ? `is at ${shown(price.to)}` : 'is updated'} (${receipt.reference}).`,
};

function shown(price: { amount: string; currency: string }): string {
  return formatMoney(toMoney(price));
}

export const updateListing = register(definition);
