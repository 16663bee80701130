import type { ActionDraft } from '../../../domain/action.ts';
import { formatDay } from '../../../domain/day.ts';
import type { FactUse } from '../../../domain/fact.ts';
import type { Playbook } from '../../playbook.ts';
import { displayName } from '../../words/figures.ts';

/** Many write about one thing: say it on the listing before the next ones ask. */
export const ticketTheme: Playbook<'ticket_theme'> = ({ evidence, subject }, { outlooks, situations }) => {
  const { count, expected, since, topic, quotes } = evidence;
  const sku = typeof evidence.sku === 'string' ? evidence.sku : (subject.id.split('|')[1] ?? null);
  const { runs } = evidence;
  const line = lineFor(topic, runs);
  const title = sku === null ? null : (outlooks.get(sku)?.title ?? null);
  const waiting = situations.support.replies.length + situations.support.handovers.length;
  const actions: ActionDraft[] =
    sku !== null && line
      ? [
          {
            kind: 'update_listing',
            slot: sku,
            params: { sku, title, price: null, message: line },
            label: 'Update the listing',
            summary: `Show “${line}” on ${displayName(sku, title)}.`,
            cost: null,
            expectedEffect: null,
            deadline: null,
          },
        ]
      : [];
  return {
    actions,
    ifNothing: `About ${Math.max(1, Math.round(count - expected))} more than usual wrote since ${formatDay(since)}, and as many may write again.`,
    because: [
      `${count} tickets since ${formatDay(since)}, where ${expected < 1 ? 'fewer than one' : `about ${Math.round(expected)}`} would be usual for this product and topic.`,
      `Chance alone is ruled out at a false-discovery rate of 1 % over all products and topics looked at.`,
      `Tickets that say it: ${quotes.slice(0, 5).join(', ')}.`,
      ...(line === undefined ? [`No listing line helps here: a person reads them first.`] : []),
      ...(evidence.facts ?? []).flatMap(classReason),
      ...(waiting === 0 ? ['None of them is open any more.'] : []),
    ],
  };
};

/** The class whose sizes people ask for more often than for others': a clearer chart there answers before they ask. */
function classReason({ kind, subject, value }: FactUse): string[] {
  return kind === 'sizing_question_category'
    ? [
        `People ask for the size of ${subject.id} ${value.perThousandUnits} times per 1,000 units sold, of everything else ${value.otherwise}: its size chart is worth a look as a whole.`,
      ]
    : [];
}

/** Where the returns have shown which way the size is off, the listing says so. */
function lineFor(topic: unknown, runs: unknown): string | undefined {
  if (runs === 'small') return 'This one runs small: we recommend one size up.';
  if (runs === 'large') return 'This one runs large: we recommend one size down.';
  return typeof topic === 'string' ? LINES[topic] : undefined;
}

/** What a listing says before the next ones ask: only what is true whatever the cause turns out to be. */
const LINES: Readonly<Record<string, string>> = {
  sizing_question:
    'Customers ask about the size of this one: please compare with the size chart before you order.',
  return_how_to: 'Not sure about the fit? Please compare with the size chart; sending it back is easy.',
};
