import type { SkuOutlook } from '../../watch/inventory/outlook.ts';

/** What makes two products alike for someone who wanted the first; titles say most. The weights add up to 1. */
export const WEIGHTS = { words: 0.3, letters: 0.3, category: 0.15, price: 0.15, together: 0.1 } as const;

export type Comparable = Pick<SkuOutlook, 'sku' | 'title' | 'category' | 'similarGroup' | 'price'>;

/** How alike two titles are by whole words and by three-letter runs, each 0–1 (Dice's coefficient). */
export interface TitleLikeness {
  readonly words: number;
  readonly letters: number;
}

/**
 * Similarity of a candidate to the wanted product, 0–1; 1 within one declared group. `together` is how often both
 * stand in one order, relative to the partner that does so most, 0–1.
 */
export function similarity(
  wanted: Comparable,
  candidate: Comparable,
  title: TitleLikeness,
  together: number,
): number {
  if (wanted.similarGroup !== null && wanted.similarGroup === candidate.similarGroup) return 1;
  return (
    WEIGHTS.words * title.words +
    WEIGHTS.letters * title.letters +
    WEIGHTS.category * (wanted.category !== null && wanted.category === candidate.category ? 1 : 0) +
    WEIGHTS.price * priceCloseness(wanted, candidate) +
    WEIGHTS.together * together
  );
}

/** Dice's coefficient of two sets of the given sizes. */
export function dice(shared: number, sizeA: number, sizeB: number): number {
  return sizeA === 0 || sizeB === 0 ? 0 : (2 * shared) / (sizeA + sizeB);
}

/** The words of a title, lower case. */
export function wordsOf(title: string): Set<string> {
  return new Set(title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** Three-letter runs within the words of a title, with the words' edges marked. */
export function lettersOf(title: string): Set<string> {
  const runs = [...wordsOf(title)].flatMap((word) => {
    const padded = ` ${word} `;
    return Array.from({ length: Math.max(0, padded.length - 2) }, (_, at) => padded.slice(at, at + 3));
  });
  return new Set(runs);
}

/** 1 at the same price, 0 at twice or half of it and beyond. */
function priceCloseness({ price: wanted }: Comparable, { price: other }: Comparable): number {
  if (!wanted || !other || wanted.currency !== other.currency || wanted.minor <= 0 || other.minor <= 0)
    return 0;
  return Math.max(0, 1 - Math.abs(Math.log2(other.minor / wanted.minor)));
}
