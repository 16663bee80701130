import type { EventArgs, Listener } from '../context.ts';
import { reply } from './reply.ts';

/** A mention is answered in its thread. */
export const appMention: Listener<EventArgs<'app_mention'>> = (args, deps) => reply(args.event, args, deps);
