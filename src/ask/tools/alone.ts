import type { ActionKind } from '../../domain/action.ts';
import { actsAlone } from '../../domain/autonomy.ts';
import { composeAutonomy } from '../../learn/index.ts';
import type { Asking } from '../asking.ts';

/** What may be done without an approval by the levels in force, as a sentence; of some kinds of action where they are given. */
export async function aloneSentence(
  { db, shop, now }: Asking,
  kinds?: readonly ActionKind[],
): Promise<string> {
  const { standings, stopped } = await composeAutonomy(db, { shop, now });
  const acting = standings.filter(({ level, kind }) => actsAlone(level) && (!kinds || kinds.includes(kind)));
  if (acting.length === 0)
    return kinds
      ? 'I answer nothing on my own: each answer is sent when someone approves it.'
      : 'I do nothing without an approval.';
  const words = `By the levels in force I may act alone: ${acting.map((one) => one.words).join('; ')}.`;
  return stopped ? `${words} Everything is stopped now.` : words;
}
