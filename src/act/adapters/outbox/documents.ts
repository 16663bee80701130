import { createTwoFilesPatch } from 'diff';
import type { ApplyRequest, Change, PlatformState } from '../../adapter.ts';
import { advertisingLists } from './advertising.ts';
import { emailFile } from './email.ts';
import { helpdeskList } from './helpdesk.ts';
import { purchaseOrderCsv, purchaseOrderLines, purchaseOrderOf, purchaseOrderPdf } from './purchase-order.ts';
import { warehouseLists } from './warehouse.ts';

/** A file for the outbox. */
export interface Document {
  readonly name: string;
  readonly content: string | Buffer;
}

/** The files that a person would send for a request: orders as PDF, CSV and e-mail, messages as e-mail, listings as a diff, the work of the warehouse, the helpdesk and the ad account as lists. */
export async function documentsFor(request: ApplyRequest): Promise<Document[]> {
  const single = request.changes.filter(({ target }) => !LISTED.has(target.type));
  const perChange = await Promise.all(single.map((change) => documentsOf(change, request)));
  const lists = [
    ...warehouseLists(request.changes, request.before),
    ...helpdeskList(request.changes),
    ...advertisingLists(request.changes, request.before),
  ];
  return [...perChange.flat(), ...lists];
}

/** What is done in the warehouse, the helpdesk or the ad account is one list, however many lines it has. */
const LISTED: ReadonlySet<string> = new Set(['shipment', 'bin', 'ticket', 'keyword', 'campaign']);

async function documentsOf(change: Change, { before, key, now }: ApplyRequest): Promise<Document[]> {
  const { type, id } = change.target;
  if (type === 'listing') {
    const old = before.find(({ target }) => target.type === type && target.id === id)?.state ?? {};
    return [{ name: `listing-${safe(id)}.diff`, content: listingDiff(id, old, { ...old, ...change.set }) }];
  }
  if (type === 'message') {
    return [{ name: 'message.eml', content: await emailFile({ ...messageOf(change.set), key, now }) }];
  }
  const order = purchaseOrderOf(change.set);
  const pdf = await purchaseOrderPdf(order);
  const csv = purchaseOrderCsv(order);
  const email = await emailFile({
    key,
    now,
    to: order.supplierEmail,
    subject: `Purchase order ${order.number}`,
    body: coverLetter(order),
    attachments: [
      { filename: `${order.number}.pdf`, content: pdf },
      { filename: `${order.number}.csv`, content: csv },
    ],
  });
  return [
    { name: `${order.number}.pdf`, content: pdf },
    { name: `${order.number}.csv`, content: csv },
    { name: `${order.number}.eml`, content: email },
  ];
}

function coverLetter(order: ReturnType<typeof purchaseOrderOf>): string {
  const lines = purchaseOrderLines(order).map(([label, value]) => `${label}: ${value}`);
  return [
    `Please find attached our purchase order ${order.number}.\n`,
    ...lines,
    ...(order.note ? [`\n${order.note}`] : []),
    '\nPlease confirm the quantity, the price and the ship date.\n',
    `${order.buyer}\n`,
  ].join('\n');
}

/** A unified diff of a listing's fields, one a line, sorted by name. */
export function listingDiff(id: string, before: PlatformState, after: PlatformState): string {
  const text = (state: PlatformState): string =>
    Object.entries(state)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([field, value]) => `${field}: ${JSON.stringify(value)}\n`)
      .join('');
  return createTwoFilesPatch(`${id} now`, `${id} proposed`, text(before), text(after));
}

function messageOf(state: PlatformState): { to: string | null; subject: string; body: string } {
  return { to: state.to ? String(state.to) : null, subject: String(state.subject), body: String(state.body) };
}

function safe(id: string): string {
  return id.replace(/[^\w.-]/g, '-').slice(0, 80);
}
