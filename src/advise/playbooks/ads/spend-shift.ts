import { formatMoney, money } from '../../../domain/money.ts';
import { alternatives } from '../../alternatives.ts';
import type { Playbook } from '../../playbook.ts';
import { percent } from '../../words/figures.ts';
import { BRAND, budgetMove, pauseDraft, whyMoved } from './drafts.ts';

/** A campaign that spends far more than usual: pause the keywords that explain it. Far less: say it, nothing to stop. */
export const spendShift: Playbook<'spend_shift'> = ({ evidence, stake, deadline }, { shop, situations }) => {
  const {
    drivers,
    expected,
    actual,
    campaignId,
    campaignName,
    brand,
    title,
    searchTerms: evidenceTerms,
    facts = [],
  } = evidence;
  const words = (amount: number) =>
    formatMoney(money(amount, stake?.currency ?? shop.currency), { whole: true });
  const compared =
    facts.length > 0
      ? `${title} spent ${words(actual)}; with what is known of the demand of what it sells, ${words(expected)} are expected in these hours.`
      : `${title} spent ${words(actual)}; in the same hours of other days it spends ${words(expected)}.`;
  if (actual < expected) {
    return {
      actions: [],
      ifNothing: 'It goes on spending less: paused by hand, out of budget, or refused by the platform.',
      because: [compared, 'Nothing is drafted: whether somebody meant it, the figures do not say.'],
    };
  }
  const ifNothing = stake
    ? `Another day like these hours costs ${formatMoney(stake, { whole: true })} beyond the usual.`
    : 'It goes on at this pace.';
  if (brand) return { actions: [], ifNothing, because: [compared, BRAND] };
  const explained = drivers.reduce((sum, { share }) => sum + share, 0);
  const pauseOf = (keywords: typeof drivers, share: number) =>
    pauseDraft(
      { keywords, campaignId, campaignName },
      {
        reason: `${keywords.length === 1 ? 'it explains' : 'they explain'} ${percent(share)} of what ${title} spent beyond the usual`,
        effect: stake && {
          expected: { ...stake, minor: Math.round(stake.minor * Math.min(1, share)) },
          low: { ...stake, minor: 0 },
          high: { ...stake, minor: Math.round(stake.minor * Math.min(1, share)) },
        },
        deadline,
      },
    );
  const budgets = budgetMove(situations.ads.reallocation, campaignId);
  return {
    actions: alternatives('spend', [
      ...(drivers.length > 0 ? [pauseOf(drivers, explained)] : []),
      ...budgets,
    ]),
    ifNothing,
    because: [
      compared,
      ...drivers.map(({ text, share }) => `“${text}” explains ${percent(share)} of the difference.`),
      ...(evidenceTerms ?? []).map(
        (term) =>
          `People typed “${term.text.slice(0, 60)}”: ${formatMoney(money(Number(term.cost.amount), term.cost.currency), { whole: true })}, ${term.conversions} conversions.`,
      ),
      'A paused keyword spends nothing and sells nothing; Undo lets it run again.',
      ...whyMoved(budgets, situations.ads.reallocation),
    ],
  };
};
