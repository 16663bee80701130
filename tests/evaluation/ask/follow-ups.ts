import type { Asked } from './questions.ts';

/** A question that leaves something to the conversation, after the question that it goes on from. */
export interface FollowUp extends Omit<Asked, 'n' | 'intents'> {
  readonly before: string;
}

/** The last of the 72: "it", "that one" and "do it" in a thread; where two things could be meant, a question back. */
export const FOLLOW_UPS: readonly FollowUp[] = [
  {
    before: 'How long does SKU-2847 last?',
    kind: 'S',
    wordings: ['and its supplier?', 'How reliable is its supplier?', 'What about the vendor of that one?'],
    status: ['answered'],
    says: /Ningbo/,
  },
  {
    before: 'How long does SKU-2847 last?',
    kind: 'S',
    wordings: ['and SKU-2859?', 'what about 2859?', 'same for SKU-2859'],
    status: ['answered'],
    says: /Camp Mug/,
  },
  {
    before: 'What will run out soon?',
    kind: 'R',
    wordings: ['why did you flag that one?', 'what is it?', 'reorder it'],
    status: ['clarify'],
  },
  {
    before: 'What will run out soon?',
    kind: 'S',
    wordings: ['the first one', 'why did you flag the first one?', 'stock of the first one?'],
    status: ['answered'],
    says: /2847/,
  },
  {
    before: 'How long does SKU-2847 last?',
    kind: 'A',
    wordings: ['reorder it', 'please order more of it', 'queue its reorder'],
    status: ['answered'],
    says: /312/,
  },
  {
    before: 'Reorder SKU-2847',
    kind: 'A',
    wordings: ['do it', 'yes, do it now', 'just do that one'],
    status: ['answered'],
    says: /approve/,
  },
];
