import type { ActionArgs, Listener } from '../context.ts';
import { buttonValue, isActionValue } from '../values.ts';
import { openEdit } from './edit-action.ts';
import { snoozeFinding } from './snooze-finding.ts';

/** The menu of a card: it snoozes, or opens the form of an option that has no Edit button of its own. */
export const cardMenu: Listener<ActionArgs> = (args, deps) =>
  isActionValue(buttonValue(args.action)) ? openEdit(args, deps) : snoozeFinding(args, deps);
