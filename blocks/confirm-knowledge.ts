import { button } from './buttons.ts';
import * as limits from './limits.ts';
import { fallback, type Message, section } from './message.ts';
import { escaped } from './text.ts';

/** What somebody kept in another's name. */
export interface AwaitingKnowledge {
  readonly id: string;
  readonly version: number;
  /** Slack's id of who saved it. */
  readonly by: string;
  readonly text: string;
}

/** Asks the owner of what somebody else kept whether it is right. */
export function confirmKnowledgeMessage({ id, version, by, text }: AwaitingKnowledge): Message {
  const words = `<@${by}> keeps this in your name: “${escaped(text, limits.LINE)}” Until you confirm it, answers say so.`;
  return {
    text: fallback([words]),
    blocks: [
      section(words),
      {
        type: 'actions',
        elements: [
          button('confirm_knowledge', 'It is right', `${version}.${id}`),
          button('undo_knowledge', 'Take it back', `${version}.${id}`),
        ],
      },
    ],
  };
}
