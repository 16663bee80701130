import type { ActionDraft, ExpectedEffect } from '../../../domain/action.ts';
import type { Day } from '../../../domain/day.ts';
import { formatMoney, type Money, moneyText } from '../../../domain/money.ts';
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

/** Why a move of budgets is believed, and what it keeps to. */
export const CURVES =
  'What more or less budget brings follows from how each campaign’s days with more and less spend converted; no campaign’s spend moves by more than 30 %, none of a brand or a shared budget moves, and the sum never rises.';

/** Budgets that earn more, for a campaign that would give up some of its own; none where it would not. */
export function budgetOption(found: Reallocation | null, campaignId: string | null): ActionDraft[] {
  const own = found?.moves.find((move) => move.campaignId === campaignId);
  return found && own && own.to.minor < own.from.minor ? [budgetDraft(found, own.campaignId)] : [];
}

/** Budgets that earn more, as one action: of one campaign its own change, of several a move between them. */
function budgetDraft({ moves, gain, low, high }: Reallocation, campaignId: string): ActionDraft {
  const texts = moves.map(({ from, to, ...campaign }) => ({
    ...campaign,
    from: moneyText(from),
    to: moneyText(to),
  }));
  const aWeek = ({ minor, currency }: Money): Money => ({ minor: 7 * minor, currency });
  const reason = `by their own days, about ${formatMoney(aWeek(gain), { whole: true })} of margin after ads more a week`;
  const effect = { expected: aWeek(gain), low: aWeek(low), high: aWeek(high) };
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
    label: moves.some(({ from, to }) => to.minor > from.minor)
      ? `Move ${formatMoney({ ...gain, minor: taken }, { whole: true })} of daily budget`
      : `Lower ${moves.length} daily budgets by ${formatMoney({ ...gain, minor: taken }, { whole: true })}`,
    summary: `Set the daily budgets of ${moves.slice(0, 5).map(words).join(', ')}${more}: ${reason}`,
  };
}

/** What is said where a brand campaign is concerned. */
export const BRAND =
  'It is a brand campaign: its owner decides, so nothing is drafted that would pause or shrink it.';
