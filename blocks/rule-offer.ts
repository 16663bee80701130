import { button } from './buttons.ts';
import * as limits from './limits.ts';
import { fallback, type Message, section } from './message.ts';
import { escaped, plainText } from './text.ts';

/** Asks whoever rejected something whether their reason should hold from now on. */
export function ruleOfferMessage(reason: string): Message {
  const words = `You rejected it: “${escaped(reason, limits.LINE)}” Should that be a rule that everybody can read?`;
  return {
    text: fallback([words]),
    blocks: [
      section(words),
      {
        type: 'actions',
        // The reason itself travels with the button: what is saved is what stands in the form.
        elements: [button('keep_rule', 'Keep it as a rule', plainText(reason, limits.BUTTON_VALUE))],
      },
    ],
  };
}
