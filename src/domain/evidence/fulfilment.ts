import type { Day } from '../day.ts';
import type { BaseEvidence } from './base.ts';

export interface MispickHotspotEvidence extends BaseEvidence {
  readonly picks: number;
  readonly errors: number;
  readonly rate: number;
  /** What the same mix of SKUs has elsewhere. */
  readonly baselineRate: number;
  /** 95 % interval of the rate. */
  readonly interval: readonly [low: number, high: number];
}

export interface ConfusedSkusEvidence extends BaseEvidence {
  readonly errors: number;
  /** "A→B": A was ordered and B was sent; "both" where neither way prevails. */
  readonly direction: string;
  /** 0–1 each; null where it cannot be compared. */
  readonly similarity: {
    readonly title: number;
    readonly bin: number | null;
    readonly barcode: number | null;
  };
  readonly bins: readonly (string | null)[];
}

export interface AddressMismatchEvidence extends BaseEvidence {
  readonly orderId: string;
  readonly field: string;
  readonly given: string;
  readonly expected: string;
  readonly why: string;
}

export interface CarrierErrorEvidence extends BaseEvidence {
  readonly orderId: string;
  /** The rule that the shipment breaks, and the policy document that states it. */
  readonly rule: { readonly id: string; readonly citation: string };
  readonly given: string;
  readonly expected: string;
}

export interface LateCarrierEvidence extends BaseEvidence {
  readonly shipments: number;
  readonly late: number;
  readonly rate: number;
  readonly baselineRate: number;
  readonly since: Day;
}

/** What fulfilment's findings rest on, by kind. */
export interface FulfilmentEvidence {
  mispick_hotspot: MispickHotspotEvidence;
  confused_skus: ConfusedSkusEvidence;
  address_mismatch: AddressMismatchEvidence;
  carrier_error: CarrierErrorEvidence;
  late_carrier: LateCarrierEvidence;
}

export type FulfilmentKind = keyof FulfilmentEvidence;
