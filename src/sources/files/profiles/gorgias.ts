import type { Profile, ReadingContext, RowReader } from '../profile.ts';
import { laterBy } from './elapsed.ts';

/** Gorgias' export of tickets: their course, tags and subjects, but nothing of what was written. */
export const GORGIAS_TICKETS: Profile = {
  id: 'gorgias.tickets_export',
  title: 'Gorgias tickets',
  platform: 'Gorgias',
  source: 'gorgias',
  anchors: ['Ticket id', 'Initial channel', 'Creation date'],
  columns:
    'Ticket id|Tags|Initial channel|Priority|Last used integration name|Last used integration type|Created by an agent|Subject|Creation date|Closed date|Survey score|Survey replied date|Assignee name|Assignee email|Customer email|Customer name|First response time (s)|Resolution time (s)|Number of agent messages|Number of customer messages|Ticket URL'.split(
      '|',
    ),
  reads: {
    entity: 'tickets',
    fields: {
      ticket_id: 'Ticket id',
      created_at: 'Creation date',
      channel: 'Initial channel',
      subject: 'Subject',
      tags: 'Tags',
      status: 'Closed date',
      first_reply_at: 'First response time (s)',
      solved_at: 'Closed date',
    },
    lacks: ['body'],
    open: readTickets,
  },
  cannotGive: [
    "Gorgias' export has no message text: tickets are judged by subject and tags, and no answer is drafted from it.",
  ],
};

function readTickets({ instants }: ReadingContext): RowReader {
  return {
    row: (row, sink) => {
      // A ticket that a colleague opened is a message of ours; nobody waits for an answer to it.
      if (/^(true|yes|1)$/i.test(row('Created by an agent'))) return sink.skip();
      sink.emit('tickets', {
        status: row('Closed date') ? 'solved' : 'open',
        first_reply_at: laterBy(instants.instant(row('Creation date')), row('First response time (s)'), 1),
      });
    },
  };
}
