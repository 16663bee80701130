import { z } from 'zod';
import type { Change } from '../adapter.ts';
import { readSwapFacts } from '../facts.ts';
import { type ActionDefinition, register } from '../registration.ts';
import { nameOf } from './params.ts';

const product = z.object({ sku: z.string().min(1), title: z.string().nullable() });

const schema = z
  .object({
    sku: z.string().min(1),
    title: z.string().nullable(),
    /** What is shown in its place, best first. */
    substitutes: z.array(product).min(1).max(2),
    /** The line on the listing that leads to them. */
    message: z.string().min(1).max(200),
  })
  .refine(
    ({ sku, substitutes }) =>
      new Set([sku, ...substitutes.map((one) => one.sku)]).size === substitutes.length + 1,
    {
      path: ['substitutes'],
      error: 'must be different products',
    },
  );

export type SwapListingParams = z.output<typeof schema>;

const definition: ActionDefinition<SwapListingParams> = {
  kind: 'swap_listing',
  effectClass: 'customer-facing',
  undoable: true,
  schema,
  editFields: ({ message }) => [
    { id: 'message', label: 'Line on the listing', type: 'text', value: message, maxLength: 200 },
  ],
  describe: ({ sku, title, substitutes }) => ({
    label: cut(`Show ${substitutes.map((one) => one.sku).join(' and ')} instead`, 60),
    summary: `Feature ${substitutes.map((one) => nameOf(one.sku, one.title)).join(' and ')} in place of ${nameOf(sku, title)} until it is back.`,
    cost: null,
  }),
  preview: ({ sku, substitutes, message }) => [
    `${sku}: no longer featured; shows “${message}”`,
    ...substitutes.map((one) => `${nameOf(one.sku, one.title)}: featured in its place`),
  ],
  guard: async ({ substitutes }, { db, now }) => {
    const facts = await readSwapFacts(
      db,
      substitutes.map((one) => one.sku),
      now,
    );
    const gone = facts.find(
      ({ status, available }) => status === 'archived' || (available !== null && available <= 0),
    );
    if (!gone) return null;
    const why = gone.status === 'archived' ? 'has been archived' : 'is out of stock itself';
    return `${gone.sku} ${why} since this was proposed.`;
  },
  changes: ({ sku, substitutes, message }): readonly Change[] => [
    {
      target: { type: 'listing', id: sku },
      set: { featured: false, substitutes: substitutes.map((one) => one.sku), message },
    },
    ...substitutes.map(
      (one): Change => ({
        target: { type: 'listing', id: one.sku },
        set: { featured: true, inPlaceOf: sku },
      }),
    ),
  ],
  outcome: ({ sku, substitutes }, receipt) => {
    const isOne = substitutes.length === 1;
    const stands = receipt.unsent
      ? `${isOne ? 'is' : 'are'} ready to be put in for`
      : `now ${isOne ? 'stands' : 'stand'} in for`;
    return `${substitutes.map((one) => one.sku).join(' and ')} ${stands} ${sku} (${receipt.reference}).`;
  },
};

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

export const swapListing = register(definition);
