import { approve } from '../../../decide/index.ts';
import { type ActionArgs, type Listener, personOf } from '../context.ts';
import { buttonValue, parseActionValue } from '../values.ts';

/** Approve: decides exactly the revision that the button was drawn for. */
export const approveAction: Listener<ActionArgs> = async ({ ack, body, action }, deps) => {
  await ack();
  const { actionId, revision } = parseActionValue(buttonValue(action));
  await approve(deps, { actor: personOf(body), actionId, revision, now: deps.clock() });
};
