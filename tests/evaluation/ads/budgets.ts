import { type Random, randomOf } from '../../../src/sample/random.ts';
import type { SpendDay } from '../../../src/stats/allocate.ts';
import { type BudgetedCampaign, reallocation } from '../../../src/watch/ads/reallocation.ts';

/** A campaign with its true response: conversions a day at a spend are `scale` × spend^elasticity, in cents. */
export interface TrueCampaign {
  readonly id: string;
  readonly elasticity: number;
  readonly scale: number;
  /** Contribution margin of a conversion, and its sales value, in cents. */
  readonly margin: number;
  readonly value: number;
}

const SEEN_DAYS = 56;
/** How far budgets lie from each other at the start, whatever they earn. */
const START_SPREAD = 0.6;

export function drawAccount(seed: number, count: number): { campaigns: TrueCampaign[]; budgets: number[] } {
  const random = randomOf(seed, 'budgets');
  const campaigns = Array.from({ length: count }, (_, index) => {
    const elasticity = 0.55 + 0.3 * random.next();
    const value = 4000 + 8000 * random.next();
    // A conversion costs 20 to 60 dollars at a spend of 200 dollars a day.
    const scale = 20_000 / (2000 + 4000 * random.next()) / 20_000 ** elasticity;
    return { id: `C${index}`, elasticity, scale, value, margin: value * (0.15 + 0.6 * random.next()) };
  });
  const budgets = campaigns.map(() => 20_000 * Math.exp(random.normal(0, START_SPREAD)));
  return { campaigns, budgets };
}

/** Contribution margin after ads a day, by the true curves. */
export function worthOf(campaigns: readonly TrueCampaign[], budgets: readonly number[]): number {
  return campaigns.reduce((sum, { scale, elasticity, margin }, index) => {
    const budget = budgets[index] ?? 0;
    return sum + margin * scale * budget ** elasticity - budget;
  }, 0);
}

/** A week at these budgets: spend that wavers by the day, and conversions by chance. */
function week({ scale, elasticity }: TrueCampaign, budget: number, random: Random): SpendDay[] {
  return Array.from({ length: 7 }, () => {
    const spend = budget * Math.exp(random.normal(0, 0.25));
    return { spend, conversions: random.count(scale * spend ** elasticity) };
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
    // A budget is a whole number of cents where it is read.
    if (sum(next) > sum(budgets) + campaigns.length) violations += 1;
    budgets = next;
  }
  return { budgets, violations };
}

/** The same total shared out in proportion to sales value per dollar: what a ROAS target does. */
export function byRoas(campaigns: readonly TrueCampaign[], start: readonly number[]): number[] {
  const total = start.reduce((sum, one) => sum + one, 0);
  const roas = campaigns.map(({ scale, elasticity, value }, index) => {
    const budget = start[index] ?? 1;
    return (value * scale * budget ** elasticity) / budget;
  });
  const weight = roas.reduce((sum, one) => sum + one, 0);
  return roas.map((one) => (total * one) / weight);
}
