import { handoverModal } from '../../../../blocks/index.ts';
import { ownInterview, reviewDay, skipHandover, stopHandover } from '../../../ask/index.ts';
import { DaybreakError } from '../../../domain/errors.ts';
import { tell } from '../../reply.ts';
import { openModal } from '../../views/open.ts';
import { type ActionArgs, type Listener, personOf } from '../context.ts';
import { buttonValue, parseHandover } from '../values.ts';

/** Answer: the form, for the one who is asked. */
export const openHandoverAnswer: Listener<ActionArgs> = async ({ ack, body, action, client }, deps) => {
  await ack();
  const actor = personOf(body);
  const { id, ordinal } = parseHandover(buttonValue(action));
  await openModal(client, { triggerId: body.trigger_id, log: deps.log }, async () => {
    const now = deps.clock();
    const handover = await ownInterview(deps.db, { id, actor, now });
    const entry = handover.entries.find((one) => one.ordinal === ordinal && one.state === 'open');
    if (!entry || handover.state !== 'open')
      throw new DaybreakError('already_decided', 'This question is settled. Nothing was done.');
    const { timeZone } = await deps.shop();
    return handoverModal(handover, entry, { owner: handover.person, reviewBy: reviewDay(now, timeZone) });
  });
};

/** Skip: the next question, and this one at the very end. */
export const skipQuestion: Listener<ActionArgs> = async ({ ack, body, action }, deps) => {
  await ack();
  const { id, ordinal } = parseHandover(buttonValue(action));
  await skipHandover(deps.db, { actor: personOf(body), id, ordinal, now: deps.clock() });
};

/** Stop, by the one who is asked or an admin. */
export const stopInterview: Listener<ActionArgs> = async ({ ack, body, action, client }, deps) => {
  await ack();
  const actor = personOf(body);
  const { id } = parseHandover(buttonValue(action));
  const person = await stopHandover(deps.db, { actor, id, now: deps.clock() });
  const place = { userId: actor.userId, channel: body.channel?.id ?? null, threadTs: null };
  await tell(
    client,
    place,
    `Stopped. What ${person} has answered stays; "/ops handover" goes on where it ended.`,
  );
};
