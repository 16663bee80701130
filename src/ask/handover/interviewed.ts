import { nameOf } from '../../decide/index.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Database } from '../../domain/database.ts';
import { DaybreakError } from '../../domain/errors.ts';
import { appendTrace } from '../../trace/index.ts';
import { type Handover, readHandover } from './store.ts';

/** Whether somebody is the person who is asked. */
export function isInterviewed({ teamId, userId }: Handover, actor: Actor): boolean {
  return actor.type === 'user' && actor.teamId === teamId && actor.userId === userId;
}

/** An interview, or `not_found`. */
export async function existing(db: Database, id: string): Promise<Handover> {
  const handover = await readHandover(db, id);
  if (handover) return handover;
  throw new DaybreakError('not_found', 'I do not know this interview any more. Nothing was done.');
}

/** The interview, for the one who is asked and nobody else. A refusal is traced and thrown as `not_allowed`. */
export async function ownInterview(
  db: Database,
  { id, actor, now }: { id: string; actor: Actor; now: Date },
): Promise<Handover> {
  const handover = await existing(db, id);
  if (isInterviewed(handover, actor)) return handover;
  await db.transaction((tx) =>
    appendTrace(tx, {
      at: now,
      kind: 'denied',
      findingId: null,
      actionId: null,
      actor,
      summary: `${nameOf(actor)} may not answer for ${handover.person}`,
      data: { handover: id },
    }),
  );
  throw new DaybreakError(
    'not_allowed',
    `These questions are for ${handover.person} alone. Nothing was done.`,
  );
}

/** Said where a question is not the one that is asked now. */
export function settled(): DaybreakError {
  return new DaybreakError(
    'already_decided',
    'This question is settled, or the interview has ended. Nothing was done; the message shows what stands.',
  );
}
