import type { Actor } from '../../domain/actor.ts';
import type { Database } from '../../domain/database.ts';
import { addDays, dayOf, formatDay } from '../../domain/day.ts';
import type { Told } from '../told.ts';
import { addTokens, readTokens, takeTelling } from './store.ts';

/** What the questions of one person may cost the language model. */
export interface Budget {
  /** Tokens for each day of the shop; 0: no limit. */
  readonly tokensPerDay: number;
  /** Today's: what an earlier day is asked about is paid for today. */
  readonly clock: () => Date;
}

/**
 * Has a model word an answer while the person has tokens left today, and counts what it takes, even where nothing comes
 * of it. Over it, and where the model has no words, what rows and documents tell stands; once a day with until when.
 */
export async function withinBudget(
  db: Database,
  { budget, actor, timeZone }: { budget: Budget; actor: Actor; timeZone: string },
  { told, word }: { told: Told; word: (onTokens: (tokens: number) => void) => Promise<Told | null> },
): Promise<Told> {
  const { tokensPerDay, clock } = budget;
  const now = clock();
  const whose = { actor, day: dayOf(now, timeZone) };
  if (tokensPerDay > 0 && (await readTokens(db, whose)) >= tokensPerDay) {
    if (!(await takeTelling(db, whose, now))) return told;
    const until = `${formatDay(addDays(whose.day, 1))}, 00:00 (${timeZone})`;
    const why = `Until ${until} your answers come from rows and documents alone: today’s language model budget is used up.`;
    return { ...told, text: `${told.text}\n\n${why}` };
  }
  let tokens = 0;
  try {
    const worded = await word((taken) => {
      tokens += taken;
    });
    return worded ?? told;
  } finally {
    if (tokens > 0) await addTokens(db, whose, tokens);
  }
}
