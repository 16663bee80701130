import type { ActionDraft, ExpectedEffect } from '../../domain/action.ts';
import type { Day } from '../../domain/day.ts';
import { formatMoney, type Money, moneyText } from '../../domain/money.ts';
import type { SkuOutlook } from '../../watch/inventory/outlook.ts';
import type { OrderPlan } from '../order/plan.ts';
import type { OrderEffect } from '../order/value.ts';
import type { SupplierTerms } from '../playbook.ts';
import { displayName, percent, units } from './figures.ts';

/** An order to be put into words. */
export interface OrderedQuantity {
  readonly terms: SupplierTerms;
  readonly quantity: number;
  readonly expectedEffect: ExpectedEffect | null;
  /** Days it really takes; null where only the quote is known. */
  readonly arrivesInDays: number | null;
  /** Tells it from other orders for the same finding. */
  readonly slot: string;
  readonly deadline: Day | null;
}

/** A purchase order as an action. */
export function orderDraft(order: OrderedQuantity, outlook: SkuOutlook): ActionDraft {
  const { terms, quantity, arrivesInDays, slot, deadline, expectedEffect } = order;
  const { unitPrice } = terms;
  const cost = unitPrice && { minor: unitPrice.minor * quantity, currency: unitPrice.currency };
  const supplier = terms.supplierName ?? terms.supplierId;
  const price = unitPrice && cost ? ` at ${formatMoney(unitPrice)} each, ${formatMoney(cost)} in all` : '';
  return {
    kind: 'create_purchase_order',
    slot,
    params: {
      supplierId: terms.supplierId,
      supplierName: terms.supplierName,
      supplierEmail: terms.email,
      sku: outlook.sku,
      title: outlook.title,
      quantity,
      moq: terms.moq,
      casePack: terms.casePack,
      unitPrice: unitPrice && moneyText(unitPrice),
      quotedDays: terms.quotedDays,
      realDays: arrivesInDays === null ? null : Math.ceil(arrivesInDays),
      note: '',
    },
    label: `Reorder ${quantity} units`,
    summary: `Order ${quantity} units of ${displayName(outlook.sku, outlook.title)} from ${supplier}${price}.`,
    cost,
    expectedEffect,
    deadline,
  };
}

/** The order of a plan, as `orderDraft` wants it; it arrives when the supplier's orders usually do. */
export function plannedOrder(plan: OrderPlan, outlook: SkuOutlook, deadline: Day | null): OrderedQuantity {
  const { terms, quantity } = plan;
  const expectedEffect = marginSaved(plan.effect, plan.unitMargin);
  return {
    terms,
    quantity,
    expectedEffect,
    arrivesInDays: outlook.leadTime.p50,
    slot: outlook.sku,
    deadline,
  };
}

/** The margin that an order saves against doing without it, with its 80 % interval. */
export function marginSaved(effect: OrderEffect, unitMargin: Money | null): ExpectedEffect | null {
  if (!unitMargin) return null;
  const amount = (saved: number): Money => ({
    minor: Math.round(saved * unitMargin.minor),
    currency: unitMargin.currency,
  });
  return { expected: amount(effect.saved), low: amount(effect.savedLow), high: amount(effect.savedHigh) };
}

/** How the quantity came about, a sentence each: the formula with its figures, the limits, what it saves. */
export function orderReasons(plan: OrderPlan, holdingRatePerYear: number): string[] {
  const { terms, reorderPoint, coverUnits, coverDays, position, quantity, limitedBy, horizonDays } = plan;
  const saved = marginSaved(plan.effect, plan.unitMargin);
  const formula = `Quantity = whole cases of ${terms.casePack} holding the larger of the minimum order (${terms.moq}) and reorder point ${units(reorderPoint)} + ${coverDays} days' sales ${units(coverUnits)} − stock and open orders ${units(position)}.`;
  return [
    formula,
    ...(limitedBy ? [`The ${limitedBy} allows only ${quantity} units; more would be needed.`] : []),
    ...(saved && terms.unitPrice
      ? [
          `Over the next ${horizonDays} days it saves about ${units(plan.effect.saved)} sales: ${formatMoney(saved.expected, { whole: true })} of margin (80 % between ${formatMoney(saved.low, { whole: true })} and ${formatMoney(saved.high, { whole: true })}), with stock kept at ${percent(holdingRatePerYear)} of its price a year.`,
        ]
      : ['Margin is not worked out: the selling price or the contract price is missing.']),
  ];
}
