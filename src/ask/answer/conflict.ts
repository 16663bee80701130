import { stemsIn } from '../names/words.ts';
import { type Said, saidIn } from './said.ts';
import type { Sentence } from './sentences.ts';

/** Two documents that say different things of the same matter. */
export interface Conflict {
  readonly sides: readonly [Sentence, Sentence];
}

/** Two clauses speak of the same when they share at least so many words of meaning, or have the same ones … */
const SHARED = 2;
/** … which are this much of all their words; half is enough where one has no word that the other lacks. */
const ALIKE = 0.6;
const ALIKE_WITHIN = 0.5;

/**
 * The first two sentences of different documents, neither replaced nor overdue, that say different things of one matter
 * that was asked about: another figure of the same, another day, or allowed against forbidden. Sentences with the
 * figures that the question itself names come first. Documents about different suppliers or SKUs never disagree.
 */
export function conflictIn(question: string, best: readonly Sentence[]): Conflict | null {
  const asked = saidIn(question);
  const words = new Set([...asked.matter, ...stemsIn(question)]);
  const current = best
    .filter(({ passage }) => !passage.isSuperseded && !passage.isStale)
    .map((sentence) => ({ sentence, said: clausesOf(sentence.text).map(saidIn) }));
  const pairs = current.flatMap((one, i) =>
    current.slice(i + 1).flatMap((other) => {
      if (one.sentence.passage.documentId === other.sentence.passage.documentId) return [];
      if (!maySpeakOfTheSame(one.sentence, other.sentence)) return [];
      const against = one.said.flatMap((a) =>
        other.said.filter((b) => disagree(a, b, words, asked)).map((b) => namedIn(a, b, asked)),
      );
      return against.length > 0
        ? [{ sides: [one.sentence, other.sentence] as const, named: Math.max(...against) }]
        : [];
    }),
  );
  return pairs.toSorted((a, b) => b.named - a.named)[0] ?? null;
}

/** "Lost: after seven days; late after two" are three clauses: each has its own figure. */
function clausesOf(text: string): string[] {
  return text
    .split(/[;(){}|]|:(?!\d)|(?<=\w),? but (?!not)/)
    .map((clause) => clause.trim())
    .filter(Boolean);
}

function maySpeakOfTheSame({ passage: a }: Sentence, { passage: b }: Sentence): boolean {
  const apart = (one: readonly string[] = [], other: readonly string[] = []) =>
    one.length > 0 && other.length > 0 && !one.some((id) => other.includes(id));
  return !apart(a.suppliers, b.suppliers) && !apart(a.skus, b.skus);
}

function disagree(a: Said, b: Said, asked: ReadonlySet<string>, question: Said): boolean {
  return isSameMatter(a, b) && isAsked(a, b, asked, question) && saysOtherwise(a, b);
}

/** Nearly the same words, and none in the place of another: "express parcels" are not "freight parcels". */
function isSameMatter(a: Said, b: Said): boolean {
  const [first, second] = [new Set(a.matter), new Set(b.matter)];
  const shared = [...first].filter((word) => second.has(word));
  const [only, onlyOther] = [first.size - shared.length, second.size - shared.length];
  const alike = shared.length / (shared.length + only + onlyOther);
  if (shared.length < (only + onlyOther === 0 ? 1 : SHARED)) return false;
  if (alike < (only === 0 || onlyOther === 0 ? ALIKE_WITHIN : ALIKE)) return false;
  return !isContrast(a.matter, b.matter);
}

/** True where two different words stand before or after the same one. */
function isContrast(a: readonly string[], b: readonly string[]): boolean {
  const [first, second] = [new Set(a), new Set(b)];
  const places = (own: readonly string[], other: ReadonlySet<string>) =>
    own.flatMap((word, i) => (other.has(word) ? [] : [`>${own[i + 1] ?? ''}`, `<${own[i - 1] ?? ''}`]));
  const taken = new Set(places(a, second).filter((place) => place.length > 1));
  return places(b, first).some((place) => taken.has(place));
}

/** Both sides speak of what was asked, by a word or by a figure of the question. */
function isAsked(a: Said, b: Said, asked: ReadonlySet<string>, question: Said): boolean {
  const other = new Set(b.matter);
  return a.matter.some((word) => other.has(word) && asked.has(word)) || namedIn(a, b, question) === 2;
}

/** How many of the two sides say a figure that the question names. */
function namedIn(a: Said, b: Said, { numbers }: Said): number {
  const says = ({ values }: Said) =>
    [...values.values()].some((own) => [...own].some((value) => numbers.has(value)));
  return Number(says(a)) + Number(says(b));
}

function saysOtherwise(a: Said, b: Said): boolean {
  const isOtherDay = areApart(a.days, b.days) && a.never.size + b.never.size === 0;
  const isRuledOut =
    [...a.days].some((day) => b.never.has(day)) || [...b.days].some((day) => a.never.has(day));
  if (isRuledOut) return true;
  if (a.times.size !== b.times.size || areApart(a.times, b.times)) return false;
  if (isOtherDay) return true;
  const isSameDay = a.days.size === b.days.size;
  if (a.isForbidden !== b.isForbidden) return isSameDay && !hasOtherValue(a, b);
  return hasOtherValue(a, b) && (a.bound === null || b.bound === null || a.bound === b.bound);
}

/** True where both count the same and come to nothing in common. */
function hasOtherValue(a: Said, b: Said): boolean {
  return [...a.values].some(([unit, own]) => areApart(own, b.values.get(unit) ?? new Set()));
}

function areApart(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && b.size > 0 && ![...a].some((one) => b.has(one));
}
