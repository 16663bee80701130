import type { Profile, ReadingContext, RowReader } from '../profile.ts';
import { laterBy } from './elapsed.ts';

/** Zendesk's states of a ticket in the feed's words. */
const STATUS: Readonly<Record<string, string>> = {
  new: 'open',
  open: 'open',
  pending: 'pending',
  hold: 'pending',
  'on-hold': 'pending',
  solved: 'solved',
  closed: 'solved',
};

/** Zendesk's CSV export of tickets: their course, tags and subjects, but nothing of what was written. */
export const ZENDESK_TICKETS: Profile = {
  id: 'zendesk.ticket_csv_export',
  title: 'Zendesk tickets (CSV export)',
  platform: 'Zendesk',
  source: 'zendesk',
  anchors: ['Id', 'Requester', 'Subject', 'Tags', 'Created at', 'Solved at'],
  columns:
    'Summation column|Id|Requester|Requester id|Requester external id|Requester email|Requester domain|Submitter|Assignee|Group|Subject|Tags|Status|Priority|Via|Ticket type|Created at|Updated at|Assigned at|Organization|Due date|Initially assigned at|Solved at|Resolution time|Satisfaction Score|Group stations|Assignee stations|Reopens|Replies|First reply time in minutes|First reply time in minutes within business hours|First resolution time in minutes|First resolution time in minutes within business hours|Full resolution time in minutes|Full resolution time in minutes within business hours|Agent wait time in minutes|Agent wait time in minutes within business hours|Requester wait time in minutes|Requester wait time in minutes within business hours|On hold time in minutes|On hold time in minutes within business hours'.split(
      '|',
    ),
  reads: {
    entity: 'tickets',
    fields: {
      ticket_id: 'Id',
      created_at: 'Created at',
      channel: 'Via',
      customer_id: 'Requester id',
      subject: 'Subject',
      tags: 'Tags',
      status: 'Status',
      first_reply_at: 'First reply time in minutes',
      solved_at: 'Solved at',
    },
    lacks: ['body'],
    open: readCsv,
  },
  cannotGive: [
    "Zendesk's CSV has no message text: tickets are judged by subject and tags, and no answer is drafted from it. Its JSON export has the first message.",
  ],
};

/** Zendesk's JSON export of tickets, one object a line, which accounts with many tickets get: it has the first message. */
export const ZENDESK_TICKETS_JSON: Profile = {
  id: 'zendesk.ticket_json_export',
  title: 'Zendesk tickets (JSON export)',
  platform: 'Zendesk',
  source: 'zendesk',
  anchors: ['id', 'created_at', 'subject', 'description', 'via', 'requester_id'],
  columns: [
    ...['id', 'created_at', 'updated_at', 'subject', 'description', 'status', 'tags', 'via', 'priority'],
    ...['requester_id', 'assignee_id', 'external_id', 'type', 'url', 'satisfaction_rating', 'custom_fields'],
  ],
  reads: {
    entity: 'tickets',
    fields: {
      ticket_id: 'id',
      created_at: 'created_at',
      channel: 'via',
      customer_id: 'requester_id',
      subject: 'subject',
      body: 'description',
      tags: 'tags',
      status: 'status',
    },
    open: () => ({
      row: (row, sink) =>
        sink.emit('tickets', {
          status: statusOf(row('status')),
          channel: /"channel":\s*"(\w+)"/.exec(row('via'))?.[1] ?? '',
          tags: row('tags')
            .replace(/[[\]"]/g, '')
            .replaceAll(',', ' '),
        }),
    }),
  },
  cannotGive: ['Zendesk tells no times of answers in this file: how long people wait is known from its CSV.'],
};

function readCsv({ instants }: ReadingContext): RowReader {
  return {
    row: (row, sink) => {
      const replied = laterBy(instants.instant(row('Created at')), row('First reply time in minutes'), 60);
      sink.emit('tickets', { status: statusOf(row('Status')), first_reply_at: replied });
    },
  };
}

function statusOf(status: string): string {
  return STATUS[status.toLowerCase()] ?? status;
}
