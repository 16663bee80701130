import { expect, test } from 'vitest';
import { type FactDraft, knownFrom } from '../../../src/context/index.ts';
import type { SlotRow } from '../../../src/watch/ads/figures.ts';
import { spendShift } from '../../../src/watch/ads/spend-shift.ts';
import { DEFAULT_THRESHOLDS } from '../../../src/watch/index.ts';

const SLOT = {
  ...{ from: new Date('2026-03-02T00:00:00Z'), until: new Date('2026-03-02T12:00:00Z'), hours: 12, days: 28 },
  ...{ today: '2026-03-02', startsOn: '2026-03-02', firstDay: '2026-02-02', currency: 'USD' },
};
const row = (type: 'keyword' | 'campaign', cost: number): SlotRow => ({
  ...{ type, id: type, text: 'a thing', status: 'enabled', skus: type === 'keyword' ? ['A'] : [] },
  ...{ campaign_id: 'C1', campaign_name: 'Things', brand: false, currency: 'USD' },
  ...{ clicks: 100, cost, conversions: 3 },
  ...{ usual_cost: 10_000, spread: 1000, usual_clicks: 100, usual_conversions: 3 },
});
const event = (since: string): FactDraft => ({
  kind: 'event_under_way',
  subject: { type: 'sku', id: 'A' },
  value: { eventKind: 'launch', channel: null, since, until: '2026-03-03', peakRatio: 4 },
  confidence: 0.9,
});
const shift = (cost: number, ...facts: FactDraft[]) =>
  spendShift(
    row('campaign', cost),
    [row('keyword', cost)],
    SLOT,
    { ...DEFAULT_THRESHOLDS, 'spend_shift.worth_acting': 1 },
    knownFrom(facts),
  );

test('spend that rises as the demand of what it sells does is ordinary', () => {
  expect(shift(40_000)).toMatchObject({ evidence: { expected: 100 } });
  expect(shift(40_000)?.evidence.facts).toBeUndefined();
  expect(shift(40_000, event('2026-03-02'))).toBeNull();
  expect(shift(30_000, event('2026-03-02'))).toBeNull();
});

test('spend beyond that is told, with what the event made of what is expected', () => {
  const found = shift(200_000, event('2026-03-02'));
  expect(found?.headline).toContain('burned $2,000 in 12 hours (expected $400, usually $100)');
  expect(found?.evidence).toMatchObject({
    expected: 400,
    ratio: 5,
    facts: [
      {
        kind: 'event_under_way',
        subject: { id: 'A' },
        moved: 'expected spend of these hours $100.00 → $400.00',
      },
    ],
  });
});

test('an event makes no fall of spend that is ordinary without it', () => {
  const event4 = event('2026-03-02');
  for (const cost of [10_000, 5000]) expect(shift(cost, event4)).toEqual(shift(cost));
});
