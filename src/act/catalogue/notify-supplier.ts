import { z } from 'zod';
import { type ActionDefinition, register } from '../registration.ts';

const schema = z.object({
  supplierId: z.string().min(1),
  supplierName: z.string().nullable(),
  /** Null where no address is on file: the message is written for a person to address. */
  to: z.email('must be an e-mail address').nullable(),
  subject: z.string().min(1).max(200),
  body: z.string().min(1).max(3000),
});

export type NotifySupplierParams = z.output<typeof schema>;

const definition: ActionDefinition<NotifySupplierParams> = {
  kind: 'notify_supplier',
  effectClass: 'internal',
  // A message that has left cannot be called back.
  undoable: false,
  schema,
  editFields: ({ to, subject, body }) => [
    { id: 'to', label: 'To', type: 'text', value: to, maxLength: 254, optional: true },
    { id: 'subject', label: 'Subject', type: 'text', value: subject, maxLength: 200 },
    { id: 'body', label: 'Message', type: 'text', value: body, maxLength: 3000, multiline: true },
  ],
  applyEdit: (params, { to, subject, body }) => ({
    ...params,
    ...(to === undefined ? {} : { to: to === '' ? null : to }),
    ...(subject === undefined ? {} : { subject }),
    ...(body === undefined ? {} : { body }),
  }),
  describe: (params) => ({
    label: `Write to ${shorten(nameOf(params), 40)}`,
    summary: `Send ${nameOf(params)} the message “${shorten(params.subject, 120)}”.`,
    cost: null,
  }),
  preview: (params) => [
    `To: ${params.to ?? 'no address on file: add one before sending'}`,
    `Subject: ${params.subject}`,
    ...params.body.split('\n').filter((line) => line.trim() !== ''),
  ],
  guard: async () => null,
  changes: ({ to, subject, body, supplierId }, { actionId, now }) => [
    {
      target: { type: 'message', id: actionId },
      set: { to, subject, body, supplierId, sentAt: now.toISOString() },
    },
  ],
  about: ({ supplierId }) => [{ type: 'supplier', id: supplierId }],
  outcome: (params, receipt) =>
    `The message to ${nameOf(params)} is ${receipt.unsent ? 'ready to send' : 'on its way'} (${receipt.reference}).`,
};

function nameOf({ supplierName, supplierId }: NotifySupplierParams): string {
  return supplierName ?? supplierId;
}

function shorten(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

export const notifySupplier = register(definition);
