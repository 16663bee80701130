import type { Subject } from '../../domain/finding.ts';
import type { Names } from '../names/resolve.ts';
import { NAMED_TYPES, type Named, type NamedType } from '../names/store.ts';
import { wordsIn } from '../names/words.ts';
import { clarify, type Told } from '../told.ts';
import type { Turn } from './store.ts';

/** Words that stand for something said before. */
const POINTS_BACK =
  /\b(it|its|it's|that one|this one|that|this|them|they|their|those|these|the same|the (?:first|second|third|last) one|do it|that sku|this sku|that supplier|this supplier|that order|that product)\b/i;
const ELLIPSIS = /^\s*(and|what about|how about|also|or|same for)\b/i;
/** A go-ahead says nothing new: what was asked before is meant, and whoever answers it decides what may be done. */
const GO_AHEAD = /\b(do (it|that|this)( one)?|go ahead|carry (it|that) out)\b/i;
/** "the last one"; "last week" and "first quarter" are times. */
const TIMES =
  /\b(last|first|second|third|1st|2nd|3rd)\s+(night|days?|weeks?|months?|years?|quarters?|half|time|\w+day|spring|summer|autumn|fall|winter|\d+)\b/gi;
const ORDINALS: readonly [RegExp, number][] = [
  [/\b(first|1st|former)\b/i, 0],
  [/\b(second|2nd|latter)\b/i, 1],
  [/\b(third|3rd|last)\b/i, 2],
];
/** Who was asked back and names something else than was offered. */
const CORRECTS = /\b(i mean|i meant|meant|neither|none of|no,)\b/i;

/** A question as it reads with what was said before in mind. */
export interface Continued {
  readonly names: Names;
  /** The intent of the question before, where this one only names something else. */
  readonly intent: string | null;
}

/**
 * Fills in what a question leaves to the conversation; `standsAlone` where it is one of a known kind as it is. Where what
 * it points to could be several things, a question back.
 */
export function continued(
  question: string,
  names: Names,
  turn: Turn | null,
  titleOf: (subject: Subject) => string,
  standsAlone: boolean,
): Continued | Told {
  if (!turn || turn.subjects.length === 0) return { names, intent: null };
  const isEllipsis = ELLIPSIS.test(question) || (wordsIn(question).length <= 2 && !standsAlone);
  if (names.found.length > 0) {
    const [own] = names.found;
    const isSwap = isEllipsis && turn.subjects.some(({ type }) => type === own?.type);
    const isAnswer = turn.status === 'clarify' && (isEllipsis || CORRECTS.test(question));
    return { names, intent: isSwap || isAnswer ? turn.intent : null };
  }
  const untimed = question.replace(TIMES, ' ');
  const ordinal = ORDINALS.find(([pattern]) => pattern.test(untimed))?.[1];
  if (ordinal !== undefined && turn.subjects.length > 1) {
    const chosen = turn.subjects[Math.min(ordinal, turn.subjects.length - 1)];
    return pointing([chosen], names, titleOf, turn.status === 'clarify' ? turn.intent : null);
  }
  if (!POINTS_BACK.test(question) && !isEllipsis) return { names, intent: null };
  const wanted = wantedType(question);
  const ofType = wanted ? turn.subjects.filter(({ type }) => type === wanted) : [];
  if (wanted && ofType.length === 1)
    return pointing(ofType, names, titleOf, wanted === 'supplier' ? 'supplier' : null);
  const [first] = turn.subjects;
  const alike = turn.subjects.filter(({ type }) => type === first?.type);
  if (alike.length > 1 && !/\b(they|them|their|those|these)\b/i.test(question)) {
    return clarify(
      `Which one do you mean: ${alike
        .slice(0, 3)
        .map(({ id }) => id)
        .join(', ')}?`,
      { subjects: alike },
    );
  }
  return pointing(turn.subjects, names, titleOf, GO_AHEAD.test(question) ? turn.intent : null);
}

/** The question with what it points to as what it names. */
function pointing(
  subjects: readonly (Subject | undefined)[],
  names: Names,
  titleOf: (subject: Subject) => string,
  intent: string | null,
): Continued {
  const found = subjects.flatMap((subject): Named[] =>
    subject && (NAMED_TYPES as readonly string[]).includes(subject.type)
      ? [{ type: subject.type as NamedType, id: subject.id, title: titleOf(subject) }]
      : [],
  );
  const [first] = found;
  const word = first?.type.replaceAll('_', ' ');
  const asked = !word
    ? names.asked
    : POINTS_BACK.test(names.asked)
      ? names.asked.replace(POINTS_BACK, ` ${word} `)
      : `${names.asked} ${word}`;
  return { names: { ...names, found, unclear: [], asked: asked.replace(/\s+/g, ' ').trim() }, intent };
}

/** What kind of thing the words after "its" or "that" ask for. */
function wantedType(question: string): NamedType | null {
  if (/\bsuppliers?\b|\bvendor\b/i.test(question)) return 'supplier';
  if (/\b(order)\b/i.test(question)) return 'order';
  return null;
}
