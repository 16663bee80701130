import { newestVersion, takeBackKnowledge } from '../../../ask/index.ts';
import { authorise } from '../../../decide/index.ts';
import { DaybreakError } from '../../../domain/errors.ts';
import { tell } from '../../reply.ts';
import { type ActionArgs, type Listener, personOf } from '../context.ts';
import { buttonValue, parseSaved } from '../values.ts';

/** Takes back exactly what was saved; what was written over it since stays. */
export const undoKnowledge: Listener<ActionArgs> = async ({ ack, body, action, client }, deps) => {
  await ack();
  const actor = personOf(body);
  const now = deps.clock();
  const { id, version } = parseSaved(buttonValue(action));
  await authorise(deps.db, { actor, verb: 'snooze', now });
  const newest = await newestVersion(deps.db, id);
  if (newest !== version) {
    const why = newest === null ? 'It is not kept any more' : `Version ${newest} was saved since`;
    throw new DaybreakError('already_decided', `${why}. Nothing was done.`);
  }
  const { title, isGone } = await takeBackKnowledge(deps, id, { actor, now });
  const words = isGone
    ? `Taken back: “${title}” is forgotten.`
    : `Taken back: “${title}” is as it was before.`;
  await tell(client, { userId: actor.userId, channel: body.channel?.id ?? null, threadTs: null }, words);
};
