import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FactDraft, knownFrom } from '../../../src/context/index.ts';
import { addDays, dayOf, formatDay, startOfDay } from '../../../src/domain/day.ts';
import { type Citation, ungrounded } from '../../../src/domain/grounding.ts';
import { formatMoney } from '../../../src/domain/money.ts';
import { answerTo } from '../../../src/watch/support/reply/answers.ts';
import { caseOf, type OrderBooks } from '../../../src/watch/support/reply/case.ts';
import { handoverOf } from '../../../src/watch/support/reply/handover.ts';
import { triage } from '../../../src/watch/support/triage/triage.ts';
import { bookOf, CLAUSES, NOW, SHOP, ticketOf, type World } from './cases.ts';

const NOTHING_KNOWN = knownFrom([]);
const QUESTIONS = [
  'Where is my order?',
  'How do I return this? Can I get a label?',
  'I sent it back, when do I get my refund?',
  'How long does delivery take?',
];
const hours = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((ago) => new Date(NOW.getTime() - ago * 3_600_000));
const code = fc.stringMatching(/^[A-Z]{0,3}-?\d{4,9}$/);

const world: fc.Arbitrary<World> = fc.record({
  orderId: code,
  customer: fc.constantFrom('C1', 'C2'),
  asker: fc.constantFrom('C1', 'C2', null),
  question: fc.constantFrom(...QUESTIONS),
  orderedAt: hours(200, 900),
  shippedAt: fc.option(hours(100, 199), { nil: null }),
  promisedAt: fc.option(hours(-100, 150), { nil: null }),
  deliveredAt: fc.option(hours(1, 1100), { nil: null }),
  tracking: fc.option(code, { nil: null }),
  carrier: fc.option(fc.constantFrom('UPS', 'Carrier 24', 'DPD'), { nil: null }),
  returnedAt: fc.option(hours(1, 90), { nil: null }),
  refundMinor: fc.option(fc.integer({ min: 0, max: 90_000 }), { nil: null }),
});

function answered(one: World, books: OrderBooks = bookOf(one), facts: FactDraft[] = []) {
  const ticket = ticketOf(one);
  const asked = caseOf(ticket, triage({ subject: null, body: ticket.body, linked: true }), books);
  return answerTo(asked, { now: NOW, shop: SHOP, clauses: CLAUSES, known: knownFrom(facts) });
}

/** What the row itself says, read anew and not by way of the letter. */
function truthOf({ table, field }: Citation, one: World): string | undefined {
  const day = (instant: Date | null) => instant && formatDay(dayOf(instant, SHOP.timeZone));
  const truths: Record<string, unknown> = {
    'order_line.order_id': one.orderId,
    'shipment.shipped_at': day(one.shippedAt),
    'shipment.promised_at': day(one.promisedAt),
    'shipment.delivered_at': day(one.deliveredAt),
    'shipment.tracking_number': one.tracking,
    'shipment.carrier': one.carrier,
    'return_line.returned_at': day(one.returnedAt),
    'return_line.refund_minor':
      one.refundMinor === null ? null : formatMoney({ minor: one.refundMinor, currency: SHOP.currency }),
    'shop.name': SHOP.name,
  };
  if (field === 'delivered_at + 30 days' && one.deliveredAt) {
    const last = addDays(dayOf(one.deliveredAt, SHOP.timeZone), 30);
    return formatDay(dayOf(startOfDay(last, SHOP.timeZone), SHOP.timeZone));
  }
  const truth = truths[`${table}.${field}`];
  return typeof truth === 'string' ? truth : undefined;
}

describe('an answer', () => {
  test('has each of its figures from the row that it cites, in 1,000 shops', () => {
    let letters = 0;
    let runs = 0;
    fc.assert(
      fc.property(world, (one) => {
        runs += 1;
        const letter = answered({ ...one, asker: one.customer });
        if (!letter) return;
        letters += 1;
        expect(ungrounded(`${letter.subject}\n${letter.body}`, letter.citations)).toEqual([]);
        for (const citation of letter.citations) {
          if (citation.table === 'policy') {
            expect(CLAUSES.map(({ text }) => text)).toContain(citation.value);
          } else {
            expect(citation.value).toBe(truthOf(citation, one));
          }
        }
      }),
      { numRuns: 2_500 },
    );
    expect(runs).toBe(2_500);
    expect(letters).toBeGreaterThanOrEqual(1_000);
  });

  test('tells nobody of an order that is not shown to be theirs', () => {
    fc.assert(
      fc.property(world, (one) => {
        if (one.asker === one.customer) return;
        const letter = answered(one);
        // What may still be told is what everybody is told, and it names no order, parcel or day.
        const private_ = [one.orderId, one.tracking ?? 'none', one.carrier ?? 'none'];
        expect(letter).toBeNull();
        expect(private_.some((secret) => letter?.body.includes(secret))).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  test('an order of two customers is nobody’s', () => {
    const one = sample();
    const book = bookOf(one);
    const shared = new Map([...book.orders].map(([id, order]) => [id, { ...order, customers: 2 }]));
    expect(answered(one)).not.toBeNull();
    expect(answered(one, { ...book, orders: shared })).toBeNull();
  });

  test('is not written where a person must answer, nor to a ticket that has an answer', () => {
    const one = sample();
    const context = { now: NOW, shop: SHOP, clauses: CLAUSES, known: NOTHING_KNOWN };
    const angry = 'Where is my order? You will hear from my lawyer.';
    const ticket = { ...ticketOf(one), body: angry };
    const must = caseOf(ticket, triage({ subject: null, body: angry, linked: true }), bookOf(one));
    expect(answerTo(must, context)).toBeNull();
    const calm = { ...ticketOf(one), is_answered: true };
    const done = caseOf(calm, triage({ subject: null, body: calm.body, linked: true }), bookOf(one));
    expect(answerTo(done, context)).toBeNull();
  });

  test('promises nothing where no document does', () => {
    const one = { ...sample(), question: 'How do I return this? Can I get a label?' };
    const asked = caseOf(
      ticketOf(one),
      triage({ subject: null, body: one.question, linked: true }),
      bookOf(one),
    );
    expect(answerTo(asked, { now: NOW, shop: SHOP, clauses: CLAUSES, known: NOTHING_KNOWN })).not.toBeNull();
    expect(answerTo(asked, { now: NOW, shop: SHOP, clauses: [], known: NOTHING_KNOWN })).toBeNull();
  });
});

describe('the checker', () => {
  const cited: Citation = { table: 'shipment', id: 'S1', field: 'shipped_at', value: 'Fri 18 Dec' };

  test.each([
    ['It left on Fri 18 Dec.', []],
    ['It left on Fri 19 Dec.', ['Fri', '19', 'Dec']],
    ['It left 3 days ago.', ['3']],
    ['You get $24.50 back.', ['$24.50']],
    ['Order HP-10482 is late.', ['HP-10482']],
    ['It comes on Monday.', ['Monday']],
    ['It comes in December.', ['December']],
    ['May we help?', []],
  ])('%s', (text, expected) => {
    expect(ungrounded(text, [cited])).toEqual(expected);
  });

  test('a figure is not hidden inside a longer one', () => {
    const short: Citation = { ...cited, value: '18' };
    expect(ungrounded('It has 180 of them.', [short])).toEqual(['180']);
  });
});

describe('what other functions found out', () => {
  const delay: FactDraft = {
    kind: 'carrier_delay',
    subject: { type: 'carrier_service', id: 'UPS' },
    value: { rate: 0.4, baselineRate: 0.05, since: '2026-02-24', shipments: 80 },
    confidence: 0.95,
  };
  const gone = (onHand: number, restockOn: string | null): FactDraft => ({
    kind: 'stockout_probability',
    subject: { type: 'sku', id: 'A-1' },
    value: {
      ...{ probability: 1, stockoutOn: null, daysOfCover: 0, supplierId: 'NA' },
      ...{ onHand, availability: 0, restockOn },
    },
    confidence: 0.9,
  });
  const waiting = { ...sample(), shippedAt: null };

  test('a carrier that comes late is named to who waits for its parcel, and to nobody else', () => {
    const letter = answered(sample(), undefined, [delay]);
    expect(letter?.body).toContain('have come late more often than usual since Tue 24 Feb.');
    expect(letter?.facts).toEqual([delay]);
    expect(answered({ ...sample(), carrier: 'DPD' }, undefined, [delay])?.body).not.toContain(
      'late more often',
    );
  });

  test('an order that has not left is told what it waits for, and until when', () => {
    const letter = answered(waiting, undefined, [gone(0, '2026-03-12')]);
    expect(letter?.body).toContain('We expect it in around Thu 12 Mar');
    expect(ungrounded(`${letter?.subject}\n${letter?.body}`, letter?.citations ?? [])).toEqual([]);
  });

  test.each([
    ['nothing is known', []],
    ['no day is known', [gone(0, null)]],
    ['the day has passed', [gone(0, '2026-03-01')]],
    ['its units may be in the house', [gone(3, '2026-03-12')]],
  ])('nothing is promised where %s', (_, facts) => {
    expect(answered(waiting, undefined, facts)).toBeNull();
  });

  test('a person is told of it too', () => {
    const one = { ...waiting, question: 'I am furious, where is my order?' };
    const ticket = ticketOf(one);
    const asked = caseOf(ticket, triage({ subject: null, body: ticket.body, linked: true }), bookOf(one));
    const known = knownFrom([gone(0, '2026-03-12')]);
    const { background } = handoverOf(asked, null, { now: NOW, shop: SHOP, clauses: CLAUSES, known });
    expect(background).toContain('Known: A-1 is out of stock; more is expected on Thu 12 Mar.');
  });
});

function sample(): World {
  const ago = (hoursAgo: number) => new Date(NOW.getTime() - hoursAgo * 3_600_000);
  return {
    orderId: 'OR-10482',
    customer: 'C1',
    asker: 'C1',
    question: 'Where is my order?',
    orderedAt: ago(120),
    shippedAt: ago(100),
    promisedAt: ago(20),
    deliveredAt: null,
    tracking: '1Z999',
    carrier: 'UPS',
    returnedAt: null,
    refundMinor: null,
  };
}
