import type { Queryable } from '../../domain/database.ts';
import { insertBaseline } from './store.ts';

/** A run as of an instant further from the clock is no night that people lived through. */
const REAL_WITHIN_MS = 86_400_000;

/**
 * Fixes where the baseline begins: at the first night, as of `now`, that really ran (`ranAt`, by the clock) when it
 * says. A run as of the past, a replay and every later night change nothing.
 */
export async function startBaseline(
  db: Queryable,
  { now, ranAt }: { now: Date; ranAt: Date },
): Promise<void> {
  if (Math.abs(ranAt.getTime() - now.getTime()) <= REAL_WITHIN_MS) await insertBaseline(db, now);
}
