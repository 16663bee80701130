import { dice, lettersOf, type TitleLikeness, wordsOf } from './similarity.ts';

/** Compares one title with all indexed ones at once. */
export interface TitleIndex {
  /** Likeness to each indexed title, by its position. */
  likenessTo(title: string): TitleLikeness[];
}

/** Indexes titles by their words and three-letter runs, so that a comparison touches only titles that share one. */
export function indexTitles(titles: readonly string[]): TitleIndex {
  const words = indexTokens(titles.map(wordsOf));
  const letters = indexTokens(titles.map(lettersOf));
  return {
    likenessTo: (title) => {
      const byWords = words(wordsOf(title));
      const byLetters = letters(lettersOf(title));
      return titles.map((_, at) => ({ words: byWords[at] ?? 0, letters: byLetters[at] ?? 0 }));
    },
  };
}

/** A function that gives Dice's coefficient of a set of tokens with every indexed set. */
function indexTokens(sets: readonly ReadonlySet<string>[]): (wanted: ReadonlySet<string>) => Float64Array {
  const holders = new Map<string, number[]>();
  sets.forEach((tokens, at) => {
    for (const token of tokens) {
      const list = holders.get(token);
      if (list) list.push(at);
      else holders.set(token, [at]);
    }
  });
  return (wanted) => {
    const shared = new Float64Array(sets.length);
    for (const token of wanted) for (const at of holders.get(token) ?? []) shared[at] = (shared[at] ?? 0) + 1;
    return shared.map((count, at) => dice(count, wanted.size, sets[at]?.size ?? 0));
  };
}
