import type { Actor } from '../domain/actor.ts';
import { DaybreakError } from '../domain/errors.ts';
import { getFinding, lockFindings, touchFinding } from '../findings/index.ts';
import { appendTrace } from '../trace/append.ts';
import { authorise } from './authorise.ts';
import type { DecideDeps } from './deps.ts';
import { nameOf } from './name.ts';
import { actionsOf, insertDecision, settle } from './store.ts';

/** Who says no to what a finding proposes, and why; the reason is kept for learning. */
export interface Rejection {
  readonly actor: Actor;
  readonly findingId: string;
  readonly reason: string;
  readonly now: Date;
}

/** Long enough for a real reason, short enough for a card. */
const LONGEST_REASON = 500;

/**
 * Rejects every proposal of a finding that is still open. Throws `not_allowed`, `not_found`, `invalid_input` without a
 * reason, or `already_decided` when nothing is left to reject.
 */
export async function reject(
  { db }: Pick<DecideDeps, 'db'>,
  { actor, findingId, reason, now }: Rejection,
): Promise<void> {
  await authorise(db, { actor, verb: 'reject', now, findingId });
  const why = [...reason.trim()].slice(0, LONGEST_REASON).join('');
  if (!why)
    throw new DaybreakError(
      'invalid_input',
      'Say why, in a few words: it is kept, so that the next draft is better.',
    );
  await db.transaction(async (tx) => {
    await lockFindings(tx, [findingId]);
    await getFinding(tx, findingId);
    const actions = await actionsOf(tx, [findingId]);
    const outcome = `Rejected: ${why}`;
    const ids = actions.map(({ id }) => id);
    const rejected = await settle(tx, { ids, state: 'rejected', by: actor, outcome, now });
    if (rejected.length === 0) {
      const decider = actions.find(({ decidedBy }) => decidedBy)?.decidedBy;
      const by = decider ? `: ${nameOf(decider)} was first` : '';
      throw new DaybreakError(
        'already_decided',
        `There is nothing left to reject here${by}. Your click changed nothing.`,
      );
    }
    await insertDecision(tx, { verb: 'reject', findingId, actor, reason: why, now });
    const labels = actions.filter(({ id }) => rejected.includes(id)).map(({ label }) => label);
    await appendTrace(tx, {
      kind: 'rejected',
      findingId,
      actionId: null,
      actor,
      at: now,
      summary: `${nameOf(actor)} rejected "${labels.join('", "')}": ${why}`,
      data: { reason: why, actions: rejected },
    });
    await touchFinding(tx, findingId);
  });
}
