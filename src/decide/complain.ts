import type { Actor } from '../domain/actor.ts';
import { actsAlone, bandOf } from '../domain/autonomy.ts';
import { worthOf } from '../domain/budget-change.ts';
import type { Database, Transaction } from '../domain/database.ts';
import { DaybreakError } from '../domain/errors.ts';
import { lockFindings, touchFinding } from '../findings/index.ts';
import { appendTrace } from '../trace/append.ts';
import { ALONE } from './act-alone.ts';
import { authorise } from './authorise.ts';
import { writeLevel } from './boundaries/set-level.ts';
import { readLevel } from './boundaries/store.ts';
import { nameOf } from './name.ts';
import { type ActionRow, insertDecision, readAction } from './store.ts';

/**
 * Says that what Daybreak did alone was wrong: it is kept with the action, and the kind loses its trust at once.
 * Throws `not_allowed`, `not_found`, or `already_decided` where a person decided on it or it was never done.
 */
export async function complain(
  db: Database,
  { actor, actionId, now }: { actor: Actor; actionId: string; now: Date },
): Promise<void> {
  await authorise(db, { actor, verb: 'undo', now, actionId });
  await db.transaction(async (tx) => {
    const shown = await readAction(tx, actionId);
    if (!shown) throw new DaybreakError('not_found', 'This action is not there any more.');
    await lockFindings(tx, [shown.findingId]);
    const { findingId, label, decidedBy, state } = shown;
    if (!isAlone(decidedBy) || !['done', 'undone'].includes(state)) {
      throw new DaybreakError(
        'already_decided',
        `"${label}" was not done by Daybreak alone. Nothing changed.`,
      );
    }
    await insertDecision(tx, { verb: 'harm', findingId, action: shown, actor, now });
    const summary = `${nameOf(actor)} said that "${label}" was wrong`;
    const data = { verb: 'harm', revision: shown.revision };
    await appendTrace(tx, { kind: 'told', findingId, actionId, actor, at: now, summary, data });
    await loseTrust(tx, { action: shown, reason: `${nameOf(actor)} said that one was wrong`, now });
    await touchFinding(tx, findingId);
  });
}

/** Takes back the trust of an action's kind and band, in the caller's transaction; nothing where it had none. */
export async function loseTrust(
  tx: Transaction,
  {
    action,
    reason,
    now,
  }: { action: Pick<ActionRow, 'kind' | 'params' | 'cost' | 'decidedBy'>; reason: string; now: Date },
): Promise<void> {
  const { kind, decidedBy } = action;
  const band = bandOf(worthOf(action));
  if (!isAlone(decidedBy) || !actsAlone(await readLevel(tx, kind, band))) return;
  await writeLevel(tx, { actor: ALONE, kind, band, level: 'recommend', reason, now });
}

function isAlone(actor: Actor | null): boolean {
  return actor?.type === 'system' && actor.name === ALONE.name;
}
