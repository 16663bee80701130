import type { DigestView } from '../src/brief/views.ts';
import * as limits from './limits.ts';
import { fallback, listed, type Message, section } from './message.ts';
import { instant } from './people.ts';
import { escaped } from './text.ts';

const MOST = 8;
const SPOKEN = 3;

type Line = DigestView['lines'][number];

/** Many findings at once in one message; their cards stand in its thread. */
export function digestMessage({ lines, at, timeZone }: DigestView): Message {
  const title = titleOf(lines);
  const spoken = lines.slice(0, SPOKEN).map(({ headline }) => escaped(headline, limits.LINE));
  return {
    text: fallback([`${title}: their cards are in the thread.`, ...spoken]),
    blocks: [
      section(`*${title}* · ${instant(at, timeZone)}\nEach has its card with buttons in the thread.`),
      ...listed('Most at stake first', lines, line, { most: MOST, more: ' in the thread' }),
    ],
  };
}

function line({ headline }: Line): string {
  return `• ${escaped(headline, limits.LINE)}`;
}

function titleOf(lines: readonly Line[]): string {
  if (lines.length === 1) return '1 finding needs you';
  const isCritical = lines.every(({ severity }) => severity === 'critical');
  return `${lines.length} ${isCritical ? 'critical findings' : 'findings'} at once`;
}
