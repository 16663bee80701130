import type { BinProposal } from './picking/bins.ts';

/** A way out of the way for one SKU of a confused pair. */
export interface Relocation {
  readonly sku: string;
  readonly title: string | null;
  readonly barcode: string | null;
  readonly from: string | null;
  /** Null where no bin is free of look-alikes. */
  readonly to: BinProposal | null;
}

/** A pair that goes out for one another, as its playbooks need it. */
export interface PairSituation {
  /** The SKU that is easier to move first: the one with fewer picks. */
  readonly members: readonly [Relocation, Relocation];
  /** True where both lie in or beside one another's bin. */
  readonly adjacent: boolean;
}

/** A carrier's service, with what its labels cost on average; minor units. */
export interface ServiceOption {
  readonly carrier: string;
  readonly service: string | null;
  readonly costMinor: number | null;
  readonly currency: string | null;
}

/** A parcel that has not left. */
export interface ParcelSituation {
  readonly orderId: string;
  readonly trackingNumber: string | null;
  readonly carrier: string | null;
  readonly service: string | null;
  readonly costMinor: number | null;
  readonly currency: string | null;
  /** The address as it stood when it was looked at, so that a correction is noticed. */
  readonly addressKey: string;
  /** The best service that breaks no rule; null where none is known, or none is needed. */
  readonly instead: ServiceOption | null;
}

/** A parcel that has not left, with the services that could take it instead. */
export interface WaitingParcel {
  readonly shipmentId: string;
  readonly orderId: string;
  /** "carrier|service" of those in use that break no rule for it. */
  readonly mayGoWith: readonly string[];
}

/** What the playbooks about fulfilment look at beside the evidence. */
export interface FulfilmentSituation {
  /** By "A|B". */
  readonly pairs: ReadonlyMap<string, PairSituation>;
  /** Parcels that findings are about, by shipment. */
  readonly parcels: ReadonlyMap<string, ParcelSituation>;
  /** Parcels that have not left, by "carrier|service". */
  readonly waiting: ReadonlyMap<string, readonly WaitingParcel[]>;
  readonly services: readonly ServiceOption[];
}

/** What there is where nothing could be looked at. */
export const NOTHING_SEEN: FulfilmentSituation = {
  pairs: new Map(),
  parcels: new Map(),
  waiting: new Map(),
  services: [],
};
