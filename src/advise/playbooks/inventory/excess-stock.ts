import type { ActionDraft } from '../../../domain/action.ts';
import { formatMoney, type Money, moneyText } from '../../../domain/money.ts';
import type { SkuOutlook } from '../../../watch/inventory/outlook.ts';
import type { AdviceContext, Playbook } from '../../playbook.ts';
import { displayName, percent, units } from '../../words/figures.ts';
import { supplierNote } from '../../words/supplier-note.ts';

/** A first step that shoppers notice; how they answer to price has not been measured for any SKU yet. */
const MARKDOWN = 0.15;

/** More stock than sells: stop what is still coming, and clear it at a price that still earns. */
export const excessStock: Playbook<'excess_stock'> = ({ subject, evidence }, context) => {
  const outlook = context.outlooks.get(subject.id);
  if (!outlook) return null;
  const holding = holdingCost(outlook, context);
  const isWorthIt = isWorthActing(outlook, evidence.excessUnits, context);
  const stop = isWorthIt ? stopOrders(outlook, context) : [];
  const markdown = isWorthIt ? markdownDraft(outlook) : null;
  return {
    actions: [...stop, ...(markdown ? [markdown.action] : [])],
    ifNothing: holding
      ? `Keeping it costs about ${formatMoney(holding, { whole: true })} a month.`
      : 'The stock stays as it is; what keeping it costs is unknown without a unit cost.',
    because: [
      evidence.daysOfCover === null
        ? `${units(evidence.onHand)} units and no sale in the window.`
        : `${units(evidence.onHand)} units at ${evidence.velocityPerDay.toFixed(1)} a day last ${units(evidence.daysOfCover)} days.`,
      ...(stop.length > 0 ? ['More of it is on order: what has not shipped need not come.'] : []),
      markdown?.because ??
        (isWorthIt
          ? 'No price change is drafted: price or cost is unknown, or the margin leaves no room.'
          : `Less than ${formatMoney(context.policy.worthClearing, { whole: true })} is tied up in the excess: it is only watched.`),
    ],
  };
};

/** Whether the cash in the excess is worth somebody's minute; unknown cash is. */
function isWorthActing({ unitCost }: SkuOutlook, excessUnits: number, { policy }: AdviceContext): boolean {
  return !unitCost || unitCost.minor * excessUnits >= policy.worthClearing.minor;
}

function holdingCost({ unitCost, onHand }: SkuOutlook, { policy }: AdviceContext): Money | null {
  if (!unitCost || onHand === null) return null;
  return {
    minor: Math.round((unitCost.minor * onHand * policy.holdingRatePerYear) / 12),
    currency: unitCost.currency,
  };
}

function stopOrders(outlook: SkuOutlook, { suppliers, shop }: AdviceContext): ActionDraft[] {
  const { openOrders, supplierId, sku, title } = outlook;
  if (openOrders.length === 0 || supplierId === null) return [];
  const supplier = suppliers.get(supplierId) ?? { supplierId, name: outlook.supplierName, email: null };
  const lines = openOrders.map(({ poId, outstanding }) => `- ${poId}: ${units(outstanding)} units`);
  return [
    supplierNote(
      supplier,
      {
        subject: `Please hold ${displayName(sku, title)}`,
        paragraphs: [
          `We have more ${displayName(sku, title)} than we sell. Please hold what has not shipped yet:`,
          lines.join('\n'),
          'Please tell us what can still be cancelled or moved, and what it would cost.',
        ],
        shopName: shop.name,
      },
      { slot: sku, deadline: null },
    ),
  ];
}

/** A markdown that still earns, with how much more must sell to pay for it; null where it cannot be judged. */
function markdownDraft(outlook: SkuOutlook): { action: ActionDraft; because: string } | null {
  const { price, unitCost, sku, title } = outlook;
  if (!price || !unitCost || price.currency !== unitCost.currency) return null;
  const to: Money = { minor: Math.round(price.minor * (1 - MARKDOWN)), currency: price.currency };
  const marginNow = price.minor - unitCost.minor;
  const marginThen = to.minor - unitCost.minor;
  if (marginThen <= 0) return null;
  const lift = marginNow / marginThen - 1;
  return {
    action: {
      kind: 'update_listing',
      slot: sku,
      params: { sku, title, price: { from: moneyText(price), to: moneyText(to) }, message: null },
      label: `Set price to ${formatMoney(to)}`,
      summary: `Set the price of ${displayName(sku, title)} from ${formatMoney(price)} to ${formatMoney(to)}.`,
      cost: null,
      expectedEffect: null,
      deadline: null,
    },
    because: `At ${formatMoney(to)} each unit still earns ${formatMoney({ minor: marginThen, currency: to.currency })}; it must sell ${percent(lift)} more to earn what it earns now, and every further unit frees its cash.`,
  };
}
