import { learnedMessage } from '../../../../blocks/index.ts';
import { sayOfPreference } from '../../../ask/index.ts';
import type { Actor } from '../../../domain/actor.ts';
import { DaybreakError } from '../../../domain/errors.ts';
import { composeLearned, PREFERENCE, sayOfLearned, settingsFrom, type Word } from '../../../learn/index.ts';
import type { Shown } from '../../deliver/post.ts';
import type { ListenerDeps } from '../context.ts';
import type { OpsCommand } from './parse.ts';

/** What is asked of the learned effects with `/ops`. */
export type LearnedCommand = Extract<OpsCommand, { verb: 'learned list' | 'learned say' }>;

const NOT_SET = 'A preference can be kept as a rule or forgotten, but not set.';

/** Carries out `/ops learned …` and answers with what is learned now. */
export async function learnedAnswer(
  command: LearnedCommand,
  actor: Actor,
  { db, clock, shop: readShop, catalogue, embedder }: ListenerDeps,
): Promise<Shown> {
  const [now, shop] = [clock(), await readShop()];
  if (command.verb === 'learned say' && command.id.startsWith(`${PREFERENCE}:`)) {
    const { id, word: verb } = command;
    if (verb === 'correct') throw new DaybreakError('invalid_input', NOT_SET);
    await sayOfPreference({ db, embedder, catalogue }, { actor, id, verb, now, shop });
  } else if (command.verb === 'learned say') {
    await sayOfLearned(db, { actor, id: command.id, word: wordOf(command), shop, now });
  }
  return learnedMessage(await composeLearned(db, { catalogue, shop, now }));
}

function wordOf({ word, pairs }: Extract<LearnedCommand, { verb: 'learned say' }>): Word {
  return word === 'correct' ? { verb: word, set: settingsFrom(pairs) } : { verb: word };
}
