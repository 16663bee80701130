import { editModal } from '../../../../blocks/index.ts';
import { composeEdit } from '../../../brief/index.ts';
import { authorise, obstacle, readAction } from '../../../decide/index.ts';
import { openModal } from '../../views/open.ts';
import { type ActionArgs, type Listener, personOf } from '../context.ts';
import { buttonValue, parseActionValue } from '../values.ts';

/** Edit: opens the form filled from the proposal that was shown, for those who may change it. */
export const openEdit: Listener<ActionArgs> = async ({ ack, body, action, client }, deps) => {
  await ack();
  const { actionId, revision } = parseActionValue(buttonValue(action));
  const actor = personOf(body);
  await openModal(client, { triggerId: body.trigger_id, log: deps.log }, async () => {
    const { db, catalogue } = deps;
    const now = deps.clock();
    const proposal = await readAction(db, actionId);
    const findingId = proposal?.findingId ?? null;
    await authorise(db, { actor, verb: 'edit', now, actionId: proposal?.id ?? null, findingId });
    const view = await composeEdit(db, { actionId, catalogue });
    const problem = obstacle(proposal, revision, now);
    if (problem || !view) throw problem;
    return editModal(view);
  });
};
