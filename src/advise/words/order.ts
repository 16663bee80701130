import type { ActionDraft, ExpectedEffect } from '../../domain/action.ts';
import { addDays, type Day } from '../../domain/day.ts';
import { formatMoney, type Money, moneyText } from '../../domain/money.ts';
import type { SkuOutlook } from '../../watch/inventory/outlook.ts';
import type { OrderPlan } from '../order/plan.ts';
import { displayName, percent, units } from './figures.ts';

/** The purchase order of a plan as an action; `slot` tells it from others for the same finding. */
export function orderDraft(
  plan: OrderPlan,
  outlook: SkuOutlook,
  {
    today,
    deadline,
    slot,
    arrivesInDays,
  }: {
    today: Day;
    deadline: Day | null;
    slot: string;
    arrivesInDays: number;
  },
): ActionDraft {
  const { terms, quantity } = plan;
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
      expectedOn: addDays(today, Math.ceil(arrivesInDays)),
      note: '',
    },
    label: `Reorder ${quantity} units`,
    summary: `Order ${quantity} units of ${displayName(outlook.sku, outlook.title)} from ${supplier}${price}.`,
    cost,
    expectedEffect: marginSaved(plan),
    deadline,
  };
}

/** The margin that a plan saves against doing nothing over its horizon, with its 80 % interval. */
export function marginSaved({ unitMargin, effect }: OrderPlan): ExpectedEffect | null {
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
  const saved = marginSaved(plan);
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
