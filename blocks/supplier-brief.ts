import type { KnownBlock, ModalView } from '@slack/types';
import type { SupplierBrief } from '../src/brief/index.ts';
import * as limits from './limits.ts';
import { context, listed, section } from './message.ts';
import { escaped, plain } from './text.ts';

const MOST_FIGURES = 14;

/** The negotiation brief as a form without fields: the asks first, each figure with the footnote it rests on. */
export function supplierBriefModal(brief: SupplierBrief): ModalView {
  const { name, supplierId, from, to, sections, asks, walkAway, sources } = brief;
  const blocks: KnownBlock[] = [
    section(`*${escaped(name, limits.NAME)}*, orders from ${from} to ${to}`),
    ...listed('Three asks', asks, askLine, { most: asks.length, apart: true }),
    section(`*Walk-away*\n${escaped(walkAway, limits.SENTENCE)}`),
    ...sections.flatMap(({ title, figures }) =>
      listed(
        title,
        figures,
        ({ label, value, source }) =>
          `${escaped(label, limits.NAME)}: *${escaped(value, limits.LINE)}* [${source + 1}]`,
        { most: MOST_FIGURES },
      ),
    ),
    context(sources.map((source, index) => `[${index + 1}] ${escaped(source, limits.SENTENCE)}`).join('\n')),
    context(`As Markdown and PDF: \`daybreak brief-supplier ${escaped(supplierId, limits.NAME)} --out .\``),
  ];
  return {
    type: 'modal',
    callback_id: 'supplier_brief',
    title: plain('Negotiation brief', limits.MODAL_TITLE),
    close: plain('Close', limits.MODAL_TITLE),
    blocks,
  };
}

function askLine({ ask, why, worthWords }: SupplierBrief['asks'][number]): string {
  return `*${escaped(ask, limits.SENTENCE)}*\n${escaped(`${why} ${worthWords}`, limits.SENTENCE)}`;
}
