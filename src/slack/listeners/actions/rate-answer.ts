import { writeRating } from '../../../ask/index.ts';
import { authorise } from '../../../decide/index.ts';
import { DaybreakError } from '../../../domain/errors.ts';
import { tell } from '../../reply.ts';
import { type ActionArgs, type Listener, personOf } from '../context.ts';
import { buttonValue, parseRating } from '../values.ts';

/** Right or wrong: kept with the question, so that what is often wrong can be written down. */
export const rateAnswer: Listener<ActionArgs> = async ({ ack, body, action, client }, deps) => {
  await ack();
  const { questionId, rating } = parseRating(buttonValue(action));
  const actor = personOf(body);
  await authorise(deps.db, { actor, verb: 'see', now: deps.clock() });
  if (!(await writeRating(deps.db, { id: questionId, rating, by: actor }))) {
    throw new DaybreakError('not_found', 'I do not know this answer any more.');
  }
  const place = {
    userId: actor.userId,
    channel: body.channel?.id ?? null,
    threadTs: body.message?.thread_ts ?? null,
  };
  const words =
    rating > 0
      ? 'Thank you: kept as right.'
      : 'Kept as wrong. It stands on the list of gaps; say "Remember: …" with the right answer and I keep that.';
  await tell(client, place, words);
};
