import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { TicketIntent } from '../../../src/watch/support/triage/intent.ts';

const DATA = join(import.meta.dirname, '../../../../shared/data');
const FILES = ['bitext/bitext_8175.csv', 'banking77/test.csv', 'clinc150/data_full.json'];

/** Whether the texts are at hand. */
export const hasTexts = FILES.every((file) => existsSync(join(DATA, file)));

/** A request to a shop and what we would call it. */
export interface Request {
  readonly text: string;
  readonly intent: TicketIntent;
}

/** Bitext's intents as ours; those that are left out (accounts, newsletters, reviews, placing orders) are "other". */
const OURS: Readonly<Record<string, TicketIntent>> = {
  track_order: 'order_status',
  delivery_period: 'delivery_period',
  delivery_options: 'delivery_period',
  change_shipping_address: 'change_address',
  set_up_shipping_address: 'change_address',
  cancel_order: 'cancel_order',
  check_cancellation_fee: 'cancel_order',
  check_refund_policy: 'return_how_to',
  get_refund: 'refund_status',
  track_refund: 'refund_status',
  check_payment_methods: 'payment',
  payment_issue: 'payment',
  check_invoice: 'payment',
  get_invoice: 'payment',
  complaint: 'complaint',
  contact_customer_service: 'talk_to_human',
  contact_human_agent: 'talk_to_human',
};

const csv = (file: string) =>
  parse(readFileSync(join(DATA, file), 'utf8'), { columns: true, bom: true }) as Record<string, string>[];

/** Requests to a shop (Bitext): the phrases were written against the first half; the second is for reporting. */
export function requests(half: 'first' | 'second'): Request[] {
  return csv('bitext/bitext_8175.csv')
    .filter((_, index) => index % 2 === (half === 'first' ? 0 : 1))
    .map(({ utterance = '', intent = '' }) => ({ text: utterance, intent: OURS[intent] ?? 'other' }));
}

/** What people ask a bank (banking77, its test part): none of it is ours to answer. */
export function bankTexts(): string[] {
  return csv('banking77/test.csv').map(({ text = '' }) => text);
}

/** What belongs to no assistant at all (CLINC150, its out-of-scope test part). */
export function strayTexts(): string[] {
  const { oos_test } = JSON.parse(readFileSync(join(DATA, 'clinc150/data_full.json'), 'utf8')) as {
    oos_test: [string, string][];
  };
  return oos_test.map(([text]) => text);
}
