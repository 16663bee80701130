import type { ActionDraft, ExpectedEffect } from '../../../domain/action.ts';
import type { Day } from '../../../domain/day.ts';
import { formatMoney, moneyText } from '../../../domain/money.ts';
import type { BudgetMove, Reallocation } from '../../../watch/ads/reallocation.ts';

/** Keywords that a draft would pause. */
export interface PausedKeywords {
  readonly keywords: readonly { readonly keywordId: string; readonly text: string }[];
  readonly campaignId: string | null;
  readonly campaignName: string | null;
}

/** A pause as an action; brand campaigns get none, their owner decides. */
export function pauseDraft(
  { keywords, campaignId, campaignName }: PausedKeywords,
  { reason, effect, deadline }: { reason: string; effect: ExpectedEffect | null; deadline: Day | null },
): ActionDraft {
  const ids = keywords.map(({ keywordId }) => keywordId);
  const named = keywords.map(({ text }) => `“${cut(text, 80)}”`).join(', ');
  const [first] = keywords;
  const isOne = first !== undefined && keywords.length === 1;
  const where = campaignName ? ` in ${cut(campaignName, 80)}` : '';
  const why = cut(reason, 300);
  return {
    kind: 'pause_keyword',
    slot: ids.toSorted().join('|'),
    params: {
      keywords: keywords.map(({ keywordId, text }) => ({ keywordId, text })),
      campaignId,
      campaignName,
      reason: why,
    },
    label: `Pause ${isOne ? `“${cut(first.text, 40)}”` : `${keywords.length} keywords`}`,
    summary: `Pause the keyword${isOne ? '' : 's'} ${named}${where}: ${why}`,
    cost: null,
    expectedEffect: effect,
    deadline,
  };
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

/** Budgets that earn more, as one action: of one campaign its own change, of several a move between them. */
export function budgetDraft({ moves, gain }: Reallocation, campaignId: string): ActionDraft {
  const texts = moves.map(({ from, to, ...campaign }) => ({
    ...campaign,
    from: moneyText(from),
    to: moneyText(to),
  }));
  const perDay = formatMoney(gain, { whole: true });
  const reason = `by their own days, about ${perDay} of margin after ads more a day`;
  const effect = { expected: gain, low: { ...gain, minor: 0 }, high: { ...gain, minor: 2 * gain.minor } };
  const shared = { slot: campaignId, cost: null, expectedEffect: effect, deadline: null };
  const [only] = moves;
  const words = (move: BudgetMove) =>
    `${cut(move.campaignName ?? move.campaignId, 60)} from ${formatMoney(move.from)} to ${formatMoney(move.to)}`;
  if (only && moves.length === 1) {
    return {
      ...shared,
      kind: 'set_campaign_budget',
      params: {
        campaignId: only.campaignId,
        campaignName: only.campaignName,
        budget: { from: moneyText(only.from), to: moneyText(only.to) },
        reason,
      },
      label: `Set the budget to ${formatMoney(only.to)} a day`,
      summary: `Set the daily budget of ${words(only)}: ${reason}`,
    };
  }
  const taken = moves.reduce((sum, { from, to }) => sum + Math.max(0, from.minor - to.minor), 0);
  const more = moves.length > 5 ? ` and ${moves.length - 5} more` : '';
  return {
    ...shared,
    kind: 'reallocate_budget',
    params: { moves: texts, reason },
    label: `Move ${formatMoney({ ...gain, minor: taken }, { whole: true })} of daily budget`,
    summary: `Set the daily budgets of ${moves.slice(0, 5).map(words).join(', ')}${more}: ${reason}`,
  };
}

/** What is said where a brand campaign is concerned. */
export const BRAND =
  'It is a brand campaign: its owner decides, so nothing is drafted that would pause or shrink it.';
