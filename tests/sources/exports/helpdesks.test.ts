import { expect, test } from 'vitest';
import { csvOf } from '../csv.ts';
import { importing } from '../importing.ts';

const shop = importing();

const TICKETS = `select ticket_id, created_at, channel, subject, body, tags, status, first_reply_at, solved_at
  from ticket order by ticket_id`;
const STORED = `select to_jsonb(t)::text as row from ticket t`;

const ZENDESK = [
  ...['Summation column', 'Id', 'Requester', 'Requester id', 'Requester email', 'Subject', 'Tags', 'Status'],
  ...[
    'Priority',
    'Via',
    'Created at',
    'Updated at',
    'Solved at',
    'First reply time in minutes',
    'Topic [list]',
  ],
];
const ASKED = {
  'Summation column': '1',
  Id: '501',
  Requester: 'Jo Kim',
  'Requester id': '77',
  'Requester email': 'jo@example.org',
  Subject: 'Where is my order?',
  Tags: 'wismo vip',
  Status: 'Open',
  Via: 'Mail',
  'Created at': '2026-03-01 10:00',
};

test('Zendesk’s CSV: the course of each ticket, no text and no person', async () => {
  const solved = {
    ...{ ...ASKED, Id: '502', Status: 'Closed', 'Solved at': '2026-03-02 09:00' },
    'First reply time in minutes': '90',
  };
  const onHold = { ...ASKED, Id: '503', Status: 'On-hold' };
  const odd = { ...ASKED, Id: '504', Status: 'Deleted' };
  const report = await shop.importText('tickets.csv', csvOf(ZENDESK, [ASKED, solved, onHold, odd]));
  expect(report).toMatchObject({
    ...{ recognisedAs: 'zendesk.ticket_csv_export', written: 3 },
    rejects: [{ line: 5, column: 'Status' }],
  });
  expect(report.notes.join(' ')).toContain('no message text');
  const created_at = new Date('2026-03-01T10:00:00Z');
  expect(await shop.rows(TICKETS)).toMatchObject([
    {
      ...{ ticket_id: '501', created_at, channel: 'Mail', subject: 'Where is my order?', body: null },
      ...{ tags: 'wismo vip', status: 'open', first_reply_at: null, solved_at: null },
    },
    {
      ...{ ticket_id: '502', status: 'solved', first_reply_at: new Date('2026-03-01T11:30:00Z') },
      solved_at: new Date('2026-03-02T09:00:00Z'),
    },
    { ticket_id: '503', status: 'pending' },
  ]);
  expect(JSON.stringify(await shop.rows(STORED))).not.toMatch(/Jo Kim|jo@example/);
});

test('Zendesk’s JSON has the first message', async () => {
  const ticket = {
    ...{
      id: 501,
      created_at: '2026-03-01T10:00:00Z',
      subject: 'Hi',
      description: 'Where is my order #1001?',
    },
    ...{ status: 'hold', tags: ['wismo', 'vip'], via: { channel: 'web' }, requester_id: 77 },
  };
  const report = await shop.importText('tickets.jsonl', `${JSON.stringify(ticket)}\n`);
  expect(report).toMatchObject({ recognisedAs: 'zendesk.ticket_json_export', written: 1 });
  expect(await shop.rows(TICKETS)).toMatchObject([
    {
      ...{ ticket_id: '501', channel: 'web', body: 'Where is my order #1001?', tags: 'wismo vip' },
      status: 'pending',
    },
  ]);
});

const GORGIAS =
  'Ticket id,Tags,Initial channel,Priority,Created by an agent,Subject,Creation date,Closed date,Customer email,Customer name,First response time (s),Resolution time (s),Ticket Field: Reason'.split(
    ',',
  );

test('Gorgias: a reply so many seconds later, and nothing that a colleague began', async () => {
  const open = {
    'Ticket id': '9',
    'Initial channel': 'chat',
    Tags: 'sizing,hoodie',
    Subject: 'Fit?',
    'Created by an agent': 'false',
    'Creation date': '2026-03-01 10:00:00',
    'Customer email': 'jo@example.org',
  };
  const closed = {
    ...{
      ...open,
      'Ticket id': '10',
      'Closed date': '2026-03-01 12:00:00',
      'First response time (s)': '1,800',
    },
  };
  const ours = { ...open, 'Ticket id': '11', 'Created by an agent': 'true' };
  const report = await shop.importText('gorgias.csv', csvOf(GORGIAS, [open, closed, ours]));
  expect(report).toMatchObject({ recognisedAs: 'gorgias.tickets_export', written: 2, unchanged: 1 });
  expect(await shop.rows(TICKETS)).toMatchObject([
    { ticket_id: '10', status: 'solved', first_reply_at: new Date('2026-03-01T10:30:00Z') },
    { ticket_id: '9', status: 'open', channel: 'chat', tags: 'sizing,hoodie', body: null },
  ]);
  expect(JSON.stringify(await shop.rows(STORED))).not.toContain('jo@example');
});
