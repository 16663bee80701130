import { Temporal } from 'temporal-polyfill';
import { addDays, type Day, weekdayOf } from '../../../domain/day.ts';
import { QUANTITY, quantityOf, UNIT } from './quantity.ts';

/** Days that a text names, both included, and where in it. */
export interface Span {
  readonly at: number;
  readonly text: string;
  readonly from: Day;
  readonly to: Day;
  /** What it is called; null: its days say enough. */
  readonly words: string | null;
}

type Days = readonly [from: Day, to: Day, words?: string | null];
type Rule = readonly [pattern: RegExp, days: (match: RegExpExecArray, today: Day) => Days | null];

const ORDINALS = ['first', 'second', 'third', 'fourth'];

/** The most specific first: what one rule has read, no later one reads again. */
const RULES: readonly Rule[] = [
  [/\b(the )?day before yesterday\b/, (_, today) => same(addDays(today, -2))],
  [/\byesterday('?s)?\b|\blast night\b/, (_, today) => same(addDays(today, -1), 'yesterday')],
  [/\btoday('?s)?\b( so far)?/, (_, today) => same(today, 'today so far')],
  [/\btomorrow\b/, (_, today) => same(addDays(today, 1), 'tomorrow')],
  [
    new RegExp(
      String.raw`\b(?:in |over |during |within )?(?:the )?(?:last|past|previous)\s+(${QUANTITY})\s*(${UNIT})\b`,
    ),
    ([, quantity = '', unit = ''], today) => back(today, quantityOf(quantity), unit),
  ],
  [
    new RegExp(
      String.raw`\b(?:in |over |during |within )?(?:the )?(?:next|coming)\s+(${QUANTITY})\s*(${UNIT})\b`,
    ),
    ([, quantity = '', unit = ''], today) => [
      addDays(today, 1),
      shift(today, quantityOf(quantity), unit),
      `the next ${quantity} ${unit}`,
    ],
  ],
  [
    /\b(?:the )?(week|month|quarter|year) before last\b/,
    ([, unit = ''], today) => whole(shift(today, -2, unit), unit),
  ],
  [
    /\b(?:the )?(last|previous|this|current|next|past) (week|fortnight|month|quarter|year)('?s)?\b( so far)?/,
    ([, which = '', unit = ''], today) => relative(which, unit, today),
  ],
  [/\b(year to date|ytd)\b/, (_, today) => [`${today.slice(0, 4)}-01-01`, today, 'this year so far']],
  [/\b(month to date|mtd)\b/, (_, today) => [`${today.slice(0, 7)}-01`, today, 'this month so far']],
  [
    /\b(?:last|this past|past|over the|this|on the) weekend\b/,
    (_, today) => {
      const sunday = addDays(today, -(weekdayOf(today) % 7));
      return [addDays(sunday, -1), sunday, 'the weekend'];
    },
  ],
  [
    /\b(?:q([1-4])|(first|second|third|fourth) quarter)(?:\s*(?:of\s*)?(20\d\d))?\b/,
    ([, number, word, year], today) => {
      const first = 3 * (number ? Number(number) - 1 : ORDINALS.indexOf(word ?? ''));
      return begun(`-${String(first + 1).padStart(2, '0')}-01`, year, today, (from) =>
        whole(from, 'quarter'),
      );
    },
  ],
  [
    /\bh([12])(?:\s*(?:of\s*)?(20\d\d))?\b/,
    ([, half, year], today) =>
      begun(half === '1' ? '-01-01' : '-07-01', year, today, (from) => [
        from,
        addDays(shift(from, 6, 'month'), -1),
      ]),
  ],
  [
    /\b(black friday|cyber monday|thanksgiving|cyber (?:week|weekend)|bfcm)(?:\s*(?:of\s*)?(20\d\d))?\b/,
    ([, name = '', year], today) => {
      const own = (in_: number) => blackFriday(name, in_);
      const now = Number(today.slice(0, 4));
      return own(year ? Number(year) : (own(now)?.[0] ?? '') <= today ? now : now - 1);
    },
  ],
  [
    /\bthe (\d{1,2})(?:st|nd|rd|th)\b(?! (?:of )?[a-z]*(?:uary|ch|il|may|june|july|ust|ber)\b)/,
    ([, number = ''], today) => {
      const dated = (month: Day) => `${month.slice(0, 7)}-${number.padStart(2, '0')}`;
      const last = dated(today) <= today ? dated(today) : dated(shift(today, -1, 'month'));
      return isDay(last) ? same(last) : null;
    },
  ],
  // A month that is a verb as well is one only where a preposition stands before it.
  [
    /\b(?:in|for|of|during|since|until) may(?:\s+(20\d\d))?\b(?!\s+\d)/,
    ([, year], today) => begun('-05-01', year, today, (from) => whole(from, 'month')),
  ],
  [
    /\b(?:in|for|during|of|all of|sales|revenue|year) (20\d\d)\b(?![-/.\d])/,
    ([, year = '']) => [`${year}-01-01`, `${year}-12-31`, `in ${year}`],
  ],
];

/** Every span of days that a text calls by a name of its own, in the shop's calendar; `text` is in lower case. Pure. */
export function findSpans(text: string, today: Day): { spans: Span[]; rest: string } {
  const spans: Span[] = [];
  let rest = text;
  for (const [pattern, days] of RULES) {
    rest = rest.replace(new RegExp(pattern, 'g'), (matched: string, ...more: unknown[]) => {
      const at = more.find((one) => typeof one === 'number') as number;
      const found = days(new RegExp(pattern).exec(matched) as RegExpExecArray, today);
      if (!found) return matched;
      const [from, to, words = null] = found;
      spans.push({ at, text: matched, from, to, words });
      return ' '.repeat(matched.length);
    });
  }
  return { spans, rest };
}

function same(day: Day, words: string | null = null): Days {
  return [day, day, words];
}

function back(today: Day, count: number, unit: string): Days {
  const name = unitOf(unit);
  const words =
    count === 1 && name !== 'day' ? `the last ${name}` : `the last ${count} ${name}${count === 1 ? '' : 's'}`;
  return [shift(today, -count, unit), addDays(today, -1), words];
}

function relative(which: string, unit: string, today: Day): Days {
  if (which === 'past' || unit === 'fortnight') return back(today, 1, unit);
  if (which === 'next')
    return [...whole(shift(today, 1, unit), unit).slice(0, 2), `next ${unit}`] as unknown as Days;
  const [from, to] = whole(which === 'this' || which === 'current' ? today : shift(today, -1, unit), unit);
  return which === 'this' || which === 'current'
    ? [from, today, `this ${unit} so far`]
    : [from, to, `last ${unit}`];
}

function unitOf(unit: string): 'day' | 'week' | 'fortnight' | 'month' | 'quarter' | 'year' {
  const names = ['day', 'week', 'fortnight', 'month', 'quarter', 'year'] as const;
  return names.find((name) => name[0] === unit[0]) ?? 'day';
}

/** The day some units later or earlier; a month that lacks the day has its last one instead. */
function shift(day: Day, count: number, unit: string): Day {
  const plain = Temporal.PlainDate.from(day);
  const name = unitOf(unit);
  const amount = {
    day: { days: count },
    week: { weeks: count },
    fortnight: { weeks: 2 * count },
    month: { months: count },
    quarter: { months: 3 * count },
    year: { years: count },
  }[name];
  return plain.add(amount).toString();
}

/** The whole week (from Monday), month, quarter or year in which a day lies. */
function whole(day: Day, unit: string): Days {
  if (unit === 'week') {
    const monday = addDays(day, -(weekdayOf(day) - 1));
    return [monday, addDays(monday, 6)];
  }
  const month = Number(day.slice(5, 7));
  const first = unit === 'year' ? 1 : unit === 'quarter' ? month - ((month - 1) % 3) : month;
  const from = `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
  return [from, addDays(shift(from, 1, unit), -1)];
}

/** A span that begins on a day of each year: of the year that is said, else the latest one that has begun. */
function begun(day: string, year: string | undefined, today: Day, span: (from: Day) => Days): Days {
  const now = today.slice(0, 4);
  const last = `${now}${day}` <= today ? now : String(Number(now) - 1);
  return span(`${year ?? last}${day}`);
}

function blackFriday(name: string, year: number): Days {
  const first = `${year}-11-01`;
  const thanksgiving = addDays(first, ((11 - weekdayOf(first)) % 7) + 21);
  const friday = addDays(thanksgiving, 1);
  if (name === 'thanksgiving') return same(thanksgiving, `Thanksgiving ${year}`);
  if (name === 'black friday') return same(friday, `Black Friday ${year}`);
  if (name === 'cyber monday') return same(addDays(friday, 3), `Cyber Monday ${year}`);
  return [friday, addDays(friday, 3), `Black Friday to Cyber Monday ${year}`];
}

function isDay(day: Day): boolean {
  return !Number.isNaN(Date.parse(day)) && Number(day.slice(8)) <= 31;
}
