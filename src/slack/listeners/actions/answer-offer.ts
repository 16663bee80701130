import { answerPromotion } from '../../../learn/index.ts';
import { type ActionArgs, type Listener, personOf } from '../context.ts';
import { buttonValue, parseFindingId } from '../values.ts';

/** Trust that is offered: given, or not now. */
export function answerOffer(accepted: boolean): Listener<ActionArgs> {
  return async ({ ack, body, action }, { db, clock }) => {
    await ack();
    const id = parseFindingId(buttonValue(action));
    await answerPromotion(db, { actor: personOf(body), id, accepted, now: clock() });
  };
}
