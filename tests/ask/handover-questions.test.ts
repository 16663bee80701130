import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameInDocuments } from '../../src/ask/handover/person.ts';
import { type HandoverFacts, MOST_QUESTIONS, questionsFor } from '../../src/ask/handover/questions.ts';
import { DaybreakError } from '../../src/domain/errors.ts';

const NONE: HandoverFacts = {
  documents: [],
  thresholds: [],
  decisions: [],
  reasons: [],
  unanswered: [],
  suppliers: [],
};

const FULL: HandoverFacts = {
  documents: [
    { id: 'a.md', title: 'Carriers', reviewBy: '2026-01-01', isOverdue: true },
    { id: 'b.md', title: 'Packing', reviewBy: '2027-01-01', isOverdue: false },
  ],
  thresholds: [{ name: 'stockout_risk.probability', value: 0.4 }],
  decisions: [
    { kind: 'stockout_risk', about: 'Ningbo Apex', approved: 5, edited: 1, rejected: 2 },
    { kind: 'stockout_risk', about: 'Galway Mill', approved: 1, edited: 0, rejected: 0 },
  ],
  reasons: [{ findingId: 'fnd_1', reason: 'never reorder in week 52', headline: 'SKU-1 runs out' }],
  unanswered: [
    { question: 'Who is our broker?', asked: 3 },
    { question: 'Where is the key?', asked: 1 },
  ],
  suppliers: [{ id: 'S1', name: 'Ningbo Apex', decisions: 4 }],
};

test('every gap in what is known becomes a question that names it, with the rows that it comes from', () => {
  const questions = questionsFor('Maya Lindqvist', FULL);
  expect(questions.map(({ key }) => key)).toEqual([
    'gap:Who is our broker?',
    'reason:fnd_1',
    'supplier:S1',
    'decision:stockout_risk:Ningbo Apex',
    'threshold:stockout_risk.probability',
    'review:a.md',
    'gap:Where is the key?',
    'owners',
    'calls',
    'unasked',
  ]);
  const said = new Map(questions.map((one) => [one.key, `${one.question} ${one.because}`]));
  expect(said.get('gap:Who is our broker?')).toContain('Asked 3 times');
  expect(said.get('reason:fnd_1')).toContain('never reorder in week 52');
  expect(said.get('decision:stockout_risk:Ningbo Apex')).toContain('approved 5, changed 1, rejected 2');
  expect(said.get('threshold:stockout_risk.probability')).toContain('0.4');
  expect(said.get('review:a.md')).toContain('2026-01-01');
  expect(said.get('owners')).toContain('“Carriers”, “Packing”');
});

test('somebody of whom no row speaks is asked what everybody is asked', () => {
  expect(questionsFor('Jo', NONE).map(({ key }) => key)).toEqual(['calls', 'unasked']);
});

const words = fc.string({ minLength: 1, maxLength: 400 });
const many = { maxLength: 12 };
const facts: fc.Arbitrary<HandoverFacts> = fc.record({
  documents: fc.array(
    fc.record({ id: words, title: words, reviewBy: fc.constant('2026-01-01'), isOverdue: fc.boolean() }),
    many,
  ),
  thresholds: fc.array(fc.record({ name: words, value: fc.double({ noNaN: true }) }), many),
  decisions: fc.array(
    fc.record({ kind: words, about: words, approved: fc.nat(9), edited: fc.nat(9), rejected: fc.nat(9) }),
    many,
  ),
  reasons: fc.array(fc.record({ findingId: words, reason: words, headline: words }), many),
  unanswered: fc.array(fc.record({ question: words, asked: fc.integer({ min: 1, max: 9 }) }), many),
  suppliers: fc.array(fc.record({ id: words, name: words, decisions: fc.integer({ min: 1, max: 9 }) }), many),
});

describe('whatever the rows hold', () => {
  test('nothing is asked twice, nobody is asked too much, and every title fits its form', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const questions = questionsFor('Maya Lindqvist', given);
        expect(questions.length).toBeLessThanOrEqual(MOST_QUESTIONS);
        expect(new Set(questions.map(({ key }) => key)).size).toBe(questions.length);
        for (const { title, question, topics } of questions) {
          expect([...title].length).toBeLessThanOrEqual(150);
          expect([...question].length).toBeLessThanOrEqual(800);
          expect(topics.length).toBeLessThanOrEqual(150);
        }
      }),
    );
  });

  test('a kind of gap is not crowded out by another', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 15, maxLength: 30 }), (asked) => {
        const unanswered = asked.map((question) => ({ question, asked: 1 }));
        const keys = questionsFor('Jo', { ...FULL, unanswered }).map(({ key }) => key.split(':')[0]);
        expect(keys).toEqual(
          expect.arrayContaining(['gap', 'reason', 'supplier', 'decision', 'threshold', 'owners']),
        );
      }),
    );
  });
});

const OWNERS = ['Maya Lindqvist', 'Tomás Herrera', 'Adaeze Obi'];

test.each([
  [['Maya Lindqvist'], 'Maya Lindqvist'],
  [['', 'maya'], 'Maya Lindqvist'],
  [['', 'tomas.herrera'], 'Tomás Herrera'],
  [['Tomas', 'th'], 'Tomás Herrera'],
  [['', 'jo'], 'jo'],
  [['', ''], 'this person'],
])('%j is %s in documents', (called, name) => {
  expect(nameInDocuments(called, OWNERS)).toBe(name);
});

test('a first name that two owners share is not guessed', () => {
  expect(() => nameInDocuments(['maya'], [...OWNERS, 'Maya Chen'])).toThrow(DaybreakError);
});
