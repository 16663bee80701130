import { authorise, nameOf, readAction } from '../decide/index.ts';
import { insertDecision } from '../decide/store.ts';
import type { Actor } from '../domain/actor.ts';
import type { Database } from '../domain/database.ts';
import { dayOf } from '../domain/day.ts';
import { DaybreakError } from '../domain/errors.ts';
import type { Shop } from '../domain/shop.ts';
import { type Progress, record } from './record.ts';
import { recordInOurTables } from './settle.ts';
import { endExecution, lockAction, type Purpose, readUnknownOf } from './store.ts';

/** What somebody found when they looked on the platform. */
export interface ToldOutcome {
  readonly actor: Actor;
  readonly actionId: string;
  readonly happened: boolean;
  readonly now: Date;
}

/**
 * Settles an action whose outcome is unknown by the word of somebody who looked: done where it happened, failed where
 * it did not. Nothing is sent. Throws `not_allowed` (with a `denied` trace entry) unless the actor may, `not_found`,
 * or `already_decided` when its outcome is known by now.
 */
export async function tellOutcome(
  { db, shop }: { db: Database; shop: Shop },
  { actor, actionId, happened, now }: ToldOutcome,
): Promise<void> {
  const shown = await readAction(db, actionId);
  await authorise(db, {
    actor,
    verb: 'tell',
    now,
    actionId: shown?.id ?? null,
    findingId: shown?.findingId ?? null,
  });
  if (!shown) throw new DaybreakError('not_found', 'This action is not there any more. Nothing was changed.');
  await db.transaction(async (tx) => {
    const action = await lockAction(tx, actionId);
    const lost = action?.state === 'unknown' ? await readUnknownOf(tx, actionId) : null;
    if (!action || !lost) {
      throw new DaybreakError(
        'already_decided',
        `What became of “${shown.label}” is known by now. Your click changed nothing.`,
      );
    }
    const { purpose, execution } = lost;
    const said = { state: happened ? 'done' : 'failed', now, error: wordsOf(actor, happened) } as const;
    await endExecution(tx, execution, said);
    const identity = { actionId, now, today: dayOf(now, shop.timeZone), shopName: shop.name };
    if (happened) await recordInOurTables(tx, { action, purpose, identity });
    await insertDecision(tx, { verb: 'tell', findingId: action.findingId, action: shown, actor, now });
    await record(tx, action, progressOf(purpose, happened, said.error, execution.key), now, actor);
  });
}

function wordsOf(actor: Actor, happened: boolean): string {
  return `${nameOf(actor)} looked: it ${happened ? 'happened' : 'did not happen'}.`;
}

/** Without the platform's receipt nobody knows what was there before, so it cannot be undone from here. */
function progressOf(purpose: Purpose, happened: boolean, outcome: string, key: string): Progress {
  const data = { purpose, key, told: happened };
  const trace = (kind: Progress['trace']['kind']) => ({ kind, summary: outcome, data });
  if (purpose === 'undo') {
    return happened
      ? { state: 'undone', outcome, undoable: false, trace: trace('undone') }
      : { state: 'done', outcome: `Undo: ${outcome}`, undoable: false, trace: trace('failed') };
  }
  return happened
    ? { state: 'done', outcome, undoable: false, trace: trace('executed') }
    : { state: 'failed', outcome, undoable: false, trace: trace('failed') };
}
