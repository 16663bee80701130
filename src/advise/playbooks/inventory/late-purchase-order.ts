import { type Day, daysBetween, formatDay } from '../../../domain/day.ts';
import { type Options, secondSupplier } from '../../order/faster.ts';
import { demandPaths } from '../../order/value.ts';
import type { AdviceContext, Playbook } from '../../playbook.ts';
import { listed, units } from '../../words/figures.ts';
import { supplierNote } from '../../words/supplier-note.ts';

/** An order that nobody runs out for is asked after only when it has been due for longer than this. */
const PATIENCE_DAYS = 7;

/** An order that will be late: ask for a firm date and for what can ship now; order elsewhere meanwhile where it pays. */
export const latePurchaseOrder: Playbook<'late_purchase_order'> = (finding, context) => {
  const { evidence, subject, deadline } = finding;
  const { supplierId, supplierName, promisedOn, expectedOn, skusAtRisk } = evidence;
  const supplier = context.suppliers.get(supplierId) ?? { supplierId, name: supplierName, email: null };
  const lines = (context.purchaseLines.get(subject.id) ?? []).filter(({ outstanding }) => outstanding > 0);
  const urgent = skusAtRisk.filter(({ stockoutOn }) => stockoutOn !== null);
  const isPressing = urgent.length > 0 || daysBetween(promisedOn, context.today) > PATIENCE_DAYS;
  const note = supplierNote(
    supplier,
    {
      subject: `Order ${subject.id}: when will it ship?`,
      paragraphs: [
        `Our order ${subject.id} was promised for ${formatDay(promisedOn)} and is not here.`,
        lines.map(({ sku, outstanding }) => `- ${sku}: ${units(outstanding)} units outstanding`).join('\n'),
        'Please tell us today the day on which it ships, and its tracking number.',
        ...(urgent.length > 0
          ? [`If not all of it is ready, please send ${listed(urgent.map(({ sku }) => sku))} first.`]
          : []),
      ].filter((paragraph) => paragraph !== ''),
      shopName: context.shop.name,
    },
    { slot: subject.id, deadline },
  );
  const risks = urgent.map(
    ({ sku, outstanding, stockoutOn }) =>
      `${sku} runs out about ${stockoutOn ? formatDay(stockoutOn) : ''}, with ${units(outstanding)} units on this order.`,
  );
  const interim = urgent.map(({ sku }) => interimFor(sku, { supplierId, expectedOn }, context, deadline));
  return {
    actions: isPressing ? [note, ...interim.flatMap(({ actions }) => actions)] : [],
    ifNothing:
      risks.length > 0
        ? `It comes about ${formatDay(expectedOn)}. ${risks.join(' ')}`
        : `It comes about ${formatDay(expectedOn)}; nothing on it runs out before then.`,
    because: [
      `Promised for ${formatDay(promisedOn)}; by this supplier's past slips it comes about ${formatDay(expectedOn)}.`,
      ...risks,
      ...interim.flatMap(({ because }) => because),
    ],
  };
};

/** Days after the late order's expected arrival that an interim order is still judged over. */
const SETTLING_DAYS = 14;

/** A second supplier's order for a SKU that runs out before the late order comes, where it pays. */
function interimFor(
  sku: string,
  { supplierId, expectedOn }: { supplierId: string; expectedOn: Day },
  context: AdviceContext,
  deadline: Day | null,
): Options {
  const outlook = context.outlooks.get(sku);
  // An order for a SKU that is itself reported is drafted there, with the late one counted.
  if (!outlook || outlook.onHand === null || context.atRisk.has(sku)) return { actions: [], because: [] };
  const offers = context.terms.get(sku) ?? [];
  const regular = offers.find((offer) => offer.supplierId === supplierId);
  const unitPrice = regular?.unitPrice ?? null;
  const horizonDays = Math.max(1, daysBetween(context.today, expectedOn)) + SETTLING_DAYS;
  const paths = demandPaths(outlook, horizonDays);
  return secondSupplier(outlook, null, { supplierId, unitPrice }, paths, context, deadline);
}
