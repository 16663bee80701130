import { confirmKnowledge, newestVersion } from '../../../ask/index.ts';
import { DaybreakError } from '../../../domain/errors.ts';
import { escapeText } from '../../reply.ts';
import { type ActionArgs, type Listener, personOf } from '../context.ts';
import { buttonValue, parseSaved } from '../values.ts';

/** The owner's word that what somebody kept in their name is right; the question gives way to the answer. */
export const confirmSaved: Listener<ActionArgs> = async ({ ack, body, action, respond }, deps) => {
  await ack();
  const { id, version } = parseSaved(buttonValue(action));
  const newest = await newestVersion(deps.db, id);
  if (newest !== null && newest !== version)
    throw new DaybreakError('already_decided', `Version ${newest} was saved since. Nothing was done.`);
  const { title } = await confirmKnowledge(deps.db, id, { actor: personOf(body), now: deps.clock() });
  await respond({ replace_original: true, text: `You confirmed “${escapeText(title)}”.` });
};
