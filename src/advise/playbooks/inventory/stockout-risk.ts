import type { RecommendationDraft } from '../../../domain/action.ts';
import { formatDay } from '../../../domain/day.ts';
import type { StockoutRiskEvidence } from '../../../domain/evidence.ts';
import type { Finding } from '../../../domain/finding.ts';
import { formatMoney, type Money } from '../../../domain/money.ts';
import type { SkuOutlook } from '../../../watch/inventory/outlook.ts';
import { fasterOptions } from '../../order/faster.ts';
import { type OrderPlan, planOrder } from '../../order/plan.ts';
import { termsFor } from '../../order/terms.ts';
import type { AdviceContext, Playbook } from '../../playbook.ts';
import { dayCount, units } from '../../words/figures.ts';
import { orderDraft, orderReasons, plannedOrder } from '../../words/order.ts';
import { substituteReasons, swapDraft } from '../../words/swap.ts';

/** A SKU that will run out: reorder, be faster where that pays, show substitutes meanwhile. */
export const stockoutRisk: Playbook<'stockout_risk'> = (finding, context) => {
  const outlook = context.outlooks.get(finding.subject.id);
  if (!outlook) return null;
  const { evidence, deadline, stake } = finding;
  if (stake && stake.minor < context.policy.worthReordering.minor) return notWorthIt(finding, context);
  const terms = termsFor(outlook, context);
  const plan = terms && planOrder(outlook, terms, outlook.leadTime.pmf, context);
  const ordered = plan !== null && plan.quantity > 0;
  const faster = ordered ? fasterOptions(outlook, plan, context, deadline) : NO_OPTIONS;
  const substitutes = context.findSubstitutes(outlook, context.boughtTogether.get(outlook.sku));
  return {
    actions: [
      ...(ordered ? [orderDraft(plannedOrder(plan, outlook, deadline), outlook)] : []),
      ...faster.actions,
      ...(substitutes.length > 0 ? [swapDraft(outlook, substitutes, evidence.stockoutOn)] : []),
    ],
    ifNothing: ifNothing(evidence, stake),
    because: [
      leadTimeReason(outlook),
      ...(plan
        ? orderReasonsOf(plan, context)
        : ['No supplier is on file for this SKU, so no order is drafted.']),
      ...faster.because,
      ...substituteReasons(substitutes),
    ],
  };
};

/** Pennies do not deserve somebody's minute; the finding stands, and is watched. */
function notWorthIt(
  { evidence, stake }: Finding<'stockout_risk'>,
  { policy }: AdviceContext,
): RecommendationDraft {
  const least = formatMoney(policy.worthReordering, { whole: true });
  return {
    actions: [],
    ifNothing: ifNothing(evidence, stake),
    because: [`Less than ${least} of margin is at risk: it is only watched.`],
  };
}

const NO_OPTIONS = { actions: [], because: [] };

function orderReasonsOf(plan: OrderPlan, { policy }: AdviceContext): string[] {
  if (plan.quantity > 0) return orderReasons(plan, policy.holdingRatePerYear);
  if (plan.limitedBy) return [`No order is drafted: the ${plan.limitedBy} does not allow the minimum order.`];
  return [
    `No order is drafted: stock and open orders (${units(plan.position)}) reach the reorder point plus ${plan.coverDays} days' sales, or the smallest order costs more to keep than it saves.`,
  ];
}

function leadTimeReason({ leadTime, supplierName, supplierId }: SkuOutlook): string {
  const supplier = supplierName ?? supplierId ?? 'The supplier';
  const real = `${dayCount(leadTime.p50)} (90 % within ${dayCount(leadTime.p90)}), from ${leadTime.receipts} receipts`;
  return leadTime.quotedDays === null
    ? `${supplier} really takes ${real}; no quoted lead time is on file.`
    : `${supplier} quotes ${dayCount(leadTime.quotedDays)} and really takes ${real}.`;
}

function ifNothing(
  { stockoutOn, probability, lostUnits, lostWithinDays }: StockoutRiskEvidence,
  stake: Money | null,
): string {
  const runsOut =
    probability >= 0.5
      ? `It runs out about ${formatDay(stockoutOn)}`
      : `In ${Math.round(probability * 100)} of 100 cases it runs out before a reorder arrives`;
  if (lostUnits < 1) return `${runsOut}.`;
  const money = stake ? ` and ${formatMoney(stake, { whole: true })} of margin` : '';
  return `${runsOut}; about ${units(lostUnits)} sales${money} are lost within ${lostWithinDays} days.`;
}
