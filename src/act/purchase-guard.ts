import { formatMoney } from '../domain/money.ts';
import type { PurchaseOrderParams } from './catalogue/create-purchase-order.ts';
import { toMoney } from './catalogue/params.ts';
import { type PurchaseFacts, readPurchaseFacts, readSiblings } from './facts.ts';
import { purchaseOrderId } from './purchase-order-id.ts';
import type { GuardContext } from './registration.ts';

/** Reads the facts afresh and says why the order should no longer be placed; null when it should. */
export async function purchaseGuard(
  params: PurchaseOrderParams,
  context: GuardContext,
): Promise<string | null> {
  const siblings = (await readSiblings(context.db, context.actionId)).map(purchaseOrderId);
  return judgePurchase(params, await readPurchaseFacts(context.db, { ...params, ...context, siblings }));
}

/**
 * Is the basis of a purchase order still true? Refused: the product is archived; another order was placed since;
 * stock arrived outside open orders, so that fewer cases would do; the contract price changed.
 */
export function judgePurchase(params: PurchaseOrderParams, facts: PurchaseFacts): string | null {
  const { sku, quantity, moq, casePack } = params;
  if (facts.status === 'archived') return `${sku} has been archived since this was proposed.`;
  if (facts.orderedSince) {
    const { units, poId } = facts.orderedSince;
    return `${poId} for ${units} units of ${sku} was placed since this was proposed.`;
  }
  const rise =
    facts.positionNow === null || facts.positionThen === null ? 0 : facts.positionNow - facts.positionThen;
  if (rise > 0) {
    const stillNeeded = quantity - rise;
    const enough = stillNeeded <= 0 ? 0 : Math.ceil(Math.max(moq, stillNeeded) / casePack) * casePack;
    if (enough < quantity) {
      return `${rise} units of ${sku} arrived since this was proposed: ${enough === 0 ? 'no order is needed' : `${enough} would do`}.`;
    }
  }
  if (facts.contractPrice && params.unitPrice) {
    const shown = toMoney(params.unitPrice);
    const { contractPrice } = facts;
    if (shown.minor !== contractPrice.minor || shown.currency !== contractPrice.currency) {
      return `The contract price of ${sku} changed from ${formatMoney(shown)} to ${formatMoney(contractPrice)} since this was proposed.`;
    }
  }
  return null;
}
