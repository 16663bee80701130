import { authorise } from '../../../decide/index.ts';
import { tell } from '../../reply.ts';
import { type EventArgs, type Listener, personOf } from '../context.ts';
import { reply } from './reply.ts';
import { stopIfTold } from './stop.ts';

const NO_FILES =
  'I do not read files that are sent here, so nothing was loaded. Whoever runs me can load an export with: daybreak import FILE';

/** A person's direct message is answered in its thread; edits and joins are not questions, files are not read, and the command to stop is obeyed at once. */
export const message: Listener<EventArgs<'message'>> = async (args, deps) => {
  const { event, body, client } = args;
  if (event.channel_type !== 'im') return;
  const isFile = event.subtype === 'file_share';
  if (event.subtype !== undefined && !isFile) return;
  const text = event.text ?? '';
  if (!isFile && (await stopIfTold({ ...event, text }, args, deps))) return;
  if (isFile) {
    const actor = personOf(body);
    await authorise(deps.db, { actor, verb: 'see', now: deps.clock() });
    await tell(client, { userId: actor.userId, channel: event.channel, threadTs: null }, NO_FILES);
  }
  if (!isFile || text.trim()) await reply({ ...event, text }, args, deps);
};
