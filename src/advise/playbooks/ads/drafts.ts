import { factSentence } from '../../../context/index.ts';
import type { ActionDraft, ExpectedEffect } from '../../../domain/action.ts';
import type { Day } from '../../../domain/day.ts';
import { formatMoney, type Money, moneyText } from '../../../domain/money.ts';
import type { HeldBudget } from '../../../watch/ads/back-in-stock.ts';
import { type BudgetMove, gainOfAll, type Reallocation } from '../../../watch/ads/reallocation.ts';

/** Keywords that a draft would pause, or let run again. */
export interface SwitchedKeywords {
  readonly keywords: readonly { readonly keywordId: string; readonly text: string }[];
  readonly campaignId: string | null;
  readonly campaignName: string | null;
}

interface Why {
  readonly reason: string;
  readonly effect: ExpectedEffect | null;
  readonly deadline: Day | null;
}

/** A pause as an action; brand campaigns get none, their owner decides. */
export function pauseDraft(keywords: SwitchedKeywords, why: Why): ActionDraft {
  return switchDraft('pause_keyword', { label: 'Pause', summary: 'Pause' }, keywords, why);
}

/** Keywords that run again as an action. */
export function resumeDraft(keywords: SwitchedKeywords, why: Why): ActionDraft {
  return switchDraft('resume_keyword', { label: 'Resume', summary: 'Let run again' }, keywords, why);
}

function switchDraft(
  kind: 'pause_keyword' | 'resume_keyword',
  verb: { readonly label: string; readonly summary: string },
  { keywords, campaignId, campaignName }: SwitchedKeywords,
  { reason, effect, deadline }: Why,
): ActionDraft {
  const ids = keywords.map(({ keywordId }) => keywordId);
  const named = keywords.map(({ text }) => `“${cut(text, 80)}”`).join(', ');
  const [first] = keywords;
  const isOne = first !== undefined && keywords.length === 1;
  const where = campaignName ? ` in ${cut(campaignName, 80)}` : '';
  const why = cut(reason, 300);
  return {
    kind,
    slot: ids.toSorted().join('|'),
    params: {
      keywords: keywords.map(({ keywordId, text }) => ({ keywordId, text })),
      campaignId,
      campaignName,
      reason: why,
    },
    label: `${verb.label} ${isOne ? `“${cut(first.text, 40)}”` : `${keywords.length} keywords`}`,
    summary: `${verb.summary} the keyword${isOne ? '' : 's'} ${named}${where}: ${why}`,
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
  return [moveOf(found.moves, sharedOf(found.moves, own))];
}

type Move = Pick<BudgetMove, 'campaignId' | 'campaignName' | 'from' | 'to'>;
type Shared = Pick<ActionDraft, 'slot' | 'cost' | 'expectedEffect' | 'deadline'> & {
  readonly reason: string;
};

function moveOf(moves: readonly Move[], { reason, ...rest }: Shared): ActionDraft {
  const taken = moves.reduce((sum, { from, to }) => sum + Math.max(0, from.minor - to.minor), 0);
  const more = moves.length > 5 ? ` and ${moves.length - 5} more` : '';
  return {
    ...rest,
    kind: 'reallocate_budget',
    params: {
      moves: moves.map(({ campaignId, campaignName, from, to }) => ({
        ...{ campaignId, campaignName },
        ...{ from: moneyText(from), to: moneyText(to) },
      })),
      reason,
    },
    label: `Move ${formatMoney({ minor: taken, currency: moves[0]?.from.currency ?? '' }, { whole: true })} of daily budget`,
    summary: `Set the daily budgets of ${moves.slice(0, 5).map(words).join(', ')}${more}: ${reason}`,
  };
}

function setOf(own: Move, { reason, ...rest }: Shared): ActionDraft {
  const { campaignId, campaignName, from, to } = own;
  return {
    ...rest,
    kind: 'set_campaign_budget',
    params: { campaignId, campaignName, budget: { from: moneyText(from), to: moneyText(to) }, reason },
    label: `Set the budget to ${formatMoney(to)} a day`,
    summary: `Set the daily budget of ${words(own)}: ${reason}`,
  };
}

/** As above; where nothing better is known to do with the money, the campaign's own budget is lowered alone. */
export function budgetMoveOrCut(found: Reallocation | null, campaignId: string): ActionDraft[] {
  const move = budgetMove(found, campaignId);
  const own = found?.moves.find((one) => one.campaignId === campaignId);
  if (move.length > 0 || !own || own.to.minor >= own.from.minor || own.gain <= 0) return move;
  return [setOf(own, sharedOf([own], own))];
}

/** Budgets that were cut for a reason that is over, as they were: the whole move where it was one, else the own one. */
export function budgetBack(
  budgets: readonly HeldBudget[],
  { campaignId, reason }: { campaignId: string | null; reason: string },
): ActionDraft[] {
  const moves = budgets.map(({ now, before, ...campaign }) => ({ ...campaign, from: now, to: before }));
  const sum = (side: 'from' | 'to') => moves.reduce((total, move) => total + move[side].minor, 0);
  const own = moves.find((move) => move.campaignId === campaignId);
  if (!own || own.to.minor <= own.from.minor) return [];
  const shared = { slot: own.campaignId, cost: null, expectedEffect: null, deadline: null };
  return [
    moves.length > 1 && sum('to') <= sum('from')
      ? moveOf(moves, { ...shared, reason })
      : setOf(own, { ...shared, reason }),
  ];
}

/** What both say of what it earns, by the week as stakes are. */
function sharedOf(moves: readonly BudgetMove[], own: BudgetMove): Shared {
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

function words({ campaignName, campaignId, from, to }: Move): string {
  return `${cut(campaignName ?? campaignId, 60)} from ${formatMoney(from)} to ${formatMoney(to)}`;
}

/** What is said where a brand campaign is concerned. */
export const BRAND =
  'It is a brand campaign: its owner decides, so nothing is drafted that would pause or shrink it.';
