import * as limits from './limits.ts';
import { fallback, listed, type Message, section } from './message.ts';
import { escaped } from './text.ts';

/** One command: how it is written, what it does, and an example that works as it stands. */
export interface UsageLine {
  readonly line: string;
  readonly does: string;
  readonly example: string;
}

const MOST_LINES = 30;
const DECISIONS = 'Decisions are taken with the buttons on each card.';

/** What can be asked for, a line each. */
export function helpMessage(usage: readonly UsageLine[]): Message {
  return {
    text: fallback([
      'What I can do:',
      ...usage.slice(0, MOST_LINES).map((one) => `${usageLine(one)}.`),
      DECISIONS,
    ]),
    blocks: [...listed('What I can do', usage, usageLine, { most: MOST_LINES }), section(DECISIONS)],
  };
}

function usageLine({ line, does, example }: UsageLine): string {
  const words = `\`${escaped(line, limits.LINE)}\`: ${escaped(does, limits.LINE)}`;
  return example === line ? words : `${words}. For example \`${escaped(example, limits.LINE)}\``;
}
