import { type Money, money } from '../../domain/money.ts';
import { allocate, earnedAt, responseOf, type SpendDay, type Spender } from '../../stats/allocate.ts';
import type { CampaignRow } from './facts.ts';

/** A campaign with its budget, what it spends a day now in minor units, and its matured days. */
export interface BudgetedCampaign {
  readonly row: CampaignRow;
  readonly spend: number;
  /** Contribution margin of a conversion before the ads, net of returns and of what cannot be sent. */
  readonly marginPerConversion: number;
  readonly days: readonly SpendDay[];
}

export interface BudgetMove {
  readonly campaignId: string;
  readonly campaignName: string | null;
  readonly from: Money;
  readonly to: Money;
}

/** Daily budgets that earn more together, for no more money. */
export interface Reallocation {
  readonly moves: readonly BudgetMove[];
  /** Contribution margin after ads that they earn more a day, by the curves that the campaigns' own days give. */
  readonly gain: Money;
}

/** No campaign's spend moves further than this at once: what the curves say holds near where they were seen. */
const MOST_CHANGE = 0.3;
/** Share of its budget from which a campaign is held back by it; below it, more budget buys nothing. */
const LIMITED = 0.85;
/** Conversions below which a campaign's curve is anybody's guess. */
const LEAST_CONVERSIONS = 10;
/** Changes smaller than this share of a budget are left alone. */
const LEAST_CHANGE = 0.05;

/**
 * Moves daily budgets to where the next unit of money earns most, no campaign's spend by more than 30 % and never above
 * their sum. Brand campaigns and those on a shared budget keep theirs. Null where nothing worth moving is found.
 */
export function reallocation(campaigns: readonly BudgetedCampaign[], currency: string): Reallocation | null {
  const own = campaigns.flatMap((campaign) => candidateOf(campaign, currency) ?? []);
  const spends = allocate(own, totalOf(own));
  // Small changes are left alone, so what is moved must come out even without them.
  const worth = own.filter(
    (one) => Math.abs((spends.get(one.id) ?? one.spend) - one.spend) >= LEAST_CHANGE * one.spend,
  );
  const best = allocate(worth, totalOf(worth));
  const unit = money(1, currency).minor;
  const changed = worth.flatMap((one) => {
    // Whole units of money, rounded down, so that the sum never grows.
    const to = Math.max(unit, Math.floor((best.get(one.id) ?? one.spend) / unit) * unit);
    return Math.abs(to - one.spend) >= (LEAST_CHANGE / 2) * one.spend ? [{ ...one, to }] : [];
  });
  const raised = changed.reduce((sum, { budget, to }) => sum + to - budget, 0);
  const gain = changed.reduce(
    (sum, one) => sum + earnedAt(one, one.to) - one.to - (one.earned - one.spend),
    0,
  );
  if (changed.length === 0 || raised > 0 || gain <= 0) return null;
  return {
    moves: changed.map(({ id, name, budget, to }) => ({
      campaignId: id,
      campaignName: name,
      from: { minor: budget, currency },
      to: { minor: to, currency },
    })),
    gain: { minor: Math.round(gain), currency },
  };
}

interface Candidate extends Spender {
  readonly name: string | null;
  readonly budget: number;
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
  if (days.reduce((sum, { conversions }) => sum + conversions, 0) < LEAST_CONVERSIONS) return null;
  const isLimited = seen >= LIMITED * budget;
  const spend = isLimited ? budget : seen;
  const curve = responseOf(days);
  return {
    ...{ id: row.campaign_id, name: row.name, budget, spend, elasticity: curve.elasticity },
    earned: marginPerConversion * curve.scale * spend ** curve.elasticity,
    low: (1 - MOST_CHANGE) * spend,
    high: isLimited ? (1 + MOST_CHANGE) * spend : spend,
  };
}
