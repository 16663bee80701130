import { wake } from '../../../decide/index.ts';
import { type ActionArgs, type Listener, personOf } from '../context.ts';
import { buttonValue, parseFindingId } from '../values.ts';

/** Wake: ends a snooze early. */
export const wakeFinding: Listener<ActionArgs> = async ({ ack, body, action }, deps) => {
  await ack();
  await wake(deps, {
    actor: personOf(body),
    findingId: parseFindingId(buttonValue(action)),
    now: deps.clock(),
  });
};
