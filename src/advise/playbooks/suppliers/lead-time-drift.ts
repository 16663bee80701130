import { formatDay } from '../../../domain/day.ts';
import { formatMoney } from '../../../domain/money.ts';
import type { AdviceContext, Playbook } from '../../playbook.ts';
import { dayCount, displayName, listed, percent } from '../../words/figures.ts';
import { supplierNote } from '../../words/supplier-note.ts';

/** Goods that come later than before, or than promised: plan with what is so, and ask the supplier to say which holds. */
export const leadTimeDrift: Playbook<'lead_time_drift'> = ({ subject, evidence, stake }, context) => {
  const { quoted, after, before, since, purchaseOrders, supplierName, skus, reorderPointUnits } = evidence;
  const name = supplierName ?? subject.id;
  const known = context.suppliers.get(subject.id);
  const supplier = known ?? { supplierId: subject.id, name: supplierName, email: null };
  const quote = quoted === null ? '' : ` You quote ${dayCount(quoted)}.`;
  const note = supplierNote(
    supplier,
    {
      subject: 'Lead time: what can we plan with?',
      paragraphs: [
        `Our last ${purchaseOrders} orders since ${formatDay(since)} took ${dayCount(after.p50)} from order to receipt, one in ten more than ${dayCount(after.p90)}; before that we counted on ${dayCount(before.p50)}.${quote}`,
        'Please tell us which lead time we can plan with from now on, what has changed, and by when it could be shorter.',
      ],
      shopName: context.shop.name,
    },
    { slot: subject.id, deadline: null },
  );
  return {
    actions: [note],
    ifNothing: stake
      ? `Keeping enough stock for it costs about ${formatMoney(stake, { whole: true })} a year.`
      : 'Reorder points already count on the real lead time; the stock that this takes stays tied up.',
    because: [
      `${name} takes ${dayCount(after.p50)} (9 in 10 within ${dayCount(after.p90)}) over ${purchaseOrders} purchase orders, ${dayCount(before.p50)} before.`,
      `Reorder points and stock-out dates already count on what really happens, not on the quote: ${reorderPointUnits} units more over ${skus} SKUs.`,
      ...alternatives(subject.id, context),
    ],
  };
};

/** Who else sells the same SKUs, by what the terms on file say. */
export function alternatives(supplierId: string, { situations, terms, suppliers }: AdviceContext): string[] {
  const skus = situations.suppliers.skus.get(supplierId) ?? [];
  const others = skus.flatMap((sku) =>
    (terms.get(sku) ?? [])
      .filter((offer) => offer.supplierId !== supplierId)
      .map((offer) => ({ sku, supplierId: offer.supplierId })),
  );
  if (others.length === 0) return ['No other supplier is on file for what it delivers.'];
  const bySupplier = [...Map.groupBy(others, (offer) => offer.supplierId)];
  return bySupplier.map(([id, offers]) => {
    const share = percent(offers.length / skus.length);
    const name = suppliers.get(id)?.name ?? id;
    const named = listed(offers.slice(0, 3).map(({ sku }) => displayName(sku, null)));
    return `${name} also sells ${offers.length} of its ${skus.length} SKUs (${share}), such as ${named}.`;
  });
}
