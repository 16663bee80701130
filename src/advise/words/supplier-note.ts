import { z } from 'zod';
import type { ActionDraft } from '../../domain/action.ts';
import type { Day } from '../../domain/day.ts';
import type { Supplier } from '../playbook.ts';

/** A message to a supplier as an action; `slot` tells it from others for the same finding. */
export function supplierNote(
  supplier: Supplier,
  message: { subject: string; paragraphs: readonly string[]; shopName: string },
  { slot, deadline }: { slot: string; deadline: Day | null },
): ActionDraft {
  const name = supplier.name ?? supplier.supplierId;
  const subject = cut(message.subject, 200);
  return {
    kind: 'notify_supplier',
    slot,
    params: {
      supplierId: supplier.supplierId,
      supplierName: supplier.name,
      // What is on file may not be an address; then a person fills it in.
      to: z.email().safeParse(supplier.email).data ?? null,
      subject,
      body: cut(
        [`Hello ${name},`, ...message.paragraphs, `Thank you,\n${message.shopName}`].join('\n\n'),
        3000,
      ),
    },
    label: `Write to ${cut(name, 40)}`,
    summary: `Send ${name} the message “${cut(subject, 120)}”.`,
    cost: null,
    expectedEffect: null,
    deadline,
  };
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
