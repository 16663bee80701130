import { type Random, randomOf } from '../../../src/sample/random.ts';
import type { SpendDay } from '../../../src/stats/allocate.ts';
import { type BudgetedCampaign, gainOfAll, reallocation } from '../../../src/watch/ads/reallocation.ts';
import { type Curve, greedy } from './curves.ts';

/** A campaign with its true response. */
export interface TrueCampaign {
  readonly id: string;
  readonly curve: Curve;
  /** Contribution margin of a conversion, and its sales value, in cents. */
  readonly margin: number;
  readonly value: number;
}

const SEEN_DAYS = 56;
/** How far budgets lie from each other at the start, whatever they earn. */
const START_SPREAD = 0.6;

export function drawAccount(
  seed: number,
  count: number,
  curveOf: (random: Random, costOfConversion: number) => Curve,
): { campaigns: TrueCampaign[]; budgets: number[] } {
  const random = randomOf(seed, 'budgets');
  const campaigns = Array.from({ length: count }, (_, index) => {
    // A conversion costs 10 to 30 dollars at a spend of 200 dollars a day and sells for 40 to 120: a going concern, of
    // which margins from 15 to 75 % make some campaigns lose.
    const curve = curveOf(random, 1000 + 2000 * random.next());
    const value = 4000 + 8000 * random.next();
    return { id: `C${index}`, curve, value, margin: value * (0.15 + 0.6 * random.next()) };
  });
  const budgets = campaigns.map(() => 20_000 * Math.exp(random.normal(0, START_SPREAD)));
  return { campaigns, budgets };
}

/** The best at once for the same total, or in weekly steps of at most 30 % each. */
export function bestOf(campaigns: readonly TrueCampaign[], start: readonly number[], weeks: number | null) {
  const total = (spends: readonly number[]) => spends.reduce((sum, one) => sum + one, 0);
  const worth =
    ({ curve, margin }: TrueCampaign) =>
    (spend: number) =>
      margin * curve(spend) - spend;
  const free = campaigns.map((one) => ({ worth: worth(one), low: 0, high: total(start) }));
  if (weeks === null) return worthOf(campaigns, greedy(free, total(start)));
  let spends = [...start];
  for (let week = 0; week < weeks; week += 1) {
    const near = campaigns.map((one, index) => {
      const spend = spends[index] ?? 0;
      return { worth: worth(one), low: 0.7 * spend, high: 1.3 * spend };
    });
    spends = greedy(near, total(spends));
  }
  return worthOf(campaigns, spends);
}

/** Contribution margin after ads a day, by the true curves. */
export function worthOf(campaigns: readonly TrueCampaign[], budgets: readonly number[]): number {
  return campaigns.reduce((sum, { curve, margin }, index) => {
    const budget = budgets[index] ?? 0;
    return sum + margin * curve(budget) - budget;
  }, 0);
}

/** A week at these budgets: spend that wavers by the day, and conversions by chance. */
function week({ curve }: TrueCampaign, budget: number, random: Random): SpendDay[] {
  return Array.from({ length: 7 }, () => {
    const spend = budget * Math.exp(random.normal(0, 0.25));
    return { spend, conversions: random.count(curve(spend)) };
  });
}

/** Applies what is proposed, as if somebody approved it each week, with eight weeks of days to learn from. */
export function weeksOf(
  campaigns: readonly TrueCampaign[],
  start: readonly number[],
  weeks: number,
  seed: number,
) {
  const random = randomOf(seed, 'weeks');
  const histories = campaigns.map((one, index) =>
    Array.from({ length: 4 }, () => week(one, start[index] ?? 0, random)).flat(),
  );
  let budgets = [...start];
  let violations = 0;
  let told = 0;
  let covered = 0;
  for (let at = 0; at < weeks; at += 1) {
    const seen = campaigns.map((one, index): BudgetedCampaign => {
      const [budget, days] = [budgets[index] ?? 0, histories[index] ?? []];
      days.push(...week(one, budget, random));
      return {
        row: {
          campaign_id: one.id,
          name: one.id,
          budget: Math.round(budget),
          currency: 'USD',
          brand: false,
          shared_budget: null,
        },
        spend: budget,
        marginPerConversion: one.margin,
        days: days.slice(-SEEN_DAYS),
      };
    });
    const found = reallocation(seen, 'USD');
    const next = budgets.map((budget, index) => {
      const move = found?.moves.find(({ campaignId }) => campaignId === campaigns[index]?.id);
      return move ? move.to.minor : budget;
    });
    const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
    // A budget is a whole number of cents where it is read, and of dollars where it is moved.
    const isBeyond = next.some((one, index) => {
      const budget = budgets[index] ?? 0;
      return one > 1.3 * budget + 1 || one < 0.7 * budget - 101;
    });
    if (isBeyond || sum(next) > sum(budgets) + campaigns.length) violations += 1;
    if (found) {
      const gain = worthOf(campaigns, next) - worthOf(campaigns, budgets);
      const { low, high } = gainOfAll(found.moves, 'USD');
      told += 1;
      covered += Number(gain >= low.minor && gain <= high.minor);
    }
    budgets = next;
  }
  return { budgets, violations, told, covered };
}

/**
 * What a ROAS target does: every week the same total is shared anew in proportion to sales value per dollar, no budget
 * moving by more than 30 %.
 */
export function byRoas(
  campaigns: readonly TrueCampaign[],
  start: readonly number[],
  weeks: number,
): number[] {
  const total = start.reduce((sum, one) => sum + one, 0);
  let budgets = [...start];
  for (let week = 0; week < weeks; week += 1) {
    const roas = campaigns.map(({ curve, value }, index) => {
      const budget = budgets[index] ?? 1;
      return (value * curve(budget)) / budget;
    });
    const weight = roas.reduce((sum, one) => sum + one, 0);
    const near = budgets.map((budget, index) => {
      const wanted = (total * (roas[index] ?? 0)) / weight;
      return Math.min(1.3 * budget, Math.max(0.7 * budget, wanted));
    });
    const scale = total / near.reduce((sum, one) => sum + one, 0);
    budgets = near.map((one) => one * scale);
  }
  return budgets;
}
