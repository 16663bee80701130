import { z } from 'zod';
import { readBin } from '../fulfilment/facts.ts';
import { cut } from '../fulfilment/words.ts';
import { type ActionDefinition, register } from '../registration.ts';
import { nameOf } from './params.ts';

const schema = z
  .object({
    sku: z.string().min(1),
    title: z.string().nullable(),
    barcode: z.string().nullable(),
    from: z.string().min(1),
    to: z.string().min(1).max(40),
    /** True where nothing lay in the new bin when this was drafted. */
    free: z.boolean(),
    /** What it is to be kept away from. */
    apartFrom: z.string().min(1),
  })
  .refine(({ from, to }) => from !== to, { path: ['to'], error: 'must be another bin' });

export type RelocateBinParams = z.output<typeof schema>;

const definition: ActionDefinition<RelocateBinParams> = {
  kind: 'relocate_bin',
  effectClass: 'internal',
  undoable: true,
  schema,
  editFields: ({ to }) => [{ id: 'to', label: 'New bin', type: 'text', value: to, maxLength: 40 }],
  describe: ({ sku, title, from, to, free, apartFrom }) => ({
    label: cut(`Move ${sku} to bin ${to}`, 60),
    summary: cut(
      `Move ${nameOf(sku, title)} from bin ${from} to ${to}${free ? '' : ', which it shares'}, away from ${apartFrom}.`,
      600,
    ),
    cost: null,
  }),
  preview: ({ sku, title, from, to, apartFrom }) => [
    nameOf(sku, title),
    `Bin: ${from} → ${to}`,
    `Apart from: ${apartFrom}`,
  ],
  guard: async ({ sku, from, to, free }, { db }) => {
    const facts = await readBin(db, sku, to);
    if (!facts) return null;
    if (facts.status === 'archived') return `${sku} has been archived since this was proposed.`;
    if (facts.bin !== from) return `${sku} lies in ${facts.bin ?? 'no bin'} by now, no longer in ${from}.`;
    return free && facts.others.length > 0 ? `${facts.others[0]} lies in ${to} by now.` : null;
  },
  changes: ({ sku, title, barcode, from, to }) => [
    { target: { type: 'bin', id: sku }, set: { sku, title, barcode, bin: to, movedFrom: from } },
  ],
  outcome: ({ sku, to }, { unsent, reference }) =>
    `${sku} ${unsent ? 'is on the list of moves to' : 'belongs in'} ${to} (${reference}).`,
};

export const relocateBin = register(definition);
