import { money } from '../domain/money.ts';
import type { Shop } from '../domain/shop.ts';
import type { Thresholds } from '../watch/thresholds.ts';
import type { OrderPolicy } from './playbook.ts';

/** What people set about ordering, as playbooks use it. */
export function orderPolicy(thresholds: Thresholds, { currency }: Pick<Shop, 'currency'>): OrderPolicy {
  const budget = thresholds['stockout_risk.order_budget'];
  return {
    coverDays: Math.round(thresholds['stockout_risk.cover_days']),
    holdingRatePerYear: thresholds['stockout_risk.holding_rate'],
    worthReordering: money(thresholds['stockout_risk.worth_acting'], currency),
    worthClearing: money(thresholds['excess_stock.worth_acting'], currency),
    budget: budget > 0 ? money(budget, currency) : null,
  };
}
