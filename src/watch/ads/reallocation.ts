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

/** Nobody's budget moves further than this at once: what the curves say holds near where they were seen. */
const MOST_CHANGE = 0.3;
/** Share of its budget from which a campaign is held back by it; below it, more budget buys nothing. */
const LIMITED = 0.85;
/** Conversions below which a campaign's curve is anybody's guess. */
const LEAST_CONVERSIONS = 10;
/** Changes smaller than this share of a budget are left alone. */
const LEAST_CHANGE = 0.05;

/**
 * Moves daily budgets to where the next unit of money earns most, within a change of 30 % each and never above their
 * sum. Brand campaigns and those on a shared budget keep theirs. Null where nothing worth moving is found.
 */
export function reallocation(campaigns: readonly BudgetedCampaign[], currency: string): Reallocation | null {
  const own = campaigns.filter(
    ({ row, spend, days }) =>
      !row.brand &&
      row.shared_budget === null &&
      row.budget !== null &&
      row.budget > 0 &&
      row.currency === currency &&
      spend > 0 &&
      days.reduce((sum, { conversions }) => sum + conversions, 0) >= LEAST_CONVERSIONS,
  );
  const spenders = own.map(spenderOf);
  const spends = allocate(
    spenders,
    spenders.reduce((sum, { spend }) => sum + spend, 0),
  );
  const unit = money(1, currency).minor;
  const changed = own.flatMap(({ row, spend }, index) => {
    const spender = spenders[index];
    const best = spends.get(row.campaign_id) ?? spend;
    if (!spender || row.budget === null || Math.abs(best - spend) < LEAST_CHANGE * spend) return [];
    // Whole units of money, rounded down, so that the sum never grows.
    const to = Math.max(unit, Math.floor(best / unit) * unit);
    return [{ row, budget: row.budget, to, spender }];
  });
  // What donors give up bounds what receivers get; without a donor there is nothing to move.
  const freed = changed.reduce((sum, { budget, to }) => sum + budget - to, 0);
  if (changed.length === 0 || freed < 0) return null;
  const gain = changed.reduce(
    (sum, { spender, to }) => sum + earnedAt(spender, to) - to - (spender.earned - spender.spend),
    0,
  );
  if (gain <= 0) return null;
  return {
    moves: changed.map(({ row, budget, to }) => ({
      campaignId: row.campaign_id,
      campaignName: row.name,
      from: { minor: budget, currency },
      to: { minor: to, currency },
    })),
    gain: { minor: Math.round(gain), currency },
  };
}

/** One that its budget holds back may get more of it; one that is not can only get less than it spends. */
function spenderOf({ row, spend, marginPerConversion, days }: BudgetedCampaign): Spender {
  const budget = row.budget ?? spend;
  const curve = responseOf(days);
  const isLimited = spend >= LIMITED * budget;
  return {
    id: row.campaign_id,
    spend,
    earned: marginPerConversion * curve.scale * spend ** curve.elasticity,
    elasticity: curve.elasticity,
    low: (1 - MOST_CHANGE) * spend,
    high: isLimited
      ? Math.max(spend, Math.min((1 + MOST_CHANGE) * spend, (1 + MOST_CHANGE) * budget))
      : spend,
  };
}
