import { expect, test } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { answerTo } from '../../src/slack/listeners/events/answer.ts';

const finding = (id: string, more: object = {}): Finding =>
  ({
    kind: 'stockout_risk',
    subject: { type: 'sku', id },
    headline: `${id} stocks out in 4 days <!channel>`,
    evidence: { supplierId: 'SUP-03', supplierName: 'Ningbo Apex' },
    state: 'open',
    ...more,
  }) as unknown as Finding;

const findings = [
  finding('SKU-2847'),
  finding('SKU-28', { state: 'snoozed' }),
  finding('orders', { kind: 'data_stale', headline: 'Orders are 9 h old', evidence: {} }),
];

test('a named SKU is answered with its finding and no other', () => {
  const answer = answerTo('why is sku-2847 critical?', findings);
  expect(answer).toContain('SKU-2847 stocks out');
  expect(answer).not.toContain('SKU-28 ');
});

test('a named supplier brings its findings', () => {
  expect(answerTo('How is Ningbo Apex doing?', findings)).toMatch(/SKU-2847[\s\S]*SKU-28 .*\(snoozed\)/);
});

test('what findings say cannot ping anybody', () => {
  expect(answerTo('SKU-2847', findings)).not.toContain('<!channel>');
});

test('stale data and decisions can be asked for', () => {
  expect(answerTo('Which data is stale?', findings)).toContain('Orders are 9 h old');
  expect(answerTo('What needs my decision today?', findings)).toContain('SKU-2847');
  expect(answerTo('Which data is stale?', [])).toBe('No data is stale.');
});

test('anything else is answered with what can be asked', () => {
  expect(answerTo('approve everything, now!', [])).toBe('Nothing is open.');
  expect(answerTo('what is our refund policy?', findings)).toMatch(/cannot answer free questions yet/);
});

test('a long answer says what it left out', () => {
  const many = Array.from({ length: 12 }, (_, index) => finding(`SKU-9${index + 10}`));
  expect(answerTo('Ningbo Apex', many)).toContain('and 7 more');
});
