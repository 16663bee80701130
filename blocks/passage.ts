import type { ModalView } from '@slack/types';
import * as limits from './limits.ts';
import { context, paragraphs, section } from './message.ts';
import { escaped, plain } from './text.ts';

/** A document of the knowledge base as people read it. */
export interface PassageView {
  readonly title: string;
  readonly owner: string | null;
  readonly reviewBy: string | null;
  readonly id: string;
  readonly body: string;
  /** The words that the answer took from it, and where they stand: "Returns › Sale items". */
  readonly cited: { readonly heading: string; readonly words: string };
}

const MOST_LINES = 80;
/** A passage is at most so long. */
const LONGEST_PASSAGE = 2000;

/** The document that an answer cites: what is cited first, and then as much of the whole as there is room for. */
export function passageModal({ title, owner, reviewBy, id, body, cited }: PassageView): ModalView {
  const lines = body.split('\n').filter((line) => line.trim());
  const left = lines.length - MOST_LINES;
  const about = [owner && `Owner: ${owner}`, reviewBy && `to be reviewed by ${reviewBy}`, id].filter(Boolean);
  return {
    type: 'modal',
    title: plain('Knowledge', limits.MODAL_TITLE),
    close: plain('Close', limits.MODAL_TITLE),
    blocks: [
      section(`*${escaped(title, limits.HEADLINE)}*`),
      section(
        `:pushpin: *${escaped(cited.heading, limits.HEADLINE)}*\n>${escaped(cited.words, LONGEST_PASSAGE)}`,
      ),
      context(escaped(about.join(' · '), limits.LINE)),
      { type: 'divider' },
      ...paragraphs(lines.slice(0, MOST_LINES).map((line) => marked(line, cited.words))),
      ...(left > 0
        ? [
            context(
              `… and ${left.toLocaleString('en-US')} more lines: the whole stands in ${escaped(id, limits.LINE)}.`,
            ),
          ]
        : []),
    ],
  };
}

/** A line of the document; one that the answer quotes has a mark. */
function marked(line: string, words: string): string {
  const text = line
    .replace(/^\s*(?:[-*+>]|\d+\.|#{1,6})\s+/, '')
    .replace(/\*\*|__|`/g, '')
    .trim();
  const isCited = text.length > 3 && (words.includes(text) || text.includes(words));
  return `${isCited ? ':pushpin: ' : ''}${escaped(line, limits.LINE)}`;
}
