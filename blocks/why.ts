import type { KnownBlock, ModalView } from '@slack/types';
import type { WhyView } from '../src/brief/views.ts';
import { actionLine } from './action-line.ts';
import * as limits from './limits.ts';
import { context, fitted, listed, section } from './message.ts';
import { instant, person } from './people.ts';
import { escaped, plain } from './text.ts';

const EVERYTHING = { most: 40, inEach: 10 };

/** The trace for people: figures, how it was worked out, the options, what is not known, who did what. */
export function whyModal(view: WhyView): ModalView {
  const { headline, ifNothing, evidence, because, options, notes, history, timeZone } = view;
  const blocks: KnownBlock[] = [
    section(`*${escaped(headline, limits.HEADLINE)}*`),
    ...(ifNothing ? [section(`If nothing is done: ${escaped(ifNothing, limits.SENTENCE)}`)] : []),
    ...listed('How it was worked out', because.map(bulleted), EVERYTHING),
    ...listed(
      'Figures',
      evidence.map(
        ({ label, value }) => `${escaped(label, limits.NAME)}: *${escaped(value, limits.SENTENCE)}*`,
      ),
      EVERYTHING,
    ),
    ...listed(
      'Options',
      options.map((option) =>
        [
          actionLine(option, timeZone),
          option.money ? escaped(option.money, limits.SENTENCE) : null,
          escaped(option.summary, limits.SENTENCE),
        ]
          .filter(Boolean)
          .join('\n'),
      ),
      EVERYTHING,
    ),
    ...listed('Not known', notes.map(bulleted), EVERYTHING),
    ...listed(
      'What happened',
      history.map(
        ({ at, by, summary }) =>
          `${instant(at, timeZone, 'day and time')} ${person(by)}: ${escaped(summary, limits.SENTENCE)}`,
      ),
      { most: 50, inEach: 10 },
    ),
    context(`\`${escaped(view.findingId, limits.NAME)}\``),
  ];
  return {
    type: 'modal',
    callback_id: 'why',
    title: plain('Why', limits.MODAL_TITLE),
    close: plain('Close', limits.MODAL_TITLE),
    blocks: fitted(blocks, limits.VIEW_BLOCKS),
  };
}

function bulleted(sentence: string): string {
  return `• ${escaped(sentence, limits.SENTENCE)}`;
}
