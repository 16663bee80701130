import type { ReplayReport } from '../src/learn/index.ts';
import * as limits from './limits.ts';
import { context, fallback, listed, type Message, section } from './message.ts';
import { escaped } from './text.ts';

const MOST_FOREMOST = 5;

/** What past nights would have said: the sentence, what the data shows after, and what cannot be claimed. */
export function replayMessage(sentences: readonly string[], report: ReplayReport): Message {
  const [first = '', ...history] = sentences;
  const bullet = (line: string) => `• ${escaped(line, limits.LINE)}`;
  return {
    text: fallback([first]),
    blocks: [
      section(`*${escaped(first, limits.LINE)}*`),
      ...listed('What your data shows after', history, bullet, { most: MOST_FOREMOST }),
      ...listed('Most at stake', report.foremost, ({ day, headline }) => bullet(`${day}: ${headline}`), {
        most: MOST_FOREMOST,
      }),
      context(
        report.cannotBeClaimed.map((line) => `Cannot be claimed: ${escaped(line, limits.LINE)}.`).join(' '),
      ),
    ],
  };
}
