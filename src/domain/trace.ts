import type { Actor } from './actor.ts';

export const TRACE_KINDS = [
  'seen',
  'worsened',
  'recommended',
  'endorsed',
  'approved',
  'edited',
  'rejected',
  'snoozed',
  'woken',
  'denied',
  'superseded',
  'expired',
  'executing',
  'executed',
  'refused',
  'failed',
  'unknown',
  'undone',
  'resolved',
  'reopened',
  'setting',
  'asked',
  'saved',
  'interviewed',
  'told',
  'outcome',
] as const;
export type TraceKind = (typeof TRACE_KINDS)[number];

/** One entry of the append-only record; `data` is redacted JSON, `summary` a sentence for people. */
export interface TraceEntry {
  readonly kind: TraceKind;
  readonly findingId: string | null;
  readonly actionId: string | null;
  readonly actor: Actor;
  readonly at: Date;
  readonly summary: string;
  readonly data: Readonly<Record<string, unknown>>;
}
