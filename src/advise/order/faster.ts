import type { ActionDraft } from '../../domain/action.ts';
import type { Day } from '../../domain/day.ts';
import type { SkuOutlook } from '../../watch/inventory/outlook.ts';
import type { AdviceContext, SupplierTerms } from '../playbook.ts';
import { expediteNote, expediteReason, interimReason } from '../words/faster.ts';
import { marginSaved, orderDraft } from '../words/order.ts';
import { type Interim, interimEffects, interimOrder, partToExpedite, type RegularOrder } from './interim.ts';
import type { OrderPlan } from './plan.ts';

export interface Options {
  readonly actions: readonly ActionDraft[];
  readonly because: readonly string[];
}

/** What would bridge the time until a planned order arrives, where it pays: a second supplier, a part sent ahead. */
export function fasterOptions(
  outlook: SkuOutlook,
  plan: OrderPlan,
  context: AdviceContext,
  deadline: Day | null,
): Options {
  const regular = { units: plan.quantity, leadTime: outlook.leadTime.pmf };
  const second = secondSupplier(outlook, regular, plan.terms, plan.paths, context, deadline);
  const ahead = sentAhead(outlook, plan, regular, context, deadline);
  return {
    actions: [...second.actions, ...ahead.actions],
    because: [...second.because, ...ahead.because],
  };
}

/** The best order from a supplier other than the regular one that comes before the regular order or a late one. */
export function secondSupplier(
  outlook: SkuOutlook,
  regular: RegularOrder | null,
  regularTerms: Pick<SupplierTerms, 'supplierId' | 'unitPrice'>,
  paths: readonly (readonly number[])[],
  context: AdviceContext,
  deadline: Day | null,
): Options {
  const { today } = context;
  const others = (context.terms.get(outlook.sku) ?? []).filter(
    ({ supplierId }) => supplierId !== regularTerms.supplierId,
  );
  const orders = others.flatMap((terms) => {
    const { quotedDays } = terms;
    if (quotedDays === null || quotedDays >= (paths[0]?.length ?? 0)) return [];
    const effects = interimEffects(outlook, regular, { today, fastDays: quotedDays, paths });
    const interim = interimOrder(effects, outlook, terms, regularTerms.unitPrice, quotedDays);
    return interim ? [{ terms, interim }] : [];
  });
  const best = orders.toSorted((a, b) => b.interim.gain.minor - a.interim.gain.minor)[0];
  if (!best) return { actions: [], because: [] };
  const { terms, interim } = best;
  const slot = `${outlook.sku}:interim`;
  const expectedEffect = marginSaved(interim.effect, marginOf(outlook, terms));
  const { quantity } = interim;
  return {
    actions: [orderDraft({ terms, quantity, arrivesInDays: null, expectedEffect, slot, deadline }, outlook)],
    because: [interimReason(interim, terms)],
  };
}

function sentAhead(
  outlook: SkuOutlook,
  plan: OrderPlan,
  regular: RegularOrder,
  context: AdviceContext,
  deadline: Day | null,
): Options {
  const { quotedDays } = plan.terms;
  if (quotedDays === null || quotedDays >= outlook.leadTime.p50) return { actions: [], because: [] };
  const { today } = context;
  const effects = interimEffects(outlook, regular, {
    today,
    fastDays: quotedDays,
    paths: plan.paths,
  });
  const part: Interim | null = partToExpedite(effects, plan.terms, regular, quotedDays);
  if (!part) return { actions: [], because: [] };
  return {
    actions: [expediteNote(part, plan, outlook, context, deadline)],
    because: [expediteReason(part, plan)],
  };
}

function marginOf({ price }: SkuOutlook, { unitPrice }: SupplierTerms) {
  if (!price || !unitPrice || price.currency !== unitPrice.currency) return null;
  return { minor: price.minor - unitPrice.minor, currency: price.currency };
}
