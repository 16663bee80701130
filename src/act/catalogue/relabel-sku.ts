import { z } from 'zod';
import { readBin } from '../fulfilment/facts.ts';
import { cut } from '../fulfilment/words.ts';
import { type ActionDefinition, register } from '../registration.ts';
import { nameOf } from './params.ts';

const schema = z.object({
  sku: z.string().min(1),
  title: z.string().nullable(),
  barcode: z.string().nullable(),
  bin: z.string().nullable(),
  /** The two lines of the shelf label: what it is, and what it is not. */
  label: z.string().min(1).max(60),
  warning: z.string().min(1).max(80),
});

export type RelabelSkuParams = z.output<typeof schema>;

const definition: ActionDefinition<RelabelSkuParams> = {
  kind: 'relabel_sku',
  effectClass: 'internal',
  undoable: true,
  schema,
  editFields: ({ label, warning }) => [
    { id: 'label', label: 'First line', type: 'text', value: label, maxLength: 60 },
    { id: 'warning', label: 'Second line', type: 'text', value: warning, maxLength: 80 },
  ],
  describe: ({ sku, title, bin, label, warning }) => ({
    label: cut(`New shelf label for ${sku}`, 60),
    summary: cut(
      `Print a shelf label for ${nameOf(sku, title)}${bin ? ` in bin ${bin}` : ''}: “${label}” and below it “${warning}”.`,
      700,
    ),
    cost: null,
  }),
  preview: ({ sku, title, bin, label, warning }) => [
    nameOf(sku, title),
    ...(bin ? [`Bin: ${bin}`] : []),
    `“${label}”`,
    `“${warning}”`,
  ],
  guard: async ({ sku, bin }, { db }) => {
    const facts = await readBin(db, sku, null);
    if (facts?.status === 'archived') return `${sku} has been archived since this was proposed.`;
    return facts && facts.bin !== bin ? `${sku} lies in ${facts.bin ?? 'no bin'} by now.` : null;
  },
  changes: ({ sku, title, barcode, bin, label, warning }) => [
    {
      target: { type: 'bin', id: sku },
      set: { sku, title, barcode, ...(bin ? { bin } : {}), label, labelWarning: warning },
    },
  ],
  outcome: ({ sku }, { unsent, reference }) =>
    `The shelf label of ${sku} ${unsent ? 'is ready to be printed' : 'is changed'} (${reference}).`,
};

export const relabelSku = register(definition);
