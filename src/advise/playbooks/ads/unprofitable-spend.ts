import { formatMoney, type MoneyText, money } from '../../../domain/money.ts';
import type { Playbook } from '../../playbook.ts';

/** A campaign that earns less than it costs: which of its keywords to pause is drafted with their own findings. */
export const unprofitableSpend: Playbook<'unprofitable_spend'> = ({ evidence, stake }) => {
  const { cost, contributionMargin, poas, breakEvenCpa, returnAdjusted } = evidence;
  const words = ({ amount, currency }: MoneyText) =>
    formatMoney(money(Number(amount), currency), { whole: true });
  const margin = contributionMargin ? words(contributionMargin) : 'an unknown margin';
  return {
    actions: [],
    ifNothing: stake
      ? `About ${formatMoney(stake, { whole: true })} a week is lost on it.`
      : 'It goes on costing more than it earns.',
    because: [
      `${words(cost)} bought ${margin} of contribution margin${poas === null ? '' : ` (POAS ${poas})`}; a conversion may cost ${breakEvenCpa ? words(breakEvenCpa) : 'an unknown amount'}.`,
      returnAdjusted
        ? 'The margin is net of the returns that these SKUs have.'
        : 'The margin does not count returns: no return rates are known for these SKUs.',
      'No budget cut is drafted: what the next dollar of this campaign earns is not known from its average.',
    ],
  };
};
