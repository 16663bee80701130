import { planModal } from '../../../../blocks/index.ts';
import { composePlan } from '../../../brief/index.ts';
import { authorise } from '../../../decide/index.ts';
import { DaybreakError } from '../../../domain/errors.ts';
import { openModal } from '../../views/open.ts';
import { type ActionArgs, type Listener, personOf } from '../context.ts';
import { buttonValue, parseFindingId } from '../values.ts';

/** Do several: the form in which proposals that belong together are approved as one plan. */
export const planFinding: Listener<ActionArgs> = async ({ ack, body, action, client }, deps) => {
  await ack();
  const findingId = parseFindingId(buttonValue(action));
  const actor = personOf(body);
  const { db, catalogue, clock, log } = deps;
  await openModal(client, { triggerId: body.trigger_id, log }, async () => {
    await authorise(db, { actor, verb: 'approve', now: clock(), findingId });
    const view = await composePlan(db, { findingId, now: clock(), shop: await deps.shop(), catalogue });
    if (!view || view.steps.length === 0) {
      throw new DaybreakError('not_found', 'Nothing is proposed here any more. Nothing was done.');
    }
    return planModal(view);
  });
};
