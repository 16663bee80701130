import { readOldestOf } from '../../ask/index.ts';
import { DaybreakError } from '../../domain/errors.ts';
import type { ListenerDeps, personOf } from './context.ts';

/** Questions that one person may ask in five minutes. */
const MOST_ASKED = 30;
const WITHIN_MS = 5 * 60_000;

/** Questions that are being answered, by who asks: in a burst they are not on record yet. */
const answering = new Map<string, number>();

/** Answers a question. Throws `unavailable`, with when to ask again, for someone who asks faster than people read. */
export async function withinLimit<T>(
  { db, clock }: Pick<ListenerDeps, 'db' | 'clock'>,
  actor: ReturnType<typeof personOf>,
  answer: () => Promise<T>,
): Promise<T> {
  const others = answering.get(actor.userId) ?? 0;
  answering.set(actor.userId, others + 1);
  try {
    const now = clock();
    const since = new Date(now.getTime() - WITHIN_MS);
    const oldest =
      others < MOST_ASKED ? await readOldestOf(db, actor, { since, most: MOST_ASKED - others }) : now;
    if (oldest) throw tooMany(oldest.getTime() + WITHIN_MS - now.getTime());
    return await answer();
  } finally {
    const left = (answering.get(actor.userId) ?? 1) - 1;
    if (left > 0) answering.set(actor.userId, left);
    else answering.delete(actor.userId);
  }
}

function tooMany(waitMs: number): DaybreakError {
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
  const wait = `${minutes} minute${minutes === 1 ? '' : 's'}`;
  return new DaybreakError(
    'unavailable',
    `Ask this again in ${wait}: ${MOST_ASKED} questions in five minutes are the most that I answer one person. This one was not asked.`,
  );
}
