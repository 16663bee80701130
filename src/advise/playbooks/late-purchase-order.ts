import { formatDay } from '../../domain/day.ts';
import type { Playbook } from '../playbook.ts';
import { listed, units } from '../words/figures.ts';
import { supplierNote } from '../words/supplier-note.ts';

/** An order that will be late: ask the supplier for a firm date and for what can ship now. */
export const latePurchaseOrder: Playbook<'late_purchase_order'> = (finding, context) => {
  const { evidence, subject, deadline } = finding;
  const { supplierId, supplierName, promisedOn, expectedOn, skusAtRisk } = evidence;
  const supplier = context.suppliers.get(supplierId) ?? { supplierId, name: supplierName, email: null };
  const lines = (context.purchaseLines.get(subject.id) ?? []).filter(({ outstanding }) => outstanding > 0);
  const urgent = skusAtRisk.filter(({ stockoutOn }) => stockoutOn !== null);
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
      `${sku} runs out about ${stockoutOn}, with ${units(outstanding)} units on this order.`,
  );
  return {
    actions: [note],
    ifNothing:
      risks.length > 0
        ? `It comes about ${expectedOn}. ${risks.join(' ')}`
        : `It comes about ${expectedOn}; nothing on it runs out before then.`,
    because: [
      `Promised for ${promisedOn}; by this supplier's past slips it comes about ${expectedOn}.`,
      ...risks,
    ],
  };
};
