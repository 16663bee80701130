import { en } from 'chrono-node';
import { addDays, type Day, weekdayOf } from '../../../domain/day.ts';
import type { Span } from './spans.ts';

/** Short weekdays that are words as well: only after one of these do they name a day. */
const WORD_TOO = /^(sat|sun|mar|dec|wed)$/i;
const NAMES_A_DAY = /\b(on|since|from|until|till|to|and|through|between|before|after|last|this|in|of)\s+$/i;

type Parsed = ReturnType<typeof en.casual.parse>[number]['start'];

/** Every calendar day or month that a text names ("nov 20", "last tuesday", "two days ago"), as past ones where no year is said. Pure. */
export function findDates(text: string, today: Day): { spans: Span[]; rest: string } {
  const reference = { instant: new Date(`${today}T12:00:00Z`), timezone: 0 };
  const found = en.casual.parse(text, reference).flatMap((one): Span[] => {
    if (WORD_TOO.test(one.text) && !NAMES_A_DAY.test(text.slice(0, one.index))) return [];
    // Rows are counted by whole days: "since 3 pm" is not understood rather than rounded.
    if (one.start.isCertain('hour')) return [];
    const start = daysOf(one.start, one.text, today);
    const end = one.end ? daysOf(one.end, one.text, today) : start;
    if (!start || !end || end[1] < start[0]) return [];
    return [{ at: one.index, text: one.text, from: start[0], to: end[1], words: null }];
  });
  const rest = found.reduce(
    (left, { at, text: own }) => left.slice(0, at) + ' '.repeat(own.length) + left.slice(at + own.length),
    text,
  );
  return { spans: found, rest };
}

function daysOf(parsed: Parsed, text: string, today: Day): readonly [Day, Day] | null {
  const [year, month, day] = [parsed.get('year'), parsed.get('month'), parsed.get('day')];
  if (year === null || month === null || day === null) return null;
  if (parsed.isCertain('weekday') && !parsed.isCertain('day')) {
    const ago = (weekdayOf(today) - (parsed.get('weekday') || 7) + 7) % 7;
    if (/\bnext\b/.test(text)) return null;
    const latest = addDays(today, -(ago === 0 && /\blast\b/.test(text) ? 7 : ago));
    return [latest, latest];
  }
  if (!parsed.isCertain('month') && !parsed.isCertain('day')) return null;
  const isPast = (from: Day) => from <= today || parsed.isCertain('year');
  const dated = (in_: number, of: number) =>
    `${in_}-${String(month).padStart(2, '0')}-${String(of).padStart(2, '0')}`;
  const own = parsed.isCertain('day') ? day : 1;
  const from = isPast(dated(year, own)) ? dated(year, own) : dated(year - 1, own);
  if (parsed.isCertain('day')) return [from, from];
  return [from, addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1)];
}
