import { formatDay } from '../../../domain/day.ts';
import { planOrder } from '../../order/plan.ts';
import { termsFor } from '../../order/terms.ts';
import type { Playbook } from '../../playbook.ts';
import { units } from '../../words/figures.ts';
import { orderDraft, orderReasons, plannedOrder } from '../../words/order.ts';

/** Demand that moved: reorder when the new pace needs it; a fall or a single large order needs no purchase. */
export const demandShift: Playbook<'demand_shift'> = ({ subject, evidence, deadline }, context) => {
  const outlook = context.outlooks.get(subject.id);
  if (!outlook) return null;
  const pace = `It sells ${evidence.nowPerDay.toFixed(1)} a day since ${formatDay(evidence.since)}, against ${evidence.baselinePerDay.toFixed(1)} before.`;
  const quiet = (reason: string) => ({ actions: [], ifNothing: pace, because: [pace, reason] });
  if (context.atRisk.has(subject.id)) return quiet('The reorder is drafted with its stock-out warning.');
  if (outlook.onHand === null) return quiet('No stock level is loaded, so no order can be worked out.');
  if (evidence.ratio < 1) return quiet('Demand fell: nothing needs to be bought.');
  const terms = termsFor(outlook, context);
  if (!terms) return quiet('No supplier is on file for this SKU, so no order is drafted.');
  const plan = planOrder(outlook, terms, outlook.leadTime.pmf, context);
  if (plan.quantity === 0) {
    return quiet(`Stock and open orders (${units(plan.position)}) hold at the new pace: no order is needed.`);
  }
  const order = orderDraft(plannedOrder(plan, outlook, deadline), outlook);
  const because = [pace, ...orderReasons(plan, context.policy.holdingRatePerYear)];
  return { actions: [order], ifNothing: pace, because };
};
