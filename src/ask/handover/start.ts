import { authorise, nameOf } from '../../decide/index.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Database } from '../../domain/database.ts';
import { dayOf } from '../../domain/day.ts';
import { DaybreakError } from '../../domain/errors.ts';
import type { Shop } from '../../domain/shop.ts';
import { newId } from '../../platform/id.ts';
import { appendTrace } from '../../trace/index.ts';
import { findGaps } from '../gaps/find.ts';
import { readFactsOf, readOwners } from './facts.ts';
import { nameInDocuments } from './person.ts';
import { questionsFor } from './questions.ts';
import { addQuestions, type Handover, openInterview, readHandover } from './store.ts';

/** Who is to be asked by whom, and where. */
export interface HandoverRequest {
  readonly actor: Actor;
  readonly teamId: string;
  readonly userId: string;
  /** What Slack and our list of members call them, the surest first. */
  readonly called: readonly string[];
  /** Their conversation with us, and that of whoever gets the summary. */
  readonly askedIn: string;
  readonly toldIn: string;
  /** The same command once more, after a process that died. */
  readonly isAgain?: boolean;
  readonly now: Date;
}

/** How far back questions without an answer are still asked about. */
const ASKED_WITHIN_MS = 180 * 86_400_000;
const MOST_GAPS = 6;

/**
 * Opens the interview of somebody who leaves, or goes on with the one there is: with what was left open, what is new, and
 * at the very end what was skipped. Throws `not_allowed` for all but admins, `invalid_input` where it is not clear who it
 * is, and `precondition_failed` where nothing is left to ask.
 */
export async function startHandover(
  { db, shop }: { db: Database; shop: () => Promise<Shop> },
  { actor, teamId, userId, called, askedIn, toldIn, isAgain = false, now }: HandoverRequest,
): Promise<Handover> {
  await authorise(db, { actor, verb: 'handover', now });
  const { timeZone } = await shop();
  const person = { teamId, userId, name: nameInDocuments(called, await readOwners(db)) };
  const gaps = await findGaps(db, new Date(now.getTime() - ASKED_WITHIN_MS));
  const questions = questionsFor(person.name, {
    ...(await readFactsOf(db, person, dayOf(now, timeZone))),
    unanswered: gaps.filter(({ owner }) => owner === person.name).slice(0, MOST_GAPS),
  });
  return db.transaction(async (tx) => {
    const opening = { id: newId('hand'), person, askedIn, toldIn, startedBy: actor, isAgain, now };
    const id = await openInterview(tx, opening);
    await addQuestions(tx, id, questions);
    const handover = await readHandover(tx, id);
    const open = handover?.entries.filter(({ state }) => state === 'open').length ?? 0;
    if (!handover || open === 0)
      throw new DaybreakError('precondition_failed', `${person.name} has answered all that I would ask.`);
    await appendTrace(tx, {
      at: now,
      kind: 'interviewed',
      findingId: null,
      actionId: null,
      actor,
      summary: `${nameOf(actor)} has ${person.name} asked what only they know: ${open} questions`,
      data: { handover: id, round: handover.round, open },
    });
    return handover;
  });
}
