import type { LearnedEffect, Preference } from '../src/learn/index.ts';
import { button } from './buttons.ts';
import * as limits from './limits.ts';
import { context, fallback, listed, type Message, section } from './message.ts';
import { escaped } from './text.ts';

const MOST = 20;
const MOST_PREFERENCES = 5;

/** What was learned, in words that its room has put together. */
export interface LearnedView {
  readonly groups: readonly { readonly title: string; readonly effects: readonly LearnedLine[] }[];
  readonly preferences: readonly (Preference & { readonly id: string; readonly rule: string })[];
  /** What people agreed never to want. */
  readonly rules: readonly LearnedLine[];
}

export interface LearnedLine {
  readonly id: LearnedEffect['id'];
  readonly words: string;
}

/** What was learned from the data and from decisions, with how to correct it; a preference can be made a rule. */
export function learnedMessage({ groups, preferences, rules }: LearnedView): Message {
  const count = groups.reduce((sum, { effects }) => sum + effects.length, 0) + preferences.length;
  const title = count === 0 ? 'Nothing is learned yet' : `${count} things are learned from your data`;
  const line = ({ id, words }: LearnedLine) =>
    `• ${escaped(words, limits.LINE)}\n   \`${escaped(id, limits.NAME)}\``;
  return {
    text: fallback([`${title}.`]),
    blocks: [
      section(`*${title}*`),
      ...groups.flatMap((group) => listed(group.title, group.effects, line, { most: MOST })),
      ...listed('Agreed', rules, line, { most: MOST }),
      ...preferences.slice(0, MOST_PREFERENCES).map(preferenceRow),
      context(
        'Where it is wrong: `/ops learned correct ID NAME=NUMBER`, `/ops learned forget ID`, and `/ops learned relearn ID` to go by what is measured again.',
      ),
    ],
  };
}

/** A preference is asked about and never assumed. */
function preferenceRow({ id, rule, n, rejected, otherwise }: LearnedView['preferences'][number]) {
  const words = `${escaped(rule, limits.LINE)}? You turned down ${rejected} of ${n}, against ${Math.round(100 * otherwise)} % otherwise.`;
  return {
    ...section(words),
    accessory: button(`keep_preference:${id}`, 'Keep it as a rule', id),
  };
}
