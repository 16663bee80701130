import type { EventArgs, Listener } from '../context.ts';
import { reply } from './reply.ts';
import { stopIfTold } from './stop.ts';

/** A mention is answered in its thread; the command to stop is obeyed at once. */
export const appMention: Listener<EventArgs<'app_mention'>> = async (args, deps) => {
  if (await stopIfTold(args.event, args, deps)) return;
  await reply(args.event, args, deps);
};
