import type { DeliveryKind } from '../faults.ts';

/** What the app answered to one delivery. */
export type Ack = { ok: true; payload: unknown } | { ok: false; reason: AckFailure; noRetry?: boolean };

/** Slack's words for why a delivery failed; `no_connection` is Socket Mode with no app listening. */
export type AckFailure = 'http_timeout' | 'http_error' | 'connection_failed' | 'no_connection';

export interface Parcel {
  kind: DeliveryKind;
  payload: Record<string, unknown>;
  /** 0 at first, then 1 to 3 for events that were not acknowledged. */
  attempt: number;
  /** Why the attempt before failed. */
  retryReason?: AckFailure;
}

/** One way to reach the app. */
export interface Transport {
  /** Waits for the acknowledgement for three seconds at most. Never throws. */
  send(parcel: Parcel): Promise<Ack>;
  connected(): boolean;
  stop(): Promise<void>;
}

export const ACK_MS = 3_000;
