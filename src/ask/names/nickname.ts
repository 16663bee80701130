import type { Named } from './store.ts';
import { stem, wordsIn } from './words.ts';

/** What people call a product, by the stems of the name, and the SKUs that it may mean. */
export interface Nickname {
  readonly stems: readonly string[];
  readonly options: readonly Named[];
}

const MOST = 3;

/**
 * The products that a question calls by a nickname, narrowed by what else it says of their titles; at most three, one
 * where it can be no other. None where it asks what the name means. Pure.
 */
export function byNickname(
  text: string,
  nicknames: readonly Nickname[],
  titleWords: ReadonlyMap<string, number>,
): { phrase: string; options: Named[] } | null {
  if (/\b(mean|means|meant|call|called|say|says)\b/i.test(text)) return null;
  const words = wordsIn(text);
  const stems = new Set(words.map(stem));
  const called = nicknames
    .filter(
      ({ stems: own, options }) => own.length > 0 && options.length > 0 && own.every((one) => stems.has(one)),
    )
    .toSorted((a, b) => b.stems.length - a.stems.length)[0];
  if (!called) return null;
  const more = [...stems].filter((one) => titleWords.has(one) && !called.stems.includes(one));
  const scored = called.options.map((named) => {
    const own = new Set(wordsIn(named.title).map(stem));
    return { named, count: more.filter((one) => own.has(one)).length };
  });
  const best = Math.max(...scored.map(({ count }) => count));
  return {
    phrase: words.filter((word) => called.stems.includes(stem(word))).join(' '),
    options: scored
      .filter(({ count }) => count === best)
      .map(({ named }) => named)
      .slice(0, MOST),
  };
}
