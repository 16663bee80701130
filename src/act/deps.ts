import type { Database } from '../domain/database.ts';
import type { Shop } from '../domain/shop.ts';
import type { Clock } from '../platform/clock.ts';
import type { Adapter } from './adapter.ts';

/** The commits on an execution's way, in order; a test may make the process die at any of them. */
export type ExecutionPoint = 'claimed' | 'remembered' | 'applied' | 'settled';

/** What carrying out an action needs from outside. */
export interface ActDeps {
  readonly db: Database;
  readonly shop: Shop;
  readonly clock: Clock;
  /** The platform that actions go to: the outbox, or the sample shop. */
  readonly adapter: Adapter;
  /** How long a platform may take to answer, in milliseconds; the request is aborted then. */
  readonly timeoutMs?: number;
  /** How long one attempt may hold an execution, in seconds; longer than the timeout, so that attempts never overlap. */
  readonly leaseSeconds?: number;
  /** Called after each commit; a rejection stands for a process that dies there. */
  readonly reached?: (point: ExecutionPoint) => void | Promise<void>;
}

export const DEFAULT_TIMEOUT_MS = 15_000;
export const DEFAULT_LEASE_SECONDS = 30;

/** Attempts after which an answer that stays lost is called unknown. */
export const MAX_ATTEMPTS = 3;
