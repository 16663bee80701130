import type { Gap } from '../src/ask/index.ts';
import * as limits from './limits.ts';
import { fallback, listed, type Message, section } from './message.ts';
import { escaped } from './text.ts';

const MOST = 8;

/** What a week's questions found no answer to, and who may know. */
export function gapsMessage(gaps: readonly Gap[]): Message {
  const title =
    gaps.length === 1
      ? 'One question found no answer this week'
      : `${gaps.length} questions found no answer this week`;
  const how =
    'Whoever knows: reply here, then "Save to knowledge" in your reply’s menu, and nobody has to ask again.';
  return {
    text: fallback([`${title}.`, ...gaps.slice(0, 3).map(line)]),
    blocks: [
      section(`*${title}*\n${how}`),
      ...listed('Asked most often first', gaps, line, { most: MOST, more: ': daybreak knowledge gaps' }),
    ],
  };
}

function line({ question, asked, badly, owner }: Gap): string {
  const times = asked === 1 ? 'once' : `${asked} times`;
  const wrong = badly > 0 ? `, ${badly} answered wrongly` : '';
  const who = owner ? ` · ${escaped(owner, limits.LINE)} may know` : '';
  return `• ${escaped(question, limits.LINE)} (${times}${wrong})${who}`;
}
