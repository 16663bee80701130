import { factSentence } from '../../../context/index.ts';
import type { ActionDraft, ExpectedEffect } from '../../../domain/action.ts';
import type { Day } from '../../../domain/day.ts';
import { formatMoney, type Money, moneyText } from '../../../domain/money.ts';
import { type BudgetMove, gainOfAll, type Reallocation } from '../../../watch/ads/reallocation.ts';

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
const CURVES =
  'What more or less budget brings follows from how each campaign’s days with more and less spend converted; no campaign’s spend moves by more than 30 %, none of a brand or a shared budget moves, and the sum never rises.';

/** Facts that are told of a move; a card is read on a phone. */
const MOST_TOLD = 3;

/** Why a move of budgets is what it is: the rules that it keeps to, and the shared facts that moved it, a line each. */
export function whyMoved(actions: readonly ActionDraft[], found: Reallocation | null): string[] {
  const all = actions.some(({ kind }) => kind === 'reallocate_budget');
  const alone = actions.find(({ kind }) => kind === 'set_campaign_budget')?.slot;
  const moves = (found?.moves ?? []).filter(({ campaignId }) => all || campaignId === alone);
  if (moves.length === 0) return [];
  const told = moves.flatMap(({ campaignName, campaignId, facts }) =>
    facts.map((fact) => {
      const says = factSentence(fact);
      return `${cut(campaignName ?? campaignId, 60)}: ${fact.moved}${says ? `, because ${says}` : ''}.`;
    }),
  );
  return [CURVES, ...told.slice(0, MOST_TOLD)];
}

/** A move of budgets to where they earn more, of which the campaign's own gives up some; none where there is none. */
export function budgetMove(found: Reallocation | null, campaignId: string | null): ActionDraft[] {
  const own = found?.moves.find((move) => move.campaignId === campaignId);
  const isSomewhereBetter = found?.moves.some(({ from, to }) => to.minor > from.minor) ?? false;
  if (!found || !own || own.to.minor >= own.from.minor || !isSomewhereBetter) return [];
  const { moves } = found;
  const taken = moves.reduce((sum, { from, to }) => sum + Math.max(0, from.minor - to.minor), 0);
  const { reason, ...rest } = sharedOf(moves, own);
  const more = moves.length > 5 ? ` and ${moves.length - 5} more` : '';
  return [
    {
      ...rest,
      kind: 'reallocate_budget',
      params: {
        moves: moves.map(({ campaignId: id, campaignName, from, to }) => ({
          ...{ campaignId: id, campaignName },
          ...{ from: moneyText(from), to: moneyText(to) },
        })),
        reason,
      },
      label: `Move ${formatMoney({ ...own.from, minor: taken }, { whole: true })} of daily budget`,
      summary: `Set the daily budgets of ${moves.slice(0, 5).map(words).join(', ')}${more}: ${reason}`,
    },
  ];
}

/** As above; where nothing better is known to do with the money, the campaign's own budget is lowered alone. */
export function budgetMoveOrCut(found: Reallocation | null, campaignId: string): ActionDraft[] {
  const move = budgetMove(found, campaignId);
  const own = found?.moves.find((one) => one.campaignId === campaignId);
  if (move.length > 0 || !own || own.to.minor >= own.from.minor || own.gain <= 0) return move;
  const { reason, ...rest } = sharedOf([own], own);
  return [
    {
      ...rest,
      kind: 'set_campaign_budget',
      params: {
        campaignId,
        campaignName: own.campaignName,
        budget: { from: moneyText(own.from), to: moneyText(own.to) },
        reason,
      },
      label: `Set the budget to ${formatMoney(own.to)} a day`,
      summary: `Set the daily budget of ${words(own)}: ${reason}`,
    },
  ];
}

/** What both say of what it earns, by the week as stakes are. */
function sharedOf(moves: readonly BudgetMove[], own: BudgetMove) {
  const { expected, low, high } = gainOfAll(moves, own.from.currency);
  const aWeek = ({ minor, currency }: Money): Money => ({ minor: 7 * minor, currency });
  return {
    reason: `by their own days, about ${formatMoney(aWeek(expected), { whole: true })} of margin after ads more a week`,
    slot: own.campaignId,
    cost: null,
    expectedEffect: { expected: aWeek(expected), low: aWeek(low), high: aWeek(high) },
    deadline: null,
  };
}

function words({ campaignName, campaignId, from, to }: BudgetMove): string {
  return `${cut(campaignName ?? campaignId, 60)} from ${formatMoney(from)} to ${formatMoney(to)}`;
}

/** What is said where a brand campaign is concerned. */
export const BRAND =
  'It is a brand campaign: its owner decides, so nothing is drafted that would pause or shrink it.';
