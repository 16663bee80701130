import { rejectModal } from '../../../../blocks/index.ts';
import { composeReject } from '../../../brief/index.ts';
import { authorise } from '../../../decide/index.ts';
import { DaybreakError } from '../../../domain/errors.ts';
import { openModal } from '../../views/open.ts';
import { type ActionArgs, type Listener, personOf } from '../context.ts';
import { buttonValue, parseFindingId } from '../values.ts';

/** Reject: asks why, of those who may reject. */
export const openReject: Listener<ActionArgs> = async ({ ack, body, action, client }, deps) => {
  await ack();
  const findingId = parseFindingId(buttonValue(action));
  const actor = personOf(body);
  await openModal(client, { triggerId: body.trigger_id, log: deps.log }, async () => {
    await authorise(deps.db, { actor, verb: 'reject', now: deps.clock(), findingId });
    const view = await composeReject(deps.db, { findingId });
    if (!view) throw new DaybreakError('not_found', 'This is not there any more. Nothing was done.');
    return rejectModal(view);
  });
};
