import { describe, expect, test } from 'vitest';
import { expectedDemand, expectedReturns, type FactDraft, knownFrom } from '../../src/context/index.ts';

const subject = { type: 'sku', id: 'A' };
const rate = (of: number): FactDraft => ({
  kind: 'return_rate',
  subject,
  value: { rate: of, n: 100 },
  confidence: 1,
});
const sizing = (returnRate: number): FactDraft => ({
  kind: 'sizing_defect',
  subject,
  value: { direction: 'small', share: 0.6, returnRate, n: 20, since: '2026-02-01' },
  confidence: 1,
});
const event = (peakRatio: number | null): FactDraft => ({
  kind: 'event_under_way',
  subject,
  value: { eventKind: 'launch', channel: null, since: '2026-03-01', until: '2026-03-03', peakRatio },
  confidence: 1,
});
const lift = (isDeclared: boolean, peakRatio = 3): FactDraft => ({
  kind: 'launch_lift',
  subject,
  value: {
    ...{ eventKind: isDeclared ? 'launch' : 'detected', startedOn: '2026-03-01', peakRatio, isDeclared },
    ...{ peakHours: 72, settleRatio: null, measuredDays: 14 },
  },
  confidence: 1,
});

describe('what is expected to come back', () => {
  const of = (...facts: FactDraft[]) => expectedReturns(knownFrom(facts))('A');
  const kinds = (...facts: FactDraft[]) => of(...facts)?.facts.map(({ kind }) => kind);

  test('is the largest that is told of it, never a sum; what says just the same is named with it', () => {
    expect(of()).toBeNull();
    expect(of(rate(0.1), sizing(0.3))?.rate).toBe(0.3);
    expect(kinds(rate(0.1), sizing(0.3))).toEqual(['sizing_defect']);
    expect(kinds(rate(0.3), sizing(0.1))).toEqual(['return_rate']);
    expect(kinds(rate(0.3), sizing(0.3))).toEqual(['return_rate', 'sizing_defect']);
  });
});

describe('what is expected to be sold', () => {
  const day = (of: string) => ({ from: of, to: of });
  const ratio = (
    facts: FactDraft[],
    ...days: [{ from: string; to: string }, { from: string; to: string }?]
  ) => expectedDemand(knownFrom(facts))('A', ...days)?.ratio ?? null;

  test('is scaled on the days of the event, and by its share of other stretches', () => {
    expect(ratio([event(3)], day('2026-03-02'))).toBe(3);
    expect(ratio([event(3)], day('2026-03-04'))).toBeNull();
    // Three of six days at three times: (3 × 3 + 3) / 6.
    expect(ratio([event(3)], { from: '2026-02-27', to: '2026-03-04' })).toBe(2);
  });

  test('is compared with what the usual days had of it', () => {
    expect(ratio([event(3)], day('2026-03-03'), { from: '2026-02-27', to: '2026-03-02' })).toBe(1.5);
    // What was lifted before lowers nothing now.
    expect(ratio([event(3)], day('2026-03-05'), { from: '2026-03-01', to: '2026-03-02' })).toBeNull();
  });

  test('one event that two facts tell counts once; one that nobody declared explains nothing', () => {
    expect(ratio([event(3), lift(true)], day('2026-03-02'))).toBe(3);
    expect(ratio([lift(true, 4)], day('2026-03-03'))).toBe(4);
    expect(ratio([lift(true, 4)], day('2026-03-04'))).toBeNull();
    expect(ratio([lift(false)], day('2026-03-02'))).toBeNull();
    expect(ratio([event(null)], day('2026-03-02'))).toBeNull();
  });
});
