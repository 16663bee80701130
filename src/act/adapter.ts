/** What a platform holds about one thing: plain JSON. */
export type PlatformState = Readonly<Record<string, unknown>>;

/** The kinds of thing that actions set. */
export type TargetType =
  | 'purchase_order'
  | 'listing'
  | 'message'
  | 'keyword'
  | 'campaign'
  | 'bin'
  | 'shipment'
  | 'ticket';

export interface Target {
  readonly type: TargetType;
  readonly id: string;
}

/** One thing to be set on a platform; `set` is merged over what is there. */
export interface Change {
  readonly target: Target;
  readonly set: PlatformState;
  /** Made only where the target still has these values; else left out and counted in the receipt. */
  readonly onlyIf?: PlatformState;
}

/** A target as the platform shows it; null: the platform has no such thing. */
export interface TargetState {
  readonly target: Target;
  readonly state: PlatformState | null;
}

/** The platform's proof that a request took effect. */
export interface Receipt {
  readonly adapter: string;
  /** What a person would look for: a folder, a number on the platform. */
  readonly reference: string;
  readonly at: string;
  /** True where a person still has to send it or make the change from the files. */
  readonly unsent?: boolean;
  /** Changes that were left out because their `onlyIf` no longer held. */
  readonly skipped?: number;
  /** Files written, relative to the data folder. */
  readonly files?: readonly string[];
}

/** One request; the same key never takes effect twice. */
export interface ApplyRequest {
  readonly key: string;
  readonly changes: readonly Change[];
  readonly before: readonly TargetState[];
  readonly now: Date;
  readonly signal: AbortSignal;
}

export interface RevertRequest {
  readonly key: string;
  /** The key under which the change was made. */
  readonly undoes: string;
  readonly before: readonly TargetState[];
  readonly now: Date;
  readonly signal: AbortSignal;
}

/**
 * The only door to a platform. `apply` and `revert` reject with `PlatformRefusal` when the platform said no and did
 * nothing; any other rejection, a timeout above all, leaves open whether it took effect, until `find` is asked.
 */
export interface Adapter {
  readonly name: string;
  /** True when the platform itself keeps a key from taking effect twice; else a lost answer is never retried. */
  readonly idempotent: boolean;
  read(targets: readonly Target[]): Promise<readonly TargetState[]>;
  apply(request: ApplyRequest): Promise<Receipt>;
  revert(request: RevertRequest): Promise<Receipt>;
  /** Reads back whether a key took effect; null when it did not. */
  find(key: string): Promise<Receipt | null>;
}

/** A definite no from a platform: nothing was changed, and the sentence says why. */
export class PlatformRefusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PlatformRefusal';
  }
}
