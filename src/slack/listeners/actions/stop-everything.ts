import { goOn, stopEverything } from '../../../decide/index.ts';
import { type ActionArgs, type Listener, personOf } from '../context.ts';

/** Stop everything: nothing new is carried out from now on. */
export const stopButton: Listener<ActionArgs> = async ({ ack, body, respond }, { db, clock }) => {
  await ack();
  await stopEverything(db, { actor: personOf(body), now: clock() });
  await respond({ response_type: 'ephemeral', replace_original: false, text: STOPPED });
};

/** Let it go on, for admins. */
export const goOnButton: Listener<ActionArgs> = async ({ ack, body, respond }, { db, clock }) => {
  await ack();
  await goOn(db, { actor: personOf(body), now: clock() });
  await respond({ response_type: 'ephemeral', replace_original: false, text: GOES_ON });
};

export const STOPPED =
  'Everything is stopped: nothing new is carried out. Undo still works. An admin lets it go on with `/ops resume`.';
export const GOES_ON = 'It goes on. What was refused meanwhile is proposed again if it is still needed.';
