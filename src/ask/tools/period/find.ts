import { addDays, type Day, dayOf, formatDay, weekdayOf } from '../../../domain/day.ts';
import { findDates } from './dates.ts';
import { findSpans, type Span } from './spans.ts';

/** Days that a question speaks of, both included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
  /** As a sentence says it: "last week (Mon 16 Nov to Sun 22 Nov)". */
  readonly words: string;
}

const SINCE = /\b(since|starting|beginning)\s+(on\s+|from\s+)?(the\s+)?$/;
/** "from 1 May" alone is that day; with this behind it, every day since. */
const ONWARDS = /^\s*(on|onwards?|until now|till now|until today|to date)\b/;
const AFTER = /\bafter\s+(the\s+)?$/;
const UNTIL = /\b(until|till|through|up to|by|to)\s+(the\s+)?$/;
const BEFORE = /\bbefore\s+(the\s+)?$/;
const WEEK_OF = /\b(the )?week (of|starting|beginning)\s+(the\s+)?$|\bw\/c\s+$/;
const BETWEEN = /^\s*(to|until|till|through|thru|and|-|–|—|\.\.+)\s*(the\s+)?$/;
const BEGINS = /\b(between|from)\s+(the\s+)?$/;
const BARE_IN = /\b(in|on|of|for|from|during|over|within|throughout|as of)\s+(the\s+)?$/;
/** Before every row that a shop may have. */
const EVER: Day = '1970-01-01';

/**
 * The periods that a question names, in the order in which it names them, as days in the shop's time zone, and the question
 * without them: what remains is what else it asks. A day without a year is the latest past one. Pure.
 */
export function findPeriods(
  question: string,
  now: Date,
  timeZone: string,
): { periods: Period[]; rest: string } {
  const today = dayOf(now, timeZone);
  const text = question.toLowerCase().replace(/[’‘]/g, "'");
  const named = findSpans(text, today);
  const dated = findDates(named.rest, today);
  let rest = dated.rest;
  const periods: Period[] = [];
  const spans = [...named.spans, ...dated.spans].toSorted((a, b) => a.at - b.at);
  for (let i = 0; i < spans.length; i += 1) {
    const span = spans[i] as Span;
    const next = spans[i + 1];
    const end = span.at + span.text.length;
    const before = rest.slice(0, span.at);
    const between = next ? rest.slice(end, next.at) : '';
    const isRange =
      next !== undefined &&
      BETWEEN.test(between) &&
      (BEGINS.test(before) || !/and/.test(between)) &&
      span.from <= next.to;
    if (isRange && next) {
      periods.push(called(span.from, next.to, null, today));
      rest = blank(blank(rest, end, next.at), start(before, [BEGINS, BARE_IN]), span.at);
      i += 1;
      continue;
    }
    const onwards = /\bfrom\s+(the\s+)?$/.test(before) ? ONWARDS.exec(rest.slice(end)) : null;
    periods.push(modified(span, onwards ? 'since ' : before, today));
    rest = blank(
      rest,
      start(before, [WEEK_OF, SINCE, AFTER, UNTIL, BEFORE, BARE_IN]),
      end + (onwards?.[0].length ?? 0),
    );
  }
  return { periods, rest: rest.replace(/\s+/g, ' ').trim() };
}

function modified({ from, to, words }: Span, before: string, today: Day): Period {
  if (WEEK_OF.test(before)) {
    const monday = addDays(from, -(weekdayOf(from) - 1));
    return called(monday, addDays(monday, 6), null, today);
  }
  if (SINCE.test(before)) return { from, to: later(today, to), words: `since ${dayWords(from, today)}` };
  if (AFTER.test(before)) return { from: addDays(to, 1), to: today, words: `after ${dayWords(to, today)}` };
  if (BEFORE.test(before))
    return { from: EVER, to: addDays(from, -1), words: `before ${dayWords(from, today)}` };
  if (UNTIL.test(before)) return { from: EVER, to, words: `until ${dayWords(to, today)}` };
  return called(from, to, words, today);
}

function called(from: Day, to: Day, words: string | null, today: Day): Period {
  const days = from === to ? dayWords(from, today) : `${dayWords(from, today)} to ${dayWords(to, today)}`;
  if (words === null) return { from, to, words: from === to ? `on ${days}` : `from ${days}` };
  return { from, to, words: `${words} (${days})` };
}

/** "Wed 3 Mar", with its year where that is not this one. */
function dayWords(day: Day, today: Day): string {
  return `${formatDay(day)}${day.slice(0, 4) === today.slice(0, 4) ? '' : ` ${day.slice(0, 4)}`}`;
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}

function start(before: string, patterns: readonly RegExp[]): number {
  const found = patterns.map((pattern) => pattern.exec(before)?.index ?? before.length);
  return Math.min(...found);
}

function blank(text: string, from: number, to: number): string {
  return text.slice(0, from) + ' '.repeat(Math.max(0, to - from)) + text.slice(to);
}
