import { dayOf } from '../../domain/day.ts';
import { formatMoney } from '../../domain/money.ts';
import { tableSource } from '../asking.ts';
import { told, unknown } from '../told.ts';
import { readSkuTerms } from './operations/facts.ts';
import { isTold, oneOf, type Tool } from './tool.ts';

/** What a SKU is sold for and what it costs. */
export const skuTerms: Tool = {
  name: 'sku_terms',
  does: 'tells a SKU’s price, unit cost, margin, category, bin, and its supplier’s contract price, minimum order and case pack',
  needs: 'sku',
  examples: [
    'Price of sku',
    'What does sku cost?',
    'Unit cost of sku',
    'What do we sell sku for?',
    'What do we pay for sku?',
    'Contract price of sku',
    'What is the MOQ of sku?',
    'Margin of sku',
    'Case pack of sku?',
  ],
  run: async (asking) => {
    const named = oneOf(asking, 'sku');
    if (isTold(named)) return named;
    const { db, now, shop } = asking;
    const terms = await readSkuTerms(db, named.id, dayOf(now, shop.timeZone));
    if (!terms)
      return unknown(`No product file with ${named.id} is loaded, so its price and cost are not known.`);
    const { price, cost, contract, moq, case_pack: pack } = terms;
    const money = (minor: number | null, currency: string | null) =>
      minor === null ? null : formatMoney({ minor, currency: currency ?? shop.currency });
    const margin =
      price !== null && cost !== null && price > 0
        ? `, ${Math.round((100 * (price - cost)) / price)} % of the price is left`
        : '';
    const buys = [
      contract === null ? null : `${money(contract, terms.contract_currency)} by contract`,
      moq === null ? null : `at least ${moq}`,
      pack === null ? null : `in packs of ${pack}`,
    ].filter(Boolean);
    const lines = [
      `${terms.sku} (${terms.title}): ${price === null ? 'no price is loaded' : `sold for ${money(price, terms.currency)}`}; ${cost === null ? 'no unit cost is loaded' : `costs ${money(cost, terms.currency)}${margin}`}.`,
      terms.supplier
        ? `From ${terms.supplier}: ${buys.join(', ') || 'no terms are loaded'}.`
        : 'No supplier is loaded for it.',
      [terms.category && `Category ${terms.category}`, terms.bin && `bin ${terms.bin}`, terms.status]
        .filter(Boolean)
        .join(', '),
    ].filter(Boolean);
    return told(
      lines.join('\n'),
      [tableSource('product', lines[0] ?? ''), tableSource('supplier_sku', lines[1] ?? '')],
      {
        subjects: [{ type: 'sku', id: terms.sku }],
      },
    );
  },
};
