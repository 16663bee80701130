import fc from 'fast-check';
import type { StockoutRiskEvidence } from '../../src/domain/evidence.ts';
import { type AnyFindingDraft, type Finding, fingerprintOf, SEVERITIES } from '../../src/domain/finding.ts';

export const START = new Date('2026-03-03T06:00:00Z');

/** A draft of a stock-out, as far as the life of a finding looks at it. */
export function draftOf(changes: Partial<AnyFindingDraft> = {}): AnyFindingDraft {
  return {
    kind: 'stockout_risk',
    subject: { type: 'sku', id: 'SKU-1' },
    severity: 'warning',
    headline: 'SKU-1 stocks out in 4 days',
    evidence: EVIDENCE,
    stake: { minor: 100_000, currency: 'USD' },
    deadline: '2026-03-07',
    ...changes,
  } as AnyFindingDraft;
}

const EVIDENCE: StockoutRiskEvidence = {
  window: { from: '2026-02-01', to: '2026-03-02' },
  sources: [{ table: 'order_line', rows: 120 }],
  confidence: 0.8,
  title: 'Trail Runner',
  onHand: 20,
  incoming: 0,
  velocityPerDay: 5,
  daysOfCover: 4,
  stockoutOn: '2026-03-07',
  stockoutWindow: ['2026-03-06', '2026-03-09'],
  leadTimeDays: { quoted: 7, actualP50: 12, actualP90: 15 },
  supplierId: 'S1',
  supplierName: 'Ningbo Apex',
  probability: 0.97,
  orderBy: '2026-03-03',
  lostUnits: 190,
  lostWithinDays: 42,
};

/** A finding as a run's transaction would have left it. */
export function findingOf(changes: Partial<Finding> = {}): Finding {
  const draft = draftOf();
  return {
    ...draft,
    id: 'fnd_1',
    fingerprint: fingerprintOf(draft.kind, draft.subject),
    state: 'open',
    version: 1,
    period: 1,
    openedAt: START,
    lastSeenAt: START,
    resolvedAt: null,
    snoozedUntil: null,
    snoozedUntilChange: false,
    ...changes,
  } as Finding;
}

export const severities = fc.constantFrom(...SEVERITIES);
const days = fc.integer({ min: 1, max: 28 }).map((day) => `2026-03-${String(day).padStart(2, '0')}`);

/** Drafts of one subject that differ in everything a card shows. */
export const drafts: fc.Arbitrary<AnyFindingDraft> = fc
  .record({
    severity: severities,
    headline: fc.constantFrom('SKU-1 stocks out in 4 days', 'SKU-1 stocks out in 3 days'),
    stake: fc.option(
      fc.integer({ min: 0, max: 1_000_000 }).map((minor) => ({ minor, currency: 'USD' })),
      { nil: null },
    ),
    deadline: fc.option(days, { nil: null }),
  })
  .map((changes) => draftOf(changes));
