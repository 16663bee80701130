import type { FactUse } from '../../domain/fact.ts';
import { type Money, money } from '../../domain/money.ts';
import {
  allocate,
  ELASTICITY_SPREAD,
  earnedAt,
  responseOf,
  type SpendDay,
  type Spender,
} from '../../stats/allocate.ts';
import type { CampaignRow } from './facts.ts';

/** A campaign with its budget, what it spends a day now in minor units, and its matured days. */
export interface BudgetedCampaign {
  readonly row: CampaignRow;
  readonly spend: number;
  /** Contribution margin of a conversion before the ads, net of returns and of what cannot be sent. */
  readonly marginPerConversion: number;
  readonly days: readonly SpendDay[];
  /** What is known that made the margin what it is. */
  readonly facts?: readonly FactUse[];
}

export interface BudgetMove {
  readonly campaignId: string;
  readonly campaignName: string | null;
  readonly from: Money;
  readonly to: Money;
  /** Contribution margin after ads that it earns more a day, by the curve that its own days give. */
  readonly gain: number;
  /** Standard error of the gain. Both in minor units. */
  readonly error: number;
  /** What is known that moved the margin of its conversions. */
  readonly facts: readonly FactUse[];
}

/** Daily budgets that earn more together, for no more money. */
export interface Reallocation {
  readonly moves: readonly BudgetMove[];
}

/** No campaign's spend moves further than this at once: what the curves say holds near where they were seen. */
const MOST_CHANGE = 0.3;
/** Share of its budget from which a campaign is held back by it; below it, more budget buys nothing. */
const LIMITED = 0.85;
/** Conversions below which a campaign's curve is anybody's guess. */
const LEAST_CONVERSIONS = 10;
/** Changes smaller than this share of a budget are left alone. */
const LEAST_CHANGE = 0.05;
/** As many as one person looks through before a click. */
const MOST_MOVES = 20;
/** Standard normal quantile at 90 %. */
const EIGHT_OF_TEN = 1.2816;

/**
 * Moves daily budgets to where the next unit of money earns most, no campaign's spend by more than 30 % and never above
 * their sum. Brand campaigns and those on a shared budget keep theirs. Null where nothing worth moving is found.
 */
export function reallocation(campaigns: readonly BudgetedCampaign[], currency: string): Reallocation | null {
  const own = campaigns.flatMap((campaign) => candidateOf(campaign, currency) ?? []);
  const spends = allocate(own, totalOf(own));
  const changeOf = ({ id, spend }: Candidate) => Math.abs((spends.get(id) ?? spend) - spend);
  // Small changes are left alone, so what is moved must come out even without them.
  const worth = own
    .filter((one) => changeOf(one) >= LEAST_CHANGE * one.spend)
    .toSorted((one, other) => changeOf(other) - changeOf(one))
    .slice(0, MOST_MOVES);
  const facts = new Map(campaigns.map((campaign) => [campaign.row.campaign_id, campaign]));
  const best = allocate(worth, totalOf(worth));
  const unit = money(1, currency).minor;
  const moves = worth.flatMap((one): BudgetMove[] => {
    // Whole units of money, rounded down, so that the sum never grows.
    const to = Math.max(unit, Math.floor((best.get(one.id) ?? one.spend) / unit) * unit);
    if (Math.abs(to - one.spend) < (LEAST_CHANGE / 2) * one.spend) return [];
    const budgets = { from: { minor: one.budget, currency }, to: { minor: to, currency } };
    return [
      {
        campaignId: one.id,
        campaignName: one.name,
        ...budgets,
        ...gainOf(one, to),
        facts: facts.get(one.id)?.facts ?? [],
      },
    ];
  });
  const raised = moves.reduce((sum, { from, to }) => sum + to.minor - from.minor, 0);
  const gain = moves.reduce((sum, move) => sum + move.gain, 0);
  return moves.length > 0 && raised <= 0 && gain > 0 ? { moves } : null;
}

/** What moves earn more a day together, with the interval in which it comes to lie in eight of ten cases. */
export function gainOfAll(moves: readonly BudgetMove[], currency: string): ExpectedGain {
  const gain = moves.reduce((sum, move) => sum + move.gain, 0);
  const width = EIGHT_OF_TEN * Math.hypot(...moves.map(({ error }) => error));
  const amount = (minor: number): Money => ({ minor: Math.round(minor), currency });
  return { expected: amount(gain), low: amount(gain - width), high: amount(gain + width) };
}

export interface ExpectedGain {
  readonly expected: Money;
  readonly low: Money;
  readonly high: Money;
}

/**
 * What a campaign earns more a day at another spend, and its standard error by the delta method: its conversions are a
 * Poisson count, and its elasticity is known no better than before its days were seen.
 */
function gainOf(one: Candidate, to: number): Pick<BudgetMove, 'gain' | 'error'> {
  const { spend, earned, elasticity, conversions } = one;
  const byCount = (earnedAt(one, to) - earned) / Math.sqrt(conversions);
  const byCurve = earned * (to / spend) ** elasticity * Math.log(to / spend) * ELASTICITY_SPREAD;
  return { gain: earnedAt(one, to) - earned - (to - spend), error: Math.hypot(byCount, byCurve) };
}

interface Candidate extends Spender {
  readonly name: string | null;
  readonly budget: number;
  readonly conversions: number;
}

function totalOf(spenders: readonly Spender[]): number {
  return spenders.reduce((sum, { spend }) => sum + spend, 0);
}

/**
 * A campaign whose budget may move, null for others. One that its budget holds back spends that over a month, whatever
 * single days do, and may get more; one that is not held back can only get less than it spends.
 */
function candidateOf(
  { row, spend: seen, marginPerConversion, days }: BudgetedCampaign,
  currency: string,
): Candidate | null {
  const { budget } = row;
  if (row.brand || row.shared_budget !== null || row.currency !== currency) return null;
  if (budget === null || budget <= 0 || seen <= 0) return null;
  const conversions = days.reduce((sum, day) => sum + day.conversions, 0);
  if (conversions < LEAST_CONVERSIONS) return null;
  const isLimited = seen >= LIMITED * budget;
  const spend = isLimited ? budget : seen;
  const curve = responseOf(days);
  return {
    ...{ id: row.campaign_id, name: row.name, budget, conversions, spend, elasticity: curve.elasticity },
    earned: marginPerConversion * curve.scale * spend ** curve.elasticity,
    low: (1 - MOST_CHANGE) * spend,
    high: isLimited ? (1 + MOST_CHANGE) * spend : spend,
  };
}
