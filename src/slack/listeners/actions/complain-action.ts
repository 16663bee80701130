import { complain } from '../../../decide/index.ts';
import { type ActionArgs, type Listener, personOf } from '../context.ts';
import { buttonValue, parseActionValue } from '../values.ts';

/** This was wrong: says so of what was done alone and cannot be undone. */
export const complainAction: Listener<ActionArgs> = async ({ ack, body, action, respond }, { db, clock }) => {
  await ack();
  const { actionId } = parseActionValue(buttonValue(action));
  await complain(db, { actor: personOf(body), actionId, now: clock() });
  const text = 'Noted. From now on people decide on this kind of action again.';
  await respond({ response_type: 'ephemeral', replace_original: false, text });
};
