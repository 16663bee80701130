import type { ActionDraft } from '../../domain/action.ts';
import type { Day } from '../../domain/day.ts';
import { formatMoney, type Money } from '../../domain/money.ts';
import type { SkuOutlook } from '../../watch/inventory/outlook.ts';
import type { Interim } from '../order/interim.ts';
import type { OrderPlan } from '../order/plan.ts';
import type { AdviceContext, SupplierTerms } from '../playbook.ts';
import { dayCount, displayName, units } from './figures.ts';
import { supplierNote } from './supplier-note.ts';

/** Asks the supplier of a planned order to send a part of it ahead, and what that would cost. */
export function expediteNote(
  part: Interim,
  { terms, quantity }: OrderPlan,
  { sku, title }: SkuOutlook,
  { shop }: AdviceContext,
  deadline: Day | null,
): ActionDraft {
  const { supplierId, supplierName, email } = terms;
  const name = displayName(sku, title);
  return supplierNote(
    { supplierId, name: supplierName, email },
    {
      subject: `Can part of our order of ${name} come sooner?`,
      paragraphs: [
        `We are about to order ${units(quantity)} units of ${name}.`,
        `Please send ${units(part.quantity)} of them by the fastest way that brings them here within ${dayCount(part.arrivesInDays)}, and the rest as usual.`,
        'Please tell us the extra cost before you ship.',
      ],
      shopName: shop.name,
    },
    { slot: `${sku}:expedite`, deadline },
  );
}

/** Up to what price sending a part ahead pays. */
export function expediteReason(part: Interim, { quantity, unitMargin }: OrderPlan): string {
  const ahead = `Sent ahead in the quoted ${dayCount(part.arrivesInDays)}, ${units(part.quantity)} of the ${units(quantity)} units would save about ${units(part.effect.saved)} more sales`;
  if (!unitMargin) return `${ahead}.`;
  const worth = share(unitMargin, part.effect.saved);
  const perUnit = share(unitMargin, part.effect.saved / part.quantity);
  return `${ahead}, ${formatMoney(worth, { whole: true })} of margin: faster transport pays up to ${formatMoney(perUnit)} a unit.`;
}

/** Why a second supplier's order pays beside the regular one. */
export function interimReason(interim: Interim & { readonly gain: Money }, terms: SupplierTerms): string {
  const supplier = terms.supplierName ?? terms.supplierId;
  const price = terms.unitPrice ? ` at ${formatMoney(terms.unitPrice)}` : '';
  return `${supplier} quotes ${dayCount(interim.arrivesInDays)}${price}: ${units(interim.quantity)} units from there meanwhile save about ${units(interim.effect.saved)} sales and earn ${formatMoney(interim.gain, { whole: true })} after its price. The quote has not been proven by receipts here.`;
}

function share({ minor, currency }: Money, factor: number): Money {
  return { minor: Math.round(minor * factor), currency };
}
