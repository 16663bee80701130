import type { Actor } from '../domain/actor.ts';
import type { Database } from '../domain/database.ts';
import { lockFindings, touchFindings } from '../findings/index.ts';
import { appendTraces } from '../trace/append.ts';
import { findingsOverdue, readOverdue, settle } from './store.ts';

const SCHEDULE: Actor = { type: 'system', name: 'schedule' };

/** Ends the proposals that nobody decided on in time, visibly; returns how many. Nothing is done: that is the default. */
export async function expire(db: Database, now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    await lockFindings(tx, await findingsOverdue(tx, now));
    const overdue = await readOverdue(tx, now);
    const outcome = 'Expired: nobody decided in time, so nothing was done';
    const ids = overdue.map(({ id }) => id);
    await settle(tx, { ids, state: 'expired', by: SCHEDULE, outcome, now });
    await appendTraces(
      tx,
      overdue.map(({ id, findingId }) => ({
        kind: 'expired' as const,
        findingId,
        actionId: id,
        actor: SCHEDULE,
        at: now,
        summary: outcome,
        data: {},
      })),
    );
    await touchFindings(tx, [...new Set(overdue.map(({ findingId }) => findingId))]);
    return overdue.length;
  });
}
