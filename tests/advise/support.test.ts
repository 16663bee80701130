import { expect, test } from 'vitest';
import { registry } from '../../src/act/registry.ts';
import { SUPPORT_PLAYBOOKS } from '../../src/advise/playbooks/support/index.ts';
import type { DraftedReply, Handover } from '../../src/watch/support/situation.ts';
import { findingOf } from './findings.ts';
import { contextOf } from './outlook.ts';
import { NO_SITUATIONS } from './situations.ts';

const reply = (index: number): DraftedReply => ({
  ticketId: `T-${index}`,
  intent: 'order_status',
  subject: 'Your order',
  body: 'It left on Fri 27 Feb.',
  citations: [{ table: 'shipment', id: 'S-1', field: 'shipped_at', value: 'Fri 27 Feb' }],
  facts: [],
});
const handover = (ticketId: string, changes: Partial<Handover> = {}): Handover => ({
  ticketId,
  tier: 'judgment',
  intent: 'complaint',
  reason: null,
  sentiment: 'calm',
  openedAt: new Date('2026-03-02T10:00:00Z'),
  orderId: null,
  background: ['No order is known.'],
  policy: null,
  suggestion: 'Thank you for writing.',
  ...changes,
});

function adviceFor(replies: readonly DraftedReply[], handovers: readonly Handover[]) {
  const finding = findingOf('ticket_backlog', 'support', {
    open: replies.length + handovers.length,
    informational: replies.length,
    judgment: handovers.length,
    wismo: replies.length,
    oldestHours: 31,
    resolvable: replies.length,
  });
  const situations = { ...NO_SITUATIONS, support: { replies, handovers } };
  return SUPPORT_PLAYBOOKS.ticket_backlog(finding, contextOf([], [], { situations }));
}

test('the answers of a full inbox come by the hundred, and the card says how many wait', () => {
  const replies = Array.from({ length: 250 }, (_, index) => reply(index));
  const advice = adviceFor(replies, []);
  const action = advice?.actions.find(({ kind }) => kind === 'reply_ticket');
  expect(action?.params).toMatchObject({ leftOut: 150 });
  expect(action?.params.replies).toHaveLength(100);
  expect(action?.summary).toContain('150 more wait for the next card');
  for (const { kind, params, label, summary } of advice?.actions ?? []) {
    expect(registry[kind].parse(params)).toEqual(params);
    expect(registry[kind].describe(params)).toMatchObject({ label });
    expect(summary).not.toBe('');
  }
});

test('what must escalate is drafted first, with all that a person needs, and never as an answer', () => {
  const urgent = handover('T-9', {
    tier: 'must_escalate',
    reason: 'legal',
    policy: { id: 'p.md#x', text: 'Legal goes to Adaeze.' },
  });
  const advice = adviceFor([reply(1)], [urgent, handover('T-10')]);
  expect(advice?.actions.map(({ kind }) => kind)).toEqual(['escalate_ticket', 'reply_ticket', 'tag_ticket']);
  const [escalation, answers] = advice?.actions ?? [];
  const [handed] = (escalation?.params.tickets ?? []) as { note: string }[];
  expect(handed?.note).toBe(
    [
      'Why: speaks of the law.',
      'Mood: calm.',
      'No order is known.',
      'Policy: Legal goes to Adaeze. (p.md#x)',
      'Suggested reply: Thank you for writing.',
    ].join('\n'),
  );
  expect(JSON.stringify(answers?.params)).not.toContain('T-9');
});

test.each([
  ['small', 'This one runs small: we recommend one size up.'],
  ['large', 'This one runs large: we recommend one size down.'],
  [null, 'Customers ask about the size of this one: please compare with the size chart before you order.'],
])('a theme of sizes (%s) becomes a line on the listing', (runs, message) => {
  const finding = findingOf('ticket_theme', 'sizing_question|A-1', {
    topic: 'sizing_question',
    sku: 'A-1',
    runs,
    count: 12,
    expected: 2.5,
    ratio: 4.8,
    since: '2026-02-24',
    quotes: ['T-1'],
  });
  const advice = SUPPORT_PLAYBOOKS.ticket_theme(finding, contextOf([], []));
  expect(advice?.actions).toMatchObject([{ kind: 'update_listing', params: { sku: 'A-1', message } }]);
});

test('a theme in a class that makes people ask for their size says so', () => {
  const value = { category: 'shoes', perThousandUnits: 12.5, otherwise: 1.2, n: 40 };
  const subject = { type: 'category', id: 'shoes' };
  const finding = findingOf('ticket_theme', 'sizing_question|A-1', {
    ...{ topic: 'sizing_question', sku: 'A-1', runs: null, count: 8, expected: 1, ratio: 8 },
    ...{ since: '2026-02-24', quotes: ['T-1'] },
    facts: [{ kind: 'sizing_question_category', subject, value, moved: 'a better listing' }],
  });
  expect(SUPPORT_PLAYBOOKS.ticket_theme(finding, contextOf([], []))?.because).toContain(
    'People ask for the size of shoes 12.5 times per 1,000 units sold, of everything else 1.2: its size chart is worth a look as a whole.',
  );
});
