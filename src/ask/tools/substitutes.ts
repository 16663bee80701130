import { substitutesOf } from '../../advise/index.ts';
import { tableSource } from '../asking.ts';
import { list, told, unknown } from '../told.ts';
import { isTold, oneOf, type Tool } from './tool.ts';

/** What can stand in for a SKU. */
export const substitutes: Tool = {
  name: 'substitutes',
  does: 'names SKUs that can stand in for one that runs out, with their stock and cover',
  needs: 'sku',
  examples: [
    'What could replace sku that is in stock?',
    'Two alternatives for sku',
    'Which SKUs could be offered in place of sku?',
    'Give me two substitutes for sku with stock',
    'What can we show instead of sku?',
    'Alternatives to sku?',
    'What should we sell when sku is gone?',
    'Which product is similar to sku and in stock?',
  ],
  run: async (asking) => {
    const sku = oneOf(asking, 'sku');
    if (isTold(sku)) return sku;
    const outlooks = await asking.outlooks();
    const wanted = outlooks.get(sku.id);
    if (!wanted) return unknown(`I know nothing of the stock of ${sku.id}.`);
    const found = await substitutesOf(asking.db, wanted, { outlooks, now: asking.now, shop: asking.shop });
    if (found.length === 0)
      return told(
        `Nothing that is alike, of the same size and in stock can stand in for ${sku.id} (${sku.title}).`,
        [tableSource('product', 'no likeness above the bar')],
        { confidence: 0.8 },
      );
    const lines = found.map(
      ({ outlook, coverDays, similarity }) =>
        `${outlook.sku} (${outlook.title}): ${outlook.onHand ?? 0} on hand, ${Number.isFinite(coverDays) ? `${Math.round(coverDays)} days of cover` : 'hardly sells'}, ${Math.round(similarity * 100)} % alike`,
    );
    return told(
      `Instead of ${sku.id} (${sku.title}):\n${list(lines)}`,
      found.map(({ outlook }, i) => ({
        type: 'table',
        id: outlook.sku,
        title: 'product',
        passage: lines[i] ?? '',
      })),
      {
        subjects: [
          { type: 'sku', id: sku.id },
          ...found.map(({ outlook }) => ({ type: 'sku', id: outlook.sku })),
        ],
      },
    );
  },
};
