import { distance } from 'fastest-levenshtein';
import type { Named } from './store.ts';
import { stem, stemsIn } from './words.ts';

/** Words of questions that are a slip away from words of titles: "stock" is no sock. */
const ORDINARY = new Set(
  stemsIn(
    'stock sell sold late slow ship shop order price cost unit margin return reorder supplier status number back left hand need much last next week month wait hold send sent card cash bill rate best worst cheap good make made take part name page team call list send store short long big small open close work',
  ),
);
const MOST = 3;

/** A product with the stems of its title. */
export interface Titled {
  readonly named: Named;
  readonly stems: ReadonlySet<string>;
}

/**
 * Products that a question names with a word misspelt: up to three whose titles have another word of the question as it
 * is and one that differs from a word of it by a slip or two. Never sure: they are asked back about. Pure.
 */
export function nearTitles(
  words: readonly string[],
  titles: readonly Titled[],
  weights: ReadonlyMap<string, number>,
): { phrase: string; options: Named[] } | null {
  const exact = words.filter((word) => weights.has(stem(word)));
  const misspelt = words.filter((word) => {
    const own = stem(word);
    return own.length >= 4 && !/\d/.test(own) && !weights.has(own) && !ORDINARY.has(own);
  });
  const corrected = misspelt.flatMap((word) => {
    const near = [...weights.keys()].filter((one) => isSlip(stem(word), one));
    return near.length > 0 ? [{ word, near }] : [];
  });
  if (exact.length === 0 || corrected.length === 0) return null;
  const scored = titles
    .map(({ named, stems }) => {
      const own = exact.filter((word) => stems.has(stem(word)));
      const meant = corrected.flatMap(({ near }) => near.filter((one) => stems.has(one)).slice(0, 1));
      const weight = [...own.map(stem), ...meant].reduce((sum, one) => sum + (weights.get(one) ?? 0), 0);
      return { named, weight, isNear: own.length > 0 && meant.length > 0 };
    })
    .filter(({ isNear }) => isNear)
    .sort((a, b) => b.weight - a.weight || a.named.id.localeCompare(b.named.id));
  if (scored.length === 0) return null;
  return {
    phrase: words
      .filter((word) => exact.includes(word) || corrected.some((one) => one.word === word))
      .join(' '),
    options: scored.slice(0, MOST).map(({ named }) => named),
  };
}

/** SKUs whose number is a slip of the finger away. Pure. */
export function nearNumbers(word: string, skus: readonly Named[]): Named[] {
  const bare = word.replace(/^#/, '').toUpperCase();
  const scored = skus.map((named) => {
    const id = named.id.toUpperCase();
    const tail = id.replace(/^[A-Z]+[-_]/, '');
    return { named, slips: Math.min(slips(bare, id), slips(bare.replace(/^[A-Z]+[-_]/, ''), tail)) };
  });
  const near = scored.filter(({ slips: count }) => count <= Math.min(2, bare.length / 3));
  return near
    .sort((a, b) => a.slips - b.slips || a.named.id.localeCompare(b.named.id))
    .slice(0, MOST)
    .map(({ named }) => named);
}

/** One slip in a short word, two in a long one; people rarely miss the first letter. */
function isSlip(a: string, b: string): boolean {
  return a[0] === b[0] && b.length >= 4 && slips(a, b) <= (Math.min(a.length, b.length) >= 7 ? 2 : 1);
}

/** Slips of the finger between two words; two neighbours in each other's place are one. */
function slips(a: string, b: string): number {
  if (a.length === b.length) {
    const at = [...a].findIndex((letter, i) => letter !== b[i]);
    if (at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2))
      return 1;
  }
  return distance(a, b);
}
