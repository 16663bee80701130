import type { EventArgs, Listener } from '../context.ts';
import { reply } from './reply.ts';

/** A person's direct message is answered in its thread; edits and joins are not questions. */
export const message: Listener<EventArgs<'message'>> = async (args, deps) => {
  const { event } = args;
  if (event.channel_type !== 'im' || event.subtype !== undefined) return;
  await reply({ ...event, text: event.text ?? '' }, args, deps);
};
