import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  agreementOf,
  evidenceOf,
  type Judged,
  missingForPromotion,
  movedBy,
  PROMOTION,
  reasonToDemote,
} from '../../src/learn/trust/agreement.ts';

const START = new Date('2026-01-01T00:00:00Z');
const daysLater = (days: number) => new Date(START.getTime() + days * 86_400_000);
const judged = (changes: Partial<Judged> = {}, day = 0): Judged => ({
  kind: 'pause_keyword',
  band: 'none',
  at: daysLater(day),
  alone: false,
  verdict: 'approved',
  moved: 0,
  ...changes,
});
const many = (n: number, no: number) =>
  Array.from({ length: n }, (_, index) =>
    judged({ verdict: index < no ? 'rejected' : 'approved' }, index / 4),
  );

describe('what is missing before trust is offered', () => {
  test.each([
    [
      'nothing was decided',
      [],
      0,
      ['0 of 30 days', '0 of 100 decisions', 'agreement of at least 0 %, not yet 93 %'],
    ],
    ['99 of 100 agreed in 30 days', many(100, 1), 30, []],
    ['98 of 100 is just too little', many(100, 2), 30, ['agreement of at least 92.9 %, not yet 93 %']],
    ['it is too soon', many(120, 0), 29, ['29 of 30 days']],
    ['one was taken back', [...many(200, 0), judged({ verdict: 'undone' })], 60, ['1 taken back or harmful']],
  ] as const)('%s', (_, decisions, day, missing) => {
    expect(missingForPromotion(evidenceOf(decisions), daysLater(day))).toEqual(missing);
  });

  const decisions = fc.array(
    fc.record({
      verdict: fc.constantFrom(
        'approved',
        'approved',
        'approved',
        'rejected',
        'left',
        'undone',
        'harmful' as const,
      ),
      moved: fc.double({ min: 0, max: 1, noNaN: true }),
      day: fc.integer({ min: 0, max: 90 }),
    }),
    { maxLength: 300 },
  );

  test('what is offered has its days, its number and its bound, whatever people decided', () => {
    fc.assert(
      fc.property(decisions, (drawn) => {
        const evidence = evidenceOf(drawn.map(({ verdict, moved, day }) => judged({ verdict, moved }, day)));
        if (missingForPromotion(evidence, daysLater(100)).length > 0) return;
        expect(evidence.n).toBeGreaterThanOrEqual(PROMOTION.decisions);
        expect(evidence.lower).toBeGreaterThanOrEqual(PROMOTION.lower);
        expect(evidence.severe).toBe(0);
        expect(evidence.agreed / evidence.n).toBeGreaterThan(0.93);
      }),
    );
  });

  test('one more rejection never makes an offer', () => {
    fc.assert(
      fc.property(decisions, (drawn) => {
        const all = drawn.map(({ verdict, moved, day }) => judged({ verdict, moved }, day));
        const before = evidenceOf(all);
        const after = evidenceOf([...all, judged({ verdict: 'rejected' }, 1)]);
        expect(after.agreed).toBeCloseTo(before.agreed);
        if (all.length > 0) expect(after.lower).toBeLessThanOrEqual(before.lower + 1e-12);
      }),
    );
  });
});

describe('trust is taken back', () => {
  test.each([
    ['an undo of what was done alone', [judged({ alone: true, verdict: 'undone' })], 'one was undone'],
    [
      'an outcome that is clearly worse',
      [judged({ alone: true, verdict: 'worse' })],
      'what came of one was clearly worse than before',
    ],
    ['harm, at once', [judged({ alone: true, verdict: 'harmful' })], 'one did harm'],
    [
      'agreement that falls',
      [...many(20, 0), judged({ verdict: 'rejected' }, 6), judged({}, 7), judged({ verdict: 'rejected' }, 8)],
      'people agreed with 1.0 of the last 3',
    ],
  ] as const)('%s', (_, decisions, reason) => {
    expect(reasonToDemote(decisions)).toBe(reason);
  });

  test('and kept while people agree', () => {
    expect(reasonToDemote(many(50, 1))).toBeNull();
    const apart = (day: number) => judged({ verdict: 'rejected' }, day);
    expect(reasonToDemote([apart(0), ...many(50, 0), apart(20)])).toBeNull();
  });
});

/** Fifty answers, the first of them in other words. */
const answers = (first = 'It is on its way.') =>
  Array.from({ length: 50 }, (_, n) => ({ ticketId: `T${n}`, body: n === 0 ? first : 'It is on its way.' }));
const pause = (reason: string) => ({
  keywords: [{ keywordId: 'K', text: 'boots' }],
  campaignId: 'C',
  reason,
});

describe('how far an edit moved a proposal', () => {
  test.each([
    ['nothing', { quantity: 240 }, { quantity: 240 }, 0],
    ['a half', { quantity: 240 }, { quantity: 120 }, 0.5],
    [
      'money as text',
      { to: { amount: '100.00', currency: 'USD' } },
      { to: { amount: '90.00', currency: 'USD' } },
      0.1,
    ],
    ['one word of four', { body: 'we ship on Monday' }, { body: 'we ship on Tuesday' }, 0.25],
    ['a field that is gone', { note: 'x' }, {}, 1],
    ['an item of a list', { skus: ['A', 'B'] }, { skus: ['A'] }, 0.5],
    ['an item more of a list', { skus: ['A', 'B'] }, { skus: ['B', 'C', 'A'] }, 1 / 3],
    ['one answer of fifty reworded', { replies: answers() }, { replies: answers('Sorry.') }, 0.02],
    [
      'one of fifty left out',
      { replies: answers(), exclude: [] },
      { replies: answers(), exclude: ['T3'] },
      0.02,
    ],
    ['a note that goes with it', pause('It costs too much'), pause('Agreed with Maya'), 0.25],
    ['a number and its note', { quantity: 240, note: 'a' }, { quantity: 120, note: 'b' }, 0.5],
  ])('%s', (_, before, after, moved) => {
    expect(movedBy(before, after)).toBeCloseTo(moved);
  });

  test('is between 0 and 1, the same both ways, and 0 only for what is the same', () => {
    const params = fc.dictionary(
      fc.string(),
      fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(null)),
    );
    fc.assert(
      fc.property(params, params, (a, b) => {
        const moved = movedBy(a, b);
        expect(moved).toBeGreaterThanOrEqual(0);
        expect(moved).toBeLessThanOrEqual(1);
        expect(movedBy(b, a)).toBeCloseTo(moved);
        expect(movedBy(a, a)).toBe(0);
        expect(agreementOf({ verdict: 'approved', moved })).toBe(1 - moved);
      }),
    );
  });
});
