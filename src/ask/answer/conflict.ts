import { stemsIn } from '../names/words.ts';
import type { Sentence } from './sentences.ts';

/** Two documents that say different numbers of the same thing. */
export interface Conflict {
  readonly sides: readonly [Sentence, Sentence];
}

/** "30 days" → ["30", "day"]. */
const AMOUNT =
  /(?:([$€£])\s?)?(\d+(?:[.,]\d+)?)\s*-?\s*(%|percent|days?|hours?|weeks?|months?|years?|units?|pieces|kg|g|ml|usd|eur|gbp)?/gi;

/** Words that two sentences must share for them to speak of the same. */
const SHARED = 2;

/**
 * The first two sentences of different documents, neither replaced, that answer the question with different amounts of
 * one unit.
 */
export function conflictIn(question: string, best: readonly Sentence[]): Conflict | null {
  const asked = new Set(stemsIn(question));
  const current = best.filter(({ passage }) => !passage.isSuperseded && !passage.isStale);
  for (const [i, one] of current.entries()) {
    for (const other of current.slice(i + 1)) {
      if (one.passage.documentId === other.passage.documentId) continue;
      if (differ(one.text, other.text) && sameMatter(one, other, asked)) return { sides: [one, other] };
    }
  }
  return null;
}

function differ(a: string, b: string): boolean {
  const [first, second] = [amountsIn(a), amountsIn(b)];
  return [...first].some(([unit, values]) => {
    const others = second.get(unit);
    return others !== undefined && ![...values].some((value) => others.has(value));
  });
}

const NUMBER_WORDS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

function amountsIn(words: string): Map<string, Set<string>> {
  const text = words.replace(/\b[a-z]+\b/gi, (word) => {
    const at = NUMBER_WORDS.indexOf(word.toLowerCase());
    return at < 0 ? word : String(at + 1);
  });
  const found = new Map<string, Set<string>>();
  for (const [, sign, number = '', unit] of text.matchAll(AMOUNT)) {
    const key = (sign ?? unit ?? '').toLowerCase().replace(/s$/, '');
    if (!key) continue;
    found.set(key, (found.get(key) ?? new Set()).add(number.replace(',', '.')));
  }
  return found;
}

/** Both speak of what is asked, and of the same thing in the same words. */
function sameMatter(a: Sentence, b: Sentence, asked: ReadonlySet<string>): boolean {
  const [first, second] = [new Set(stemsIn(a.text)), new Set(stemsIn(b.text))];
  const shared = [...first].filter((word) => second.has(word) && !/\d/.test(word));
  const ofQuestion = (own: ReadonlySet<string>) => [...asked].filter((word) => own.has(word)).length;
  return (
    shared.length >= SHARED &&
    ofQuestion(first) >= 1 &&
    ofQuestion(second) >= 1 &&
    shared.some((word) => asked.has(word))
  );
}
