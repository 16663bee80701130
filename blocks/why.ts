import type { KnownBlock, ModalView } from '@slack/types';
import type { ActionView, FactLine, WhyView } from '../src/brief/views.ts';
import { actionLine } from './action-line.ts';
import * as limits from './limits.ts';
import { context, listed, section } from './message.ts';
import { escaped, plain } from './text.ts';
import { MARKUP } from './voice.ts';

const MOST = { because: 15, evidence: 40, options: 10, notes: 10, history: 50 };

/** The trace for people: how it was worked out, the figures, the options, what is not known, who did what. */
export function whyModal(view: WhyView): ModalView {
  const { because, evidence, options, notes, history, timeZone } = view;
  const blocks: KnownBlock[] = [
    section(lead(view)),
    ...listed('How it was worked out', because, bullet, { most: MOST.because }),
    ...listed('Figures', evidence, figure, { most: MOST.evidence }),
    ...listed('Options', options, (option) => optionLine(option, timeZone), {
      most: MOST.options,
      apart: true,
    }),
    ...listed('Not known', notes, bullet, { most: MOST.notes }),
    ...listed('What happened', history.toReversed(), (entry) => historyLine(entry, timeZone), {
      most: MOST.history,
      more: ' before that',
    }),
    context(`For the record: \`${escaped(view.findingId, limits.NAME)}\``),
  ];
  return {
    type: 'modal',
    callback_id: 'why',
    title: plain('Why', limits.MODAL_TITLE),
    close: plain('Close', limits.MODAL_TITLE),
    blocks,
  };
}

function lead({ headline, ifNothing }: WhyView): string {
  const title = `*${escaped(headline, limits.HEADLINE)}*`;
  return ifNothing ? `${title}\nIf nothing is done: ${escaped(ifNothing, limits.SENTENCE)}` : title;
}

function bullet(sentence: string): string {
  return `• ${escaped(sentence, limits.SENTENCE)}`;
}

function figure({ label, value }: FactLine): string {
  return `${escaped(label, limits.NAME)}: *${escaped(value, limits.LINE)}*`;
}

/** What would be done, what it costs and saves; once it is decided, how it stands. */
function optionLine(option: ActionView, timeZone: string): string {
  const { state, label, money, summary } = option;
  const stands =
    state === 'proposed' ? `*${escaped(label, limits.NAME)}*` : actionLine(option, timeZone, MARKUP);
  const isOpen = state === 'proposed' && money;
  return `${isOpen ? `${stands}: ${escaped(money, limits.LINE)}` : stands}\n${escaped(summary, limits.SENTENCE)}`;
}

function historyLine({ at, by, summary }: WhyView['history'][number], timeZone: string): string {
  return `${MARKUP.instant(at, timeZone)} · ${MARKUP.person(by)}: ${escaped(summary, limits.LINE)}`;
}
