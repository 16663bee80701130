import { formatMoney, type MoneyText, money } from '../../../domain/money.ts';
import type { Playbook } from '../../playbook.ts';
import { BRAND, budgetMoveOrCut, whyMoved } from './drafts.ts';

const NO_BUDGET =
  'No budget is drafted: its daily budget is not loaded, is shared, or no move would earn more.';

/** A campaign that earns less than it costs: its budget goes where the next dollar earns more, or goes down. */
export const unprofitableSpend: Playbook<'unprofitable_spend'> = (
  { subject, evidence, stake },
  { situations },
) => {
  const actions = evidence.brand ? [] : budgetMoveOrCut(situations.ads.reallocation, subject.id);
  const why = whyMoved(actions, situations.ads.reallocation);
  const { cost, contributionMargin, poas, breakEvenCpa, returnAdjusted } = evidence;
  const words = ({ amount, currency }: MoneyText) =>
    formatMoney(money(Number(amount), currency), { whole: true });
  const margin = contributionMargin ? words(contributionMargin) : 'an unknown margin';
  return {
    actions,
    ifNothing: stake
      ? `About ${formatMoney(stake, { whole: true })} a week is lost on it.`
      : 'It goes on costing more than it earns.',
    because: [
      `${words(cost)} bought ${margin} of contribution margin${poas === null ? '' : ` (POAS ${poas})`}; a conversion may cost ${breakEvenCpa ? words(breakEvenCpa) : 'an unknown amount'}.`,
      returnAdjusted
        ? 'The margin is net of the returns that are known of what it sells.'
        : 'The margin does not count returns: no return rates are known of what it sells.',
      ...(evidence.brand ? [BRAND] : actions.length > 0 ? why : [NO_BUDGET]),
    ],
  };
};
