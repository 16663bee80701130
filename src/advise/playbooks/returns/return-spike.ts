import type { ActionDraft } from '../../../domain/action.ts';
import { formatDay } from '../../../domain/day.ts';
import type { ReturnSpikeEvidence } from '../../../domain/evidence.ts';
import { formatMoney } from '../../../domain/money.ts';
import type { Playbook } from '../../playbook.ts';
import { displayName, percent, units } from '../../words/figures.ts';
import { sizeChart } from '../../words/size-chart.ts';
import { supplierNote } from '../../words/supplier-note.ts';

/** What a shopper should read before ordering, where the reason is one that the listing can answer. */
const LINES: Readonly<Record<string, string>> = {
  too_small: 'Runs small at the moment: if you are between sizes, take one size up.',
  too_large: 'Runs large at the moment: if you are between sizes, take one size down.',
  not_as_described: 'Colours can look different on screens: see the photos taken in daylight.',
};
/** Reasons that the supplier must hear of. */
const SUPPLIER_REASONS = new Set(['too_small', 'too_large', 'quality', 'defective', 'not_as_described']);

/** A SKU that comes back more than it did: tell shoppers what they find out at home, and the supplier what changed. */
export const returnSpike: Playbook<'return_spike'> = ({ subject, evidence, stake }, context) => {
  const { title, rate, baselineRate, units: ordered, returns, cause, since, topReason, reasons } = evidence;
  const line = LINES[topReason];
  const chart = chartOf(subject.id, topReason, context);
  const listing: ActionDraft[] = line
    ? [
        {
          kind: 'update_listing',
          slot: subject.id,
          params: { sku: subject.id, title, price: null, message: line, sizeChart: chart },
          label: 'Update the listing',
          summary: `Show “${line}” on ${displayName(subject.id, title)}${chart ? ` and put “${chart}” on its size chart` : ''}.`,
          cost: null,
          expectedEffect: null,
          deadline: null,
        },
      ]
    : [];
  const note = SUPPLIER_REASONS.has(topReason) ? qualityNote(subject.id, evidence, context) : [];
  return {
    actions: [...listing, ...note],
    ifNothing: stake
      ? `About ${formatMoney(stake, { whole: true })} of margin a month comes back beyond the usual.`
      : 'It goes on coming back beyond the usual.',
    because: [
      `${units(returns)} of ${units(ordered)} units ordered since ${formatDay(since)} are back; counting those still on their way that is ${percent(rate)}, against ${percent(baselineRate)} before.`,
      ...(cause
        ? [
            `It began with the ${cause.kind.replaceAll('_', ' ')} ${cause.id} on ${formatDay(cause.on)}; that is when, not proof of why.`,
            ...(cause.kind === 'batch'
              ? ['Which batch a return is of is inferred: first in, first out.']
              : []),
          ]
        : ['No dated change fits when it began.']),
      `Reasons: ${reasons
        .slice(0, 3)
        .map(({ code, share }) => `${code.replaceAll('_', ' ')} ${percent(share)}`)
        .join(', ')}.`,
      ...(context.situations.returns.voices.get(subject.id)?.words ?? []).map((words) => `“${words}”`),
      'Units that come back and can be sold again are counted as stock by the inventory forecast.',
    ],
  };
};

/** Which size to take instead, by the sizes that the style has. */
function chartOf(
  sku: string,
  topReason: string,
  { outlooks }: Parameters<typeof returnSpike>[1],
): string | null {
  if (topReason !== 'too_small' && topReason !== 'too_large') return null;
  const group = outlooks.get(sku)?.similarGroup ?? null;
  const family = [...outlooks.values()].filter(
    ({ similarGroup }) => group !== null && similarGroup === group,
  );
  return sizeChart(
    family.flatMap(({ title }) => title ?? []),
    topReason === 'too_small' ? 'small' : 'large',
  );
}

/** What the supplier should know: the figures, the date, and words without names. */
function qualityNote(
  sku: string,
  {
    title,
    rate,
    baselineRate,
    returns,
    since,
    topReason,
    supplierId,
    supplierName,
    cause,
  }: ReturnSpikeEvidence,
  { suppliers, situations, shop }: Parameters<typeof returnSpike>[1],
): ActionDraft[] {
  if (typeof supplierId !== 'string') return [];
  const name = typeof supplierName === 'string' ? supplierName : null;
  const supplier = suppliers.get(supplierId) ?? { supplierId, name, email: null };
  const words = situations.returns.voices.get(sku)?.words ?? [];
  return [
    supplierNote(
      supplier,
      {
        subject: `${displayName(sku, title)}: ${topReason.replaceAll('_', ' ')} since ${formatDay(since)}`,
        paragraphs: [
          `Since ${formatDay(since)}, ${percent(rate)} of the units of ${displayName(sku, title)} come back; before that it was ${percent(baselineRate)}. Most customers say: ${topReason.replaceAll('_', ' ')} (${units(returns)} returns so far).`,
          words.map((word) => `- “${word}”`).join('\n'),
          ...(cause?.kind === 'batch'
            ? [
                `These are units that we began to sell on ${formatDay(cause.on)}: by first in, first out, your batch ${cause.id}.`,
              ]
            : []),
          'Please check the measurements and materials of the current batch against the specification, and tell us what changed and from which batch on it will be right.',
        ].filter((paragraph) => paragraph !== ''),
        shopName: shop.name,
      },
      { slot: sku, deadline: null },
    ),
  ];
}
