import type { SkuOutlook } from '../../watch/inventory/outlook.ts';

/** How alike two products are for someone who wanted the first, 0–1. */
export interface Weights {
  readonly words: number;
  readonly letters: number;
  readonly category: number;
  readonly price: number;
  readonly together: number;
}

/** Titles say most; co-purchase breaks ties among look-alikes. They add up to 1. */
export const WEIGHTS: Weights = { words: 0.3, letters: 0.3, category: 0.15, price: 0.15, together: 0.1 };

export type Comparable = Pick<SkuOutlook, 'sku' | 'title' | 'category' | 'similarGroup' | 'price'>;

/** Similarity of a candidate to the wanted product; `together` is the share of its orders that hold both, 0–1. */
export function similarity(wanted: Comparable, candidate: Comparable, together: number): number {
  if (wanted.similarGroup !== null && wanted.similarGroup === candidate.similarGroup) return 1;
  return (
    WEIGHTS.words * overlap(wordsOf(wanted.title), wordsOf(candidate.title)) +
    WEIGHTS.letters * overlap(gramsOf(wanted.title), gramsOf(candidate.title)) +
    WEIGHTS.category * (wanted.category !== null && wanted.category === candidate.category ? 1 : 0) +
    WEIGHTS.price * priceCloseness(wanted, candidate) +
    WEIGHTS.together * together
  );
}

/** Dice's coefficient of two sets. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const shared = [...a].filter((item) => b.has(item)).length;
  return (2 * shared) / (a.size + b.size);
}

function wordsOf(title: string): Set<string> {
  return new Set(title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** Three-letter runs within words, with their edges marked. */
function gramsOf(title: string): Set<string> {
  const grams = [...wordsOf(title)].flatMap((word) => {
    const padded = ` ${word} `;
    return Array.from({ length: Math.max(0, padded.length - 2) }, (_, at) => padded.slice(at, at + 3));
  });
  return new Set(grams);
}

/** 1 at the same price, 0 at twice or half of it and beyond. */
function priceCloseness({ price: wanted }: Comparable, { price: other }: Comparable): number {
  if (!wanted || !other || wanted.currency !== other.currency || wanted.minor <= 0 || other.minor <= 0)
    return 0;
  return Math.max(0, 1 - Math.abs(Math.log2(other.minor / wanted.minor)));
}
