import { stringify } from 'csv-stringify/sync';
import type { Change } from '../../adapter.ts';

/** One list for the helpdesk, a line a ticket: the answer, the tag, the hand-over; none where no ticket changes. */
export function helpdeskList(changes: readonly Change[]): { name: string; content: string }[] {
  const tickets = changes.filter(({ target }) => target.type === 'ticket');
  if (tickets.length === 0) return [];
  const rows = tickets.map(({ target, set }) => {
    const reply = set.reply as { subject?: string; body?: string } | undefined;
    return {
      ticket_id: target.id,
      do: reply ? 'reply' : set.escalated ? 'escalate' : 'tag',
      subject: reply?.subject,
      public_reply: reply?.body,
      priority: set.priority,
      tag: set.tag ?? set.escalated,
      internal_note: set.internalNote,
    };
  });
  // A text that a spreadsheet would run as a formula is disarmed by an apostrophe.
  const content = stringify(rows, { header: true, record_delimiter: 'windows', escape_formulas: true });
  return [{ name: 'tickets.csv', content }];
}
