import type { ActionDraft } from '../../domain/action.ts';
import { formatMoney } from '../../domain/money.ts';
import type { SkuOutlook } from '../../watch/inventory/outlook.ts';
import { type OrderPlan, planOrder } from '../order/plan.ts';
import type { AdviceContext, Playbook, SupplierTerms } from '../playbook.ts';
import { findSubstitutes } from '../substitutes/find.ts';
import { dayCount, units } from '../words/figures.ts';
import { orderDraft, orderReasons } from '../words/order.ts';
import { substituteReasons, swapDraft } from '../words/swap.ts';

/** A SKU that will run out: reorder, show substitutes meanwhile, ask the supplier to be faster where that pays. */
export const stockoutRisk: Playbook<'stockout_risk'> = (finding, context) => {
  const outlook = context.outlooks.get(finding.subject.id);
  if (!outlook) return null;
  const { evidence, deadline } = finding;
  const terms = termsFor(outlook, context);
  const plan = terms && planOrder(outlook, terms, outlook.leadTime.pmf, context);
  const order =
    plan && plan.quantity > 0
      ? [
          orderDraft(plan, outlook, {
            today: context.today,
            deadline,
            slot: outlook.sku,
            arrivesInDays: outlook.leadTime.p50,
          }),
        ]
      : [];
  const substitutes = findSubstitutes(outlook, context);
  const swap = substitutes.length > 0 ? [swapDraft(outlook, substitutes, evidence.stockoutOn)] : [];
  const actions: ActionDraft[] = [...order, ...swap];
  return {
    actions,
    ifNothing: ifNothing(evidence.stockoutOn, plan),
    because: [
      leadTimeReason(outlook),
      ...(plan
        ? orderReasonsOf(plan, context)
        : ['No supplier is on file for this SKU, so no order is drafted.']),
      ...substituteReasons(substitutes),
    ],
  };
};

/** The supplier whose lead time the outlook speaks of; without terms on file, an order by the piece at no fixed price. */
export function termsFor(outlook: SkuOutlook, context: AdviceContext): SupplierTerms | null {
  const offers = context.terms.get(outlook.sku) ?? [];
  const own = offers.find(({ supplierId }) => supplierId === outlook.supplierId) ?? offers[0];
  if (own) return own;
  if (outlook.supplierId === null) return null;
  const supplier = context.suppliers.get(outlook.supplierId);
  return {
    sku: outlook.sku,
    supplierId: outlook.supplierId,
    supplierName: supplier?.name ?? outlook.supplierName,
    email: supplier?.email ?? null,
    unitPrice: null,
    moq: 0,
    casePack: 1,
    quotedDays: outlook.leadTime.quotedDays,
    preferred: true,
  };
}

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

function ifNothing(stockoutOn: string, plan: OrderPlan | null): string {
  const lost = plan?.effects(Number.MAX_SAFE_INTEGER).saved ?? 0;
  if (!plan || lost < 1) return `It runs out about ${stockoutOn}.`;
  const money = plan.unitMargin
    ? ` and ${formatMoney({ minor: Math.round(lost * plan.unitMargin.minor), currency: plan.unitMargin.currency }, { whole: true })} of margin`
    : '';
  return `It runs out about ${stockoutOn}; about ${units(lost)} sales${money} are lost within ${plan.horizonDays} days.`;
}
