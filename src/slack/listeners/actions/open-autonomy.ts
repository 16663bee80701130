import { autonomyModal } from '../../../../blocks/index.ts';
import { authorise, MEASURE_WORDS } from '../../../decide/index.ts';
import { ACTION_WORDS, BAND_WORDS, LEVEL_WORDS } from '../../../domain/autonomy.ts';
import { openModal } from '../../views/open.ts';
import { type ActionArgs, type Listener, personOf } from '../context.ts';

/** Change: the form in which an admin says how far a kind of action may go, and how much of it is done alone. */
export const openAutonomy: Listener<ActionArgs> = async ({ ack, body, client }, { db, clock, log }) => {
  await ack();
  const actor = personOf(body);
  await openModal(client, { triggerId: body.trigger_id, log }, async () => {
    await authorise(db, { actor, verb: 'autonomy', now: clock() });
    return autonomyModal({
      kinds: Object.entries(ACTION_WORDS),
      bands: Object.entries(BAND_WORDS),
      levels: Object.entries(LEVEL_WORDS),
      measures: Object.entries(MEASURE_WORDS),
    });
  });
};
