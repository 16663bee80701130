import { button } from './buttons.ts';
import * as limits from './limits.ts';
import { fallback, type Message, section } from './message.ts';
import { escaped } from './text.ts';

/** What was saved, and the version that Undo takes back. */
export interface SavedKnowledgeView {
  readonly id: string;
  readonly title: string;
  readonly version: number;
}

/** Says that something is kept, with the way to take it back. */
export function savedKnowledgeMessage({ id, title, version }: SavedKnowledgeView): Message {
  const words = `Saved: “${escaped(title, limits.HEADLINE)}”${version > 1 ? `, version ${version}` : ''}.`;
  return {
    text: fallback([words]),
    blocks: [
      section(words),
      { type: 'actions', elements: [button('undo_knowledge', 'Undo', `${version}.${id}`)] },
    ],
  };
}
