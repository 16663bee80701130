import { tellOutcome } from '../../../act/index.ts';
import { type ActionArgs, type Listener, personOf } from '../context.ts';
import { buttonValue, parseActionValue } from '../values.ts';

/** It happened, or it did not: settles an action whose answer was lost. */
export function sayOutcome(happened: boolean): Listener<ActionArgs> {
  return async ({ ack, body, action }, deps) => {
    await ack();
    const { actionId } = parseActionValue(buttonValue(action));
    const shop = await deps.shop();
    await tellOutcome(
      { db: deps.db, shop },
      { actor: personOf(body), actionId, happened, now: deps.clock() },
    );
  };
}
