import { authorise, nameOf } from '../../decide/index.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Database } from '../../domain/database.ts';
import { appendTrace } from '../../trace/index.ts';
import { existing, isInterviewed, settled } from './interviewed.ts';
import { endInterview } from './store.ts';

/**
 * Stops an interview: whoever is asked may, and an admin; it can be gone on with later. Throws `not_allowed` for anyone
 * else and `already_decided` where it has ended.
 */
export async function stopHandover(
  db: Database,
  { actor, id, now }: { actor: Actor; id: string; now: Date },
): Promise<string> {
  const handover = await existing(db, id);
  if (!isInterviewed(handover, actor)) await authorise(db, { actor, verb: 'handover', now });
  await db.transaction(async (tx) => {
    if (!(await endInterview(tx, { id, by: actor, now }))) throw settled();
    await appendTrace(tx, {
      at: now,
      kind: 'interviewed',
      findingId: null,
      actionId: null,
      actor,
      summary: `${nameOf(actor)} stopped the interview of ${handover.person}`,
      data: { handover: id },
    });
  });
  return handover.person;
}
