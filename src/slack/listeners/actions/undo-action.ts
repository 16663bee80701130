import { undo } from '../../../act/index.ts';
import { takeBackTrust } from '../../../learn/index.ts';
import { type ActionArgs, type Listener, personOf } from '../context.ts';
import { buttonValue, parseActionValue } from '../values.ts';

/** Undo: takes back an action that was carried out. */
export const undoAction: Listener<ActionArgs> = async ({ ack, body, action }, deps) => {
  await ack();
  const { actionId } = parseActionValue(buttonValue(action));
  await undo(deps, { actor: personOf(body), actionId, now: deps.clock() });
  await takeBackTrust(deps.db, deps.clock());
};
