import type { PairSituation } from '../../../watch/fulfilment/situation.ts';
import type { Playbook } from '../../playbook.ts';
import { newLabel, relocation } from '../../words/warehouse.ts';

/** Parts two look-alikes: another bin for one of them, and a label that says what it is not. */
export const confusedSkus: Playbook<'confused_skus'> = ({ subject, evidence }, { situations }) => {
  const pair = situations.fulfilment.pairs.get(subject.id);
  if (!pair) return null;
  const { errors, lines, window, expected, detection, direction } = evidence;
  const move = relocation(pair);
  return {
    actions: [...(move ? [move] : []), newLabel(pair)],
    ifNothing: `${errors} wrong parcels since ${window.from} go on at that pace; each costs a label back and a label out again.`,
    because: [
      `${errors} errors in ${lines} lines where chance would make ${expected < 0.1 ? 'fewer than 0.1' : expected} (${detection}; ${direction === 'both' ? 'both ways' : direction}).`,
      likeness(evidence.similarity.title),
      whyThere(pair),
    ],
  };
};

function likeness(title: number): string {
  return `Their titles are alike by ${title} of 1.`;
}

/** Why this SKU and this bin. */
export function whyThere({ adjacent, members }: PairSituation): string {
  const [first, second] = members;
  const where = adjacent ? `They lie side by side (${first.from} and ${second.from}). ` : '';
  const moving = members.find(({ to }) => to !== null);
  if (!moving?.to) return `${where}No bin is known in and beside which nothing looks like either of them.`;
  const quicker = moving === first ? `${first.sku} is picked less often, so moving it is quicker; ` : '';
  return `${where}${quicker}nothing in or beside ${moving.to.bin} looks like ${moving.sku}.`;
}
