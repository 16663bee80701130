import { buttonsOf, wordsOf } from './drawn.ts';

/** Characters that a phone shows in a line of a message, and lines on its screen (a 6.1 inch one at the usual size). */
const LINE = 42;
export const SCREEN_LINES = 30;

/** How many lines of a phone's screen a message takes; its buttons stand two in a line, as phones wrap them. */
export function phoneLines(blocks: readonly unknown[]): number {
  const lines = wordsOf(blocks)
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE)), 0);
  return lines + 2 * Math.ceil(buttonsOf(blocks).length / 2);
}
