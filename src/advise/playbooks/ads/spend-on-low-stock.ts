import type { RecommendationDraft } from '../../../domain/action.ts';
import { formatMoney, type MoneyText, money } from '../../../domain/money.ts';
import { alternatives } from '../../alternatives.ts';
import type { Playbook } from '../../playbook.ts';
import { BRAND, budgetBack, budgetMove, pauseDraft, resumeDraft, whyMoved } from './drafts.ts';

/** An ad whose clicks lose money because what they sell runs out: pause it until there is stock again, or move its budget. */
export const spendOnLowStock: Playbook<'spend_on_low_stock'> = (finding, context) => {
  const { subject, evidence, stake } = finding;
  const { situations } = context;
  if (evidence.backInStock) return letRunAgain(finding, context);
  const { sku, costPerDay, expectedMarginPerClick, title, campaignId, campaignName, brand, daysOfCover } =
    evidence;
  const words = ({ amount, currency }: MoneyText) => formatMoney(money(Number(amount), currency));
  const { before, after } = expectedMarginPerClick;
  const because = [
    `A click earns ${words(before)} after its cost while ${sku} can be sent, and ${words(after)} as stock stands: ${daysOfCover} days of cover.`,
    `It spends ${words(costPerDay)} a day.`,
  ];
  const ifNothing = stake
    ? `About ${formatMoney(stake, { whole: true })} is spent in a week on what cannot be sent.`
    : 'It goes on advertising what cannot be sent.';
  if (brand) return { actions: [], ifNothing, because: [...because, BRAND] };
  const budgets = budgetMove(situations.ads.reallocation, campaignId);
  because.push(...whyMoved(budgets, situations.ads.reallocation));
  if (subject.type !== 'keyword') {
    because.push('The figures do not say which keyword, so none is paused.');
    return { actions: budgets, ifNothing, because };
  }
  const pause = pauseDraft(
    { keywords: [{ keywordId: subject.id, text: title }], campaignId, campaignName },
    {
      reason: `${sku} has ${daysOfCover} days of cover, so its clicks lose ${words(after)} each`,
      effect: stake && { expected: stake, low: { ...stake, minor: 0 }, high: stake },
      deadline: null,
    },
  );
  return { actions: alternatives('spend', [pause, ...budgets]), ifNothing, because };
};

/** What was paused or cut until there is stock again runs as before, now that there is. */
function letRunAgain(
  { subject, evidence }: Parameters<Playbook<'spend_on_low_stock'>>[0],
  { situations }: Parameters<Playbook<'spend_on_low_stock'>>[1],
): RecommendationDraft | null {
  const held = situations.ads.backInStock?.get(subject.id);
  if (!held) return null;
  const { sku, daysOfCover, title, campaignId, campaignName, expectedMarginPerClick } = evidence;
  const { amount, currency } = expectedMarginPerClick.before;
  const reason = `${sku} has ${daysOfCover} days of cover again, for the lack of which it was held back`;
  const resume = resumeDraft(
    { keywords: [{ keywordId: subject.id, text: title }], campaignId, campaignName },
    { reason, effect: null, deadline: null },
  );
  return {
    actions: [...(held.isPaused ? [resume] : []), ...budgetBack(held.budgets, { campaignId, reason })],
    ifNothing: `It stays held back although ${sku} can be sent.`,
    because: [
      `It was held back because ${sku} ran low; now there are ${daysOfCover} days of cover.`,
      `A click earned ${formatMoney(money(Number(amount), currency))} after its cost while ${sku} could be sent.`,
    ],
  };
}
