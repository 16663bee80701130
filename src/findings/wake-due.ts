import type { Actor } from '../domain/actor.ts';
import type { Database } from '../domain/database.ts';
import { appendTraces } from '../trace/append.ts';
import { wakeOverdue } from './store.ts';

const SCHEDULE: Actor = { type: 'system', name: 'schedule' };

/** Wakes the findings whose snooze is over, in one transaction with their trace; returns how many. */
export async function wakeDue(db: Database, now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    const ids = await wakeOverdue(tx, now);
    const summary = 'The snooze is over';
    await appendTraces(
      tx,
      ids.map((id) => ({
        kind: 'woken' as const,
        findingId: id,
        actionId: null,
        actor: SCHEDULE,
        at: now,
        summary,
        data: {},
      })),
    );
    return ids.length;
  });
}
