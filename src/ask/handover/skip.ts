import { nameOf } from '../../decide/index.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Database } from '../../domain/database.ts';
import { appendTrace } from '../../trace/index.ts';
import { ownInterview, settled } from './interviewed.ts';
import { settleQuestion } from './store.ts';

/** Leaves a question for later. Throws like `answerHandover`. */
export async function skipHandover(
  db: Database,
  { actor, id, ordinal, now }: { actor: Actor; id: string; ordinal: number; now: Date },
): Promise<void> {
  await ownInterview(db, { id, actor, now });
  await db.transaction(async (tx) => {
    if (!(await settleQuestion(tx, { id, ordinal, state: 'skipped', documentId: null, by: actor, now })))
      throw settled();
    await appendTrace(tx, {
      at: now,
      kind: 'interviewed',
      findingId: null,
      actionId: null,
      actor,
      summary: `${nameOf(actor)} skipped question ${ordinal}`,
      data: { handover: id, ordinal },
    });
  });
}
