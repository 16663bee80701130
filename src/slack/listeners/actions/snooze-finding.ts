import { snooze } from '../../../decide/index.ts';
import { type ActionArgs, type Listener, personOf } from '../context.ts';
import { buttonValue, parseSnooze } from '../values.ts';

/** Snooze: a day, three days, or until it changes. */
export const snoozeFinding: Listener<ActionArgs> = async ({ ack, body, action }, deps) => {
  await ack();
  const { findingId, length } = parseSnooze(buttonValue(action));
  const shop = await deps.shop();
  await snooze(deps, { actor: personOf(body), findingId, length, shop, now: deps.clock() });
};
