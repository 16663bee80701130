import type { Day } from '../day.ts';
import type { BaseEvidence } from './base.ts';

/** A known change that stands at the start of what is unusual; said as association, never as proof. */
export interface DatedCause {
  /** supplier_change, listing_change, price_change, launch, batch, or scan where no known date fits. */
  readonly kind: string;
  readonly id: string;
  readonly on: Day;
  readonly from: string | null;
  readonly to: string | null;
  readonly confidence: number;
}

export interface ReturnSpikeEvidence extends BaseEvidence {
  readonly title: string;
  /** Share of the units ordered since that have come back or are expected to within the window. */
  readonly rate: number;
  readonly baselineRate: number;
  readonly units: number;
  readonly returns: number;
  /** Orders from this day on are counted. */
  readonly cohortFrom: Day;
  readonly since: Day;
  readonly reasons: readonly { readonly code: string; readonly share: number }[];
  readonly topReason: string;
  readonly cause: DatedCause | null;
  /** Ids of returns, reviews and tickets in which people say it. */
  readonly quotes: readonly string[];
}

export interface ChannelReturnsEvidence extends BaseEvidence {
  readonly rate: number;
  /** The channel it is compared with. */
  readonly versus: string;
  readonly ratio: number;
  /** 95 % interval of the ratio. */
  readonly interval: readonly [low: number, high: number];
}

/** What the returns' findings rest on, by kind. */
export interface ReturnsEvidence {
  return_spike: ReturnSpikeEvidence;
  channel_returns: ChannelReturnsEvidence;
}

export type ReturnsKind = keyof ReturnsEvidence;
