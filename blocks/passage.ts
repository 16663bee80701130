import type { ModalView } from '@slack/types';
import * as limits from './limits.ts';
import { context, paragraphs } from './message.ts';
import { escaped, plain } from './text.ts';

/** A document of the knowledge base as people read it. */
export interface PassageView {
  readonly title: string;
  readonly owner: string | null;
  readonly reviewBy: string | null;
  readonly id: string;
  readonly body: string;
}

const MOST_LINES = 80;

/** The document that an answer cites. */
export function passageModal({ title, owner, reviewBy, id, body }: PassageView): ModalView {
  const lines = body.split('\n').filter((line) => line.trim());
  const about = [owner && `Owner: ${owner}`, reviewBy && `to be reviewed by ${reviewBy}`, id].filter(Boolean);
  return {
    type: 'modal',
    title: plain('Knowledge', limits.MODAL_TITLE),
    close: plain('Close', limits.MODAL_TITLE),
    blocks: [
      ...paragraphs([
        `*${escaped(title, limits.HEADLINE)}*`,
        ...lines.slice(0, MOST_LINES).map((line) => escaped(line, limits.LINE)),
      ]),
      context(escaped(about.join(' · '), limits.LINE)),
    ],
  };
}
