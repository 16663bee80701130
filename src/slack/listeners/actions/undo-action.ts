import { undoFirstMessage } from '../../../../blocks/index.ts';
import { undo } from '../../../act/index.ts';
import { DaybreakError } from '../../../domain/errors.ts';
import { takeBackTrust } from '../../../learn/index.ts';
import { type ActionArgs, type Listener, personOf } from '../context.ts';
import { buttonValue, parseActionValue } from '../values.ts';

/** Undo: takes back an action that was carried out; where a later one stands on it, that one's Undo is offered first. */
export const undoAction: Listener<ActionArgs> = async ({ ack, body, action, respond }, deps) => {
  await ack();
  const { actionId } = parseActionValue(buttonValue(action));
  try {
    await undo(deps, { actor: personOf(body), actionId, now: deps.clock() });
    await takeBackTrust(deps.db, deps.clock());
  } catch (error) {
    const first =
      error instanceof DaybreakError ? (error.detail.undoFirst as UndoFirst | undefined) : undefined;
    // Home has nowhere to answer to but the words that every refusal gets.
    if (!(error instanceof DaybreakError) || !first || !body.response_url) throw error;
    const { text, blocks } = undoFirstMessage(error.message, first);
    await respond({ response_type: 'ephemeral', replace_original: false, text, blocks: [...blocks] });
  }
};

type UndoFirst = Parameters<typeof undoFirstMessage>[1];
