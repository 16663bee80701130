import { addDays, type Day } from '../../../domain/day.ts';
import type { Asking } from '../../asking.ts';
import { type Told, unknown } from '../../told.ts';
import type { Period } from '../period/find.ts';
import { readScope } from './read.ts';

/** What a question about stock, orders or findings is narrowed to. */
export interface Goods {
  /** Whether a SKU is among what is asked for: of the products and of the suppliers that are named. */
  isIn(sku: string): boolean;
  /** Whether a SKU is of the products that are named. */
  isNamed(sku: string): boolean;
  /** Whether no product is named. */
  readonly isAllNamed: boolean;
  /** Whether a supplier is among those that are named. */
  isOf(supplierId: string): boolean;
  /** The last day that is asked for; null where none is. */
  readonly until: Day | null;
  /** " of hoodies from Ningbo Apex"; empty where nothing is narrowed. */
  readonly words: string;
}

/** Reads which products and suppliers a question is about; an answer of its own where it asks for a channel or a place. */
export async function goodsScope(asking: Asking, what: string): Promise<Goods | Told> {
  const { channel, country, skus, products, suppliers, words, periods } = await readScope(asking, '');
  if (channel || country)
    return unknown(
      `I cannot narrow ${what} to “${words.trim()}”: the rows of ${what} do not say a channel or a country.`,
    );
  const [own, named] = [skus && new Set(skus), products && new Set(products)];
  const ids = new Set(suppliers.map(({ id }) => id));
  return {
    isIn: (sku) => own === null || own.has(sku),
    isNamed: (sku) => named === null || named.has(sku),
    isAllNamed: named === null,
    isOf: (supplierId) => ids.size === 0 || ids.has(supplierId),
    until: untilOf(periods[0]),
    words,
  };
}

/** The end of a period that reaches ahead: of a week or a month that has begun, its last day. */
function untilOf(period: Period | undefined): Day | null {
  if (!period) return null;
  if (period.words.startsWith('this week')) return addDays(period.from, 6);
  if (period.words.startsWith('this month'))
    return addDays(`${addDays(`${period.from.slice(0, 7)}-01`, 31).slice(0, 7)}-01`, -1);
  return period.to;
}
