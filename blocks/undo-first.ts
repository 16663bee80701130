import { actionValue, button } from './buttons.ts';
import * as limits from './limits.ts';
import { fallback, type Message, section } from './message.ts';
import { escaped } from './text.ts';

/** Why something is not undone yet, with the button that undoes what changed the same thing later. */
export function undoFirstMessage(
  sentence: string,
  first: { readonly id: string; readonly revision: number; readonly label: string },
): Message {
  const words = escaped(sentence, limits.SENTENCE);
  return {
    text: fallback([words]),
    blocks: [
      section(words),
      {
        type: 'actions',
        elements: [button(`undo_action:${first.id}`, `Undo first: ${first.label}`, actionValue(first))],
      },
    ],
  };
}
