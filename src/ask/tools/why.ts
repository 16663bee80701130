import { dayOf, formatDay } from '../../domain/day.ts';
import { explain } from '../../trace/index.ts';
import { findingSource } from '../asking.ts';
import { told, unknown } from '../told.ts';
import { noRun } from './no-run.ts';
import { readReasons } from './record/facts.ts';
import { stock } from './stock.ts';
import { count, isTold, oneOf, type Tool } from './tool.ts';

/** Why something was flagged: the figures, the reasons, what was decided. */
export const whyFlagged: Tool = {
  name: 'why_flagged',
  does: 'explains why a SKU, supplier, campaign or order was flagged: figures, reasons, history',
  examples: [
    'What is wrong with sku?',
    'Why am I being told about sku?',
    'On what grounds is sku a risk?',
    'What triggered the alert for sku?',
    'Why did you flag sku when we have 400 units?',
    'Why is sku on the list?',
    'Why did you alert me about supplier?',
    'What is the reason for the alert on campaign?',
    'Why is sku critical?',
    'Explain the warning on sku',
    'Why do you say sku will run out?',
  ],
  run: async (asking) => {
    const { names, db, shop } = asking;
    const [named] = names.found;
    if (!named) {
      const back = oneOf(asking, 'sku');
      if (isTold(back)) return back;
    }
    const own = (await asking.findings()).filter(({ subject, evidence }) =>
      names.found.some(
        ({ id }) =>
          subject.id === id ||
          subject.id.split('|').includes(id) ||
          (subject.type !== 'supplier' && evidence.supplierId === id && subject.type === 'purchase_order'),
      ),
    );
    const [finding] = own;
    if (!finding && (await asking.run()) === null) return noRun(asking);
    if (!finding) {
      if (named?.type === 'sku') {
        const state = await stock.run(asking);
        return { ...state, text: `Nothing is flagged on ${named.id} now.\n${state.text}` };
      }
      return unknown(`Nothing is flagged on ${named?.title ?? 'that'} now.`);
    }
    // Of a night that others have followed only the record is kept, not the reasons of its drafts.
    const reasons = (await asking.isPast()) ? null : await readReasons(db, finding.id);
    const story = (await explain(db, finding.id)).filter(({ at }) => at <= asking.now);
    const since = formatDay(dayOf(finding.openedAt, shop.timeZone));
    const lines = [
      finding.headline,
      ...(reasons?.because ?? []).map((reason) => `• ${reason}`),
      ...(reasons?.if_nothing ? [`If nothing is done: ${reasons.if_nothing}`] : []),
      `Open since ${since}; ${count(story.length, 'entry', 'entries')} in its record. It rests on ${finding.evidence.sources.map(({ table, rows }) => `${rows.toLocaleString('en-US')} rows of ${table}`).join(', ')}, ${finding.evidence.window.from} to ${finding.evidence.window.to}.`,
      ...(own.length > 1
        ? [
            `Also: ${own
              .slice(1, 4)
              .map(({ headline }) => headline)
              .join(' ')}`,
          ]
        : []),
    ];
    return told(
      lines.join('\n'),
      [
        findingSource(finding),
        ...(reasons?.because ?? []).map((passage) => ({
          type: 'finding',
          id: finding.id,
          title: 'why',
          passage,
        })),
        ...own.slice(1, 4).map(findingSource),
      ],
      {
        subjects: [finding.subject, ...(named ? [{ type: named.type, id: named.id }] : [])],
        cards: [finding.id],
      },
    );
  },
};
