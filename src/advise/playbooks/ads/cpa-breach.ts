import { formatMoney, type MoneyText, money } from '../../../domain/money.ts';
import type { Playbook } from '../../playbook.ts';
import { percent } from '../../words/figures.ts';
import { BRAND, pauseDraft } from './drafts.ts';

/** A keyword whose true cost per conversion is above the limit: pause it. */
export const cpaBreach: Playbook<'cpa_breach'> = ({ subject, evidence, stake }) => {
  const { title, cost, clicks, conversions, cpa, threshold, probability, campaignId, campaignName, brand } =
    evidence;
  const words = ({ amount, currency }: MoneyText) =>
    formatMoney(money(Number(amount), currency), { whole: true });
  const because = [
    `${words(cost)} for ${clicks.toLocaleString('en-US')} clicks and ${conversions} conversions${cpa ? `: ${words(cpa)} each` : ''}; the limit is ${words(threshold)}.`,
    `Chance that its true cost per conversion is above the limit: ${percent(probability)}, by its own clicks and the rate of the whole account.`,
    'Only clicks that have had time to convert are counted.',
  ];
  const ifNothing = stake
    ? `About ${formatMoney(stake, { whole: true })} a week goes on being spent above the limit.`
    : 'It goes on spending above the limit.';
  if (brand) return { actions: [], ifNothing, because: [...because, BRAND] };
  const pause = pauseDraft(
    { keywords: [{ keywordId: subject.id, text: title }], campaignId, campaignName },
    {
      reason: `${conversions} conversions for ${words(cost)}, the limit is ${words(threshold)} each`,
      effect: stake && { expected: stake, low: { ...stake, minor: 0 }, high: stake },
      deadline: null,
    },
  );
  return { actions: [pause], ifNothing, because };
};
