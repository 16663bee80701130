import type { KnownBlock } from '@slack/types';
import * as limits from './limits.ts';
import { mrkdwn } from './text.ts';

/** What is posted; `text` says everything that matters, for notifications and screen readers. */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

export function section(text: string): KnownBlock {
  return { type: 'section', text: mrkdwn(text, limits.SECTION_TEXT) };
}

export function context(text: string): KnownBlock {
  return { type: 'context', elements: [mrkdwn(text, limits.CONTEXT_TEXT)] };
}

/**
 * Lines as sections under a bold title, as many as fit both the room for characters and `most`; what is left out is
 * counted. `inEach` lines share a section, so that a long list does not use up the blocks.
 */
export function listed(
  title: string,
  lines: readonly string[],
  { most = 10, inEach = 5, more = '' } = {},
): KnownBlock[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, most);
  const left = lines.length - shown.length;
  const all = left > 0 ? [...shown, `… and ${left} more${more}`] : shown;
  const groups = Array.from({ length: Math.ceil(all.length / inEach) }, (_, index) =>
    all.slice(index * inEach, (index + 1) * inEach).join('\n'),
  );
  return groups.map((group, index) => section(index === 0 ? `*${title}*\n${group}` : group));
}

/** Drops blocks from `droppable` on, the last first, until the message fits into what Slack takes. */
export function fitted(blocks: readonly KnownBlock[], most: number): KnownBlock[] {
  const kept = blocks.slice(0, most);
  while (kept.length > 1 && JSON.stringify(kept).length > limits.MESSAGE_CHARACTERS) kept.pop();
  return kept;
}
