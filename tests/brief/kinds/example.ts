import type { EvidenceOf } from '../../../src/domain/evidence.ts';
import type { FindingKind } from '../../../src/domain/finding.ts';

/** What the evidence of every example carries. */
export const BASE = {
  window: { from: '2026-02-01', to: '2026-03-02' },
  sources: [
    { table: 'order_line', rows: 1 },
    { table: 'receipt', rows: 0 },
  ],
  confidence: 0.8,
};

/** What a finding rests on, and how people are told of it. */
export interface Example<K extends FindingKind> {
  readonly evidence: EvidenceOf<K>;
  /** The figures of its card. */
  readonly lines: readonly string[];
  /** Lines that why must have, in this order: rows come out of the database in an order of their own. */
  readonly why: readonly string[];
}

/** An example of each kind of a group. */
export type Examples<Kind extends FindingKind> = { readonly [K in Kind]: Example<K> };
