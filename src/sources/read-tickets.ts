import { DaybreakError } from '../domain/errors.ts';
import { dataRecords } from './files/records.ts';
import { readText } from './files/text.ts';
import { readLayout } from './read-header.ts';

/** A ticket as a file has it; '' where the file has no such column or the cell is empty. */
export interface FiledTicket {
  readonly ticketId: string;
  readonly orderId: string;
  readonly sku: string;
  readonly subject: string;
  readonly body: string;
}

/** What the columns are called in the feed and in helpdesks' exports, by folded name. */
const COLUMNS: Readonly<Record<keyof FiledTicket, readonly string[]>> = {
  ticketId: ['ticketid', 'id', 'ticket', 'ticketnumber', 'number', 'conversationid', 'caseid'],
  orderId: ['orderid', 'order', 'ordernumber', 'ordername'],
  sku: ['sku', 'productsku'],
  subject: ['subject', 'title', 'summary'],
  body: [
    'body',
    'message',
    'text',
    'description',
    'comment',
    'content',
    'utterance',
    'messagetext',
    'bodytext',
    'firstmessage',
    'lastmessage',
  ],
};

/** Reads the tickets of a feed file or a helpdesk's export (CSV or JSON Lines) without storing anything. */
export async function* readTicketsFile(path: string): AsyncGenerator<FiledTicket> {
  const layout = await readLayout(path);
  if (!layout) throw new DaybreakError('invalid_input', `${path} is empty or has no header line.`);
  const folded = layout.header.map((name) => name.toLowerCase().replace(/[^a-z]/g, ''));
  const placeOf = (field: keyof FiledTicket): number =>
    COLUMNS[field].map((name) => folded.indexOf(name)).find((place) => place >= 0) ?? -1;
  const places = {
    ticketId: placeOf('ticketId'),
    orderId: placeOf('orderId'),
    sku: placeOf('sku'),
    subject: placeOf('subject'),
    body: placeOf('body'),
  };
  if (places.subject < 0 && places.body < 0) {
    throw new DaybreakError(
      'invalid_input',
      `${path} has no column with a message (${layout.header.slice(0, 12).join(', ')}): a feed's tickets file has subject and body.`,
    );
  }
  let row = 0;
  for await (const { cells } of dataRecords(readText(path), layout)) {
    row += 1;
    if (cells.length === 0) continue;
    const cell = (place: number) => (place < 0 ? '' : (cells[place] ?? '').trim());
    yield {
      ticketId: cell(places.ticketId) || String(row),
      orderId: cell(places.orderId),
      sku: cell(places.sku),
      subject: cell(places.subject),
      body: cell(places.body),
    };
  }
}
