import type { NamedType, Shape } from './store.ts';

/** How a person points at a number alone: "where is 10482", "status 10482". */
const POINTS = /(?:\b(?:is|of|for|about|status|where'?s|whats|what's)|#)\s*$/i;
/** So few words say nothing but the number. */
const BARE = 2;

/**
 * What a number that no row has must be, by how this shop's numbers look: "purchase order" of PO-1042, "order" of a bare
 * 10482 where orders have five digits. Null where it looks like none, or like a SKU. Pure.
 */
export function missingType(
  word: string,
  { question, said, shapes }: { question: string; said: NamedType | null; shapes: readonly Shape[] },
): NamedType | null {
  if (said) return said === 'sku' ? null : said;
  const [, letters = '', digits = ''] = /^#?([a-z]*)[-_]?(\d+)/i.exec(word) ?? [];
  const plain = (text: string) => text.replace(/[^a-z]/gi, '').toUpperCase();
  if (letters !== '')
    return shapes.find(({ prefix }) => plain(prefix) === letters.toUpperCase())?.type ?? null;
  const isPointedAt =
    POINTS.test(question.slice(0, question.indexOf(word))) || question.trim().split(/\s+/).length <= BARE;
  if (!isPointedAt) return null;
  return shapes.find(({ least, most }) => digits.length >= least && digits.length <= most)?.type ?? null;
}
