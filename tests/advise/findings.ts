import type { EvidenceOf } from '../../src/domain/evidence.ts';
import type { Finding, FindingKind } from '../../src/domain/finding.ts';

const AT = new Date('2026-03-03T06:00:00Z');
const BASE = { window: { from: '2026-01-01', to: '2026-03-02' }, sources: [], confidence: 0.9 };

/** An open finding of a kind, with the evidence that matters to its playbook. */
export function findingOf<K extends FindingKind>(
  kind: K,
  subjectId: string,
  evidence: Omit<EvidenceOf<K>, 'window' | 'sources' | 'confidence'>,
): Finding<K> {
  return {
    id: `fnd_${kind}`,
    fingerprint: `${kind}:x:${subjectId}`,
    kind,
    subject: { type: 'x', id: subjectId },
    severity: 'warning',
    headline: 'headline',
    evidence: { ...BASE, ...evidence } as unknown as EvidenceOf<K>,
    stake: null,
    deadline: '2026-03-05',
    state: 'open',
    version: 1,
    period: 1,
    openedAt: AT,
    lastSeenAt: AT,
    resolvedAt: null,
    snoozedUntil: null,
    snoozedUntilChange: false,
  };
}

export function stockoutFinding(sku = 'SKU-2847'): Finding<'stockout_risk'> {
  return findingOf('stockout_risk', sku, {
    title: 'Trail Runner Shoe Moss',
    onHand: 20,
    incoming: 0,
    velocityPerDay: 5,
    daysOfCover: 4,
    stockoutOn: '2026-03-07',
    stockoutWindow: ['2026-03-06', '2026-03-08'],
    leadTimeDays: { quoted: 7, actualP50: 12, actualP90: 14 },
    supplierId: 'S1',
    supplierName: 'Ningbo Apex',
    probability: 0.97,
    orderBy: '2026-03-03',
  });
}
