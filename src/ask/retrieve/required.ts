import { identifiersIn } from '../knowledge/passages.ts';
import { numbersIn } from '../names/resolve.ts';

/** A name with letters before its digits: INV-77, F-204. */
const PREFIXED = /^[A-Z]{1,10}([-_]\d|\d{2})/;
/** "locker number 57", "form 12": digits that name one of many. */
const NUMBERED =
  /\b(?:number|no\.|nr\.?|code|id|extension|locker|bin|shelf|aisle|room|gate|dock|invoice|form|batch|lot|serial)\s*#?\s*(\d+)\b|#(\d+)\b/gi;

/**
 * What a question names by a number that is no row of the shop: a passage that does not name it is about another. Pure.
 * `identifiers` are those of the question and, once more, those of the rows that it was found to name.
 */
export function requiredIn(text: string, identifiers: readonly string[]): string[] {
  const rows = [...identifiers];
  for (const own of identifiersIn(text)) {
    const at = rows.indexOf(own);
    if (at >= 0) rows.splice(at, 1);
  }
  const prefixed = numbersIn(text)
    .map((word) => word.replace(/^#/, '').toUpperCase())
    .filter((word) => PREFIXED.test(word));
  const numbered = [...text.matchAll(NUMBERED)].map(([, digits, hashed]) => digits ?? hashed ?? '');
  const plain = (id: string) => id.replace(/[-_#\s]/g, '');
  const isRow = (word: string) =>
    rows.some((id) => plain(id) === plain(word) || id.replace(/^[A-Z]+[-_]/, '') === word);
  return [...new Set([...prefixed, ...numbered])].filter((word) => !isRow(word));
}
