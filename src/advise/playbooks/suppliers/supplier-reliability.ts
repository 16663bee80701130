import { formatDay } from '../../../domain/day.ts';
import type { Playbook } from '../../playbook.ts';
import { percent } from '../../words/figures.ts';
import { supplierNote } from '../../words/supplier-note.ts';
import { alternatives } from './lead-time-drift.ts';

/** Orders that fail more often than they did: ask what has changed, with the orders named, and know who else delivers. */
export const supplierReliability: Playbook<'supplier_reliability'> = ({ subject, evidence }, context) => {
  const { otif, baselineOtif, since, definition, supplierName } = evidence;
  const known = context.suppliers.get(subject.id);
  const supplier = known ?? { supplierId: subject.id, name: supplierName, email: null };
  const failed = (context.situations.suppliers.orders.get(subject.id) ?? []).filter(
    ({ promisedOn, goodLines, lines }) => promisedOn >= since && goodLines < lines,
  );
  const orders = failed.slice(-MOST_NAMED).map(({ poId, promisedOn, arrivedOn, lines, goodLines }) => {
    const came = arrivedOn === null ? 'not here yet' : `came ${formatDay(arrivedOn)}`;
    return `- ${poId}: promised ${formatDay(promisedOn)}, ${came}, ${goodLines} of ${lines} lines on time and in full`;
  });
  const note = supplierNote(
    supplier,
    {
      subject: 'Deliveries: what has changed?',
      paragraphs: [
        `Since ${formatDay(since)}, ${percent(otif)} of the lines that were due came on time and in full; before that it was ${percent(baselineOtif)}.`,
        orders.join('\n'),
        'Please tell us what has changed and what you will do so that the next orders come as promised.',
      ],
      shopName: context.shop.name,
    },
    { slot: subject.id, deadline: null },
  );
  return {
    actions: [note],
    ifNothing: 'Its next orders are likely to fail as often; reorder points count on the later arrivals.',
    because: [
      `${percent(otif)} on time and in full since ${formatDay(since)} against ${percent(baselineOtif)} before.`,
      definition,
      ...alternatives(subject.id, context),
    ],
  };
};

/** Orders that a note names; the supplier knows the others. */
const MOST_NAMED = 6;
