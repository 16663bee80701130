import type { DigestView } from '../src/brief/views.ts';
import * as limits from './limits.ts';
import { fitted, listed, type Message, section } from './message.ts';
import { instant } from './people.ts';
import { escaped, fallback } from './text.ts';

/** Many critical findings in one message; their cards stand in its thread. */
export function digestMessage({ lines, at, timeZone }: DigestView): Message {
  const title = `${lines.length} critical findings at once`;
  const blocks = [
    section(`:red_circle: *${title}* (${instant(at, timeZone)}). Their cards are in the thread.`),
    ...listed(
      'Most at stake first',
      lines.map(({ headline }) => `• ${escaped(headline, limits.HEADLINE)}`),
      { most: 5 },
    ),
  ];
  const first = lines[0] ? ` First: ${lines[0].headline}` : '';
  return {
    text: fallback(`${title}.${first}`, limits.FALLBACK_TEXT),
    blocks: fitted(blocks, limits.MESSAGE_BLOCKS),
  };
}
