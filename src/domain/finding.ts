import type { Day } from './day.ts';
import type { EvidenceOf } from './evidence.ts';
import type { Money } from './money.ts';

/**
 * Every kind of finding and the types of its subject: the interface between watchers, playbooks and edges. The id of
 * what is made of two (a station and a shift, a topic and a SKU) is both with a bar between them.
 */
export const FINDING_SUBJECTS = {
  stockout_risk: ['sku'],
  excess_stock: ['sku'],
  demand_shift: ['sku'],
  late_purchase_order: ['purchase_order'],
  data_stale: ['source'],
  cpa_breach: ['keyword'],
  spend_shift: ['campaign'],
  unprofitable_spend: ['campaign', 'keyword'],
  spend_on_low_stock: ['keyword', 'campaign'],
  return_spike: ['sku', 'supplier'],
  channel_returns: ['acquisition_channel'],
  mispick_hotspot: ['station_shift'],
  confused_skus: ['sku_pair'],
  address_mismatch: ['shipment'],
  carrier_error: ['shipment'],
  late_carrier: ['carrier_service'],
  ticket_backlog: ['queue'],
  ticket_theme: ['topic'],
  lead_time_drift: ['supplier'],
  supplier_reliability: ['supplier'],
} as const;

export type FindingKind = keyof typeof FINDING_SUBJECTS;
export const FINDING_KINDS = Object.keys(FINDING_SUBJECTS) as readonly FindingKind[];

export const SEVERITIES = ['info', 'warning', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface Subject {
  readonly type: string;
  readonly id: string;
}

/** What a detector says: something unusual that we stand by, before it has a life of its own. */
export interface FindingDraft<K extends FindingKind = FindingKind> {
  readonly kind: K;
  readonly subject: Subject;
  readonly severity: Severity;
  /** One line with the number and the deadline. Plain text, not escaped. */
  readonly headline: string;
  readonly evidence: EvidenceOf<K>;
  /** Contribution margin or cash at risk if nobody acts; null when it cannot be put in money. */
  readonly stake: Money | null;
  /** The last day on which acting still helps; null when there is none. */
  readonly deadline: Day | null;
}

/** A draft of any kind, each with the evidence of its own kind. */
export type AnyFindingDraft = { [K in FindingKind]: FindingDraft<K> }[FindingKind];

export const FINDING_STATES = ['open', 'snoozed', 'resolved'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** A finding with a life: opened, updated by each run under one fingerprint, snoozed, resolved, reopened. */
export interface Finding<K extends FindingKind = FindingKind> extends FindingDraft<K> {
  readonly id: string;
  readonly fingerprint: string;
  readonly state: FindingState;
  /** Counts the changes of what people are shown; a card drawn from an older one is stale. */
  readonly version: number;
  /** Counts the open periods: 1 at first, one more each time it reopens after being resolved. */
  readonly period: number;
  readonly openedAt: Date;
  readonly lastSeenAt: Date;
  readonly resolvedAt: Date | null;
  readonly snoozedUntil: Date | null;
  /** True when the snooze ends as soon as severity, deadline or the money at stake gets worse. */
  readonly snoozedUntilChange: boolean;
}

/** The stable identity under which tomorrow's run updates this finding instead of repeating it. */
export function fingerprintOf(kind: FindingKind, subject: Subject): string {
  return `${kind}:${subject.type}:${subject.id}`;
}
