import { whyModal } from '../../../../blocks/index.ts';
import { composeWhy } from '../../../brief/index.ts';
import { authorise } from '../../../decide/index.ts';
import { DaybreakError } from '../../../domain/errors.ts';
import { openModal } from '../../views/open.ts';
import { type ActionArgs, type Listener, personOf } from '../context.ts';
import { buttonValue, parseFindingId } from '../values.ts';

/** Why: the evidence, the formula, the alternatives and the history, in a modal. */
export const openWhy: Listener<ActionArgs> = async ({ ack, body, action, client }, deps) => {
  await ack();
  const findingId = parseFindingId(buttonValue(action));
  const actor = personOf(body);
  await openModal(client, { triggerId: body.trigger_id, log: deps.log }, async () => {
    const { db, catalogue } = deps;
    const now = deps.clock();
    await authorise(db, { actor, verb: 'why', now, findingId });
    const view = await composeWhy(db, { findingId, now, shop: await deps.shop(), catalogue });
    if (!view) throw new DaybreakError('not_found', 'This is not there any more.');
    return whyModal(view);
  });
};
