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
  readonly since: Day;
  /** Pairs that make up the errors there, most first. */
  readonly pairs: readonly { readonly pair: string; readonly errors: number }[];
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
  /** Lines of both SKUs in the window: the denominator. */
  readonly lines: number;
  /** Errors that mere chance would have made. */
  readonly expected: number;
  /** How the errors were noticed: "pick log", or "returns and tickets". */
  readonly detection: string;
  readonly titles: readonly string[];
  /** "station|shift" where at least half of the errors are made. */
  readonly place?: string;
}

export interface AddressMismatchEvidence extends BaseEvidence {
  readonly orderId: string;
  readonly field: string;
  readonly given: string;
  readonly expected: string;
  readonly why: string;
  /** The day on which the parcel is promised; null where none is. */
  readonly promisedOn: Day | null;
}

export interface CarrierErrorEvidence extends BaseEvidence {
  readonly orderId: string;
  /** The rule that the shipment breaks, and the policy document that states it. */
  readonly rule: { readonly id: string; readonly citation: string };
  readonly given: string;
  readonly expected: string;
  /** The rule in the words of its document. */
  readonly why: string;
  readonly promisedOn: Day | null;
}

export interface LateCarrierEvidence extends BaseEvidence {
  readonly shipments: number;
  readonly late: number;
  readonly rate: number;
  readonly baselineRate: number;
  readonly since: Day;
  /** Labels of the service that have not left. */
  readonly waiting: number;
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
