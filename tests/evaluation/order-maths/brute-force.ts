import type { OrderCase } from './cases.ts';

/**
 * The best order by trying every number of units, each played through day by day with and without the order: first
 * any quantity that reaches the target and is worth more than nothing, the smallest; else the greatest worth below it.
 * Written apart from the product: it shares no function with it.
 */
export function bruteForce(one: OrderCase): { quantity: number; reason: 'target' | 'limited' | 'none' } {
  let position = one.onHand - one.committed;
  for (const order of one.openOrders) position += order.ordered - order.received;
  const target = one.reorderPoint + one.coverUnits;
  if (position >= target) return { quantity: 0, reason: 'none' };
  const most = target - position + one.moq + 2 * one.casePack;
  let reaches: number | null = null;
  let best = { quantity: 0, worth: 0 };
  for (let quantity = 1; quantity <= most && reaches === null; quantity += 1) {
    if (quantity % one.casePack !== 0 || quantity < one.moq) continue;
    const allowed =
      (one.budgetMinor === null || quantity * one.unitPriceMinor <= one.budgetMinor) &&
      (one.shelfUnits === null || quantity <= one.shelfUnits);
    const worth = allowed ? worthOf(one, quantity) : Number.NEGATIVE_INFINITY;
    if (position + quantity >= target) {
      reaches = quantity;
      if (worth > 0) return { quantity, reason: 'target' };
    }
    if (worth > best.worth) best = { quantity, worth };
  }
  return { quantity: best.quantity, reason: best.quantity === 0 ? 'none' : 'limited' };
}

function worthOf(one: OrderCase, quantity: number): number {
  let worth = 0;
  for (const { weight, dailyDemand, arrivesAfter } of one.scenarios) {
    const without = play(one, dailyDemand, arrivesAfter, 0);
    const withOrder = play(one, dailyDemand, arrivesAfter, quantity);
    const margin = (withOrder.sold - without.sold) * one.unitMarginMinor;
    const kept = withOrder.unitDays - without.unitDays;
    worth += weight * (margin - kept * one.holdingMinorPerUnitDay);
  }
  return worth;
}

/** Sells day by day, our order last, and counts what is sold and how long stock lies. */
function play(
  one: OrderCase,
  dailyDemand: readonly number[],
  arrivesAfter: number,
  quantity: number,
): { sold: number; unitDays: number } {
  let own = Math.max(0, one.onHand - one.committed);
  for (const { ordered, received, afterDays } of one.openOrders)
    if (afterDays <= 0) own += ordered - received;
  let extra = 0;
  let arrived = false;
  let sold = 0;
  let unitDays = 0;
  for (let day = 1; day <= dailyDemand.length; day += 1) {
    for (const { ordered, received, afterDays } of one.openOrders)
      if (afterDays === day) own += ordered - received;
    if (day >= arrivesAfter && !arrived) {
      extra = quantity;
      arrived = true;
    }
    let wanted = dailyDemand[day - 1] ?? 0;
    const fromOwn = Math.min(own, wanted);
    own -= fromOwn;
    wanted -= fromOwn;
    const fromExtra = Math.min(extra, wanted);
    extra -= fromExtra;
    sold += fromOwn + fromExtra;
    unitDays += own + extra;
  }
  const left = arrived ? extra : quantity;
  return { sold, unitDays: unitDays + (left * left) / (2 * one.velocityAfter) };
}
