import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { triage } from '../../../src/watch/index.ts';
import { mustEscalate } from '../../../src/watch/support/triage/must-escalate.ts';
import { CALM, MUST_ESCALATE } from './phrasings.ts';

const LINKED = [false, true];
const read = (body: string, linked = false) => triage({ subject: null, body, linked });

describe('what must escalate', () => {
  test('the list is long enough to mean something', () => {
    expect(new Set(MUST_ESCALATE).size).toBeGreaterThanOrEqual(60);
  });

  test.each(MUST_ESCALATE)('%s', (body) => {
    for (const linked of LINKED) expect(read(body, linked).tier).toBe('must_escalate');
  });

  test.each(CALM)('but not: %s', (body) => {
    expect(mustEscalate(body)).toBeNull();
  });

  test('holds in a subject, inside a longer message and in any case', () => {
    const pick = fc.constantFrom(...MUST_ESCALATE);
    const calm = fc.constantFrom(...CALM);
    fc.assert(
      fc.property(pick, calm, calm, fc.boolean(), (bad, before, after, inSubject) => {
        const found = inSubject
          ? triage({ subject: bad, body: before, linked: true })
          : triage({ subject: before, body: `${before}\n${bad}\n${after}`, linked: true });
        return found.tier === 'must_escalate';
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is asked', () => {
  test.each([
    ['order_status', 'hey wheres my parcel, tracking says nothing since monday'],
    ['order_status', 'Has my ordr shipped yet?'],
    ['return_how_to', 'These shoes are too tight, how do I send them back?'],
    ['refund_status', 'I returned the jacket last month, has the refund been issued?'],
    ['change_address', 'I put the wrong address on my order, can you correct it?'],
    ['cancel_order', 'Please cancel my order, I bought it twice by mistake'],
    ['delivery_period', 'How long does shipping to Germany take?'],
    ['payment', 'What payment methods do you accept in the shop?'],
    ['sizing_question', 'Which size should I order? I am 180 cm tall'],
    ['product_question', 'Is this product dishwasher safe?'],
    ['damaged_or_wrong_item', 'The mug in my parcel arrived broken'],
    ['complaint', 'I would like to file a complaint about my order'],
  ])('%s: %s', (intent, body) => {
    expect(read(body, true)).toMatchObject({ intent });
  });

  test.each([
    'What is the capital of France?',
    'my card was swallowed by the atm',
    'How do I activate my new debit card?',
    'book me a flight to Tokyo',
    'just watched the game, what a goal',
    'play some jazz',
    'what is the exchange rate for euros today',
    'la la la',
    '',
  ])('nothing that belongs here: %s', (body) => {
    expect(read(body)).toMatchObject({ intent: null, tier: 'judgment' });
  });

  test('any text is read, and an abstention is never sure', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), fc.boolean(), (body, linked) => {
        const { intent, confidence } = read(body, linked);
        return confidence >= 0 && confidence <= 1 && (intent !== null || confidence < 0.5);
      }),
    );
  });
});
