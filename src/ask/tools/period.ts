import { addDays, type Day, dayOf, formatDay, weekdayOf } from '../../domain/day.ts';

/** Days that a question speaks of, both included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
  readonly words: string;
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** The period that a question names, in the shop's days; null where it names none. */
export function periodIn(question: string, now: Date, timeZone: string): Period | null {
  const text = question.toLowerCase();
  const today = dayOf(now, timeZone);
  const back = (days: number, words: string): Period => ({
    from: addDays(today, -days),
    to: addDays(today, -1),
    words,
  });
  const last = /\b(?:last|past|previous)\s+(\d+)\s*(day|week|month)s?\b/.exec(text);
  if (last) {
    const days = Number(last[1]) * (last[2] === 'day' ? 1 : last[2] === 'week' ? 7 : 30);
    return back(days, `the last ${last[1]} ${last[2]}s`);
  }
  if (/\byesterday\b|\blast night\b/.test(text))
    return back(1, `yesterday (${formatDay(addDays(today, -1))})`);
  if (/\b(today|so far today)\b/.test(text)) return { from: today, to: today, words: 'today so far' };
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7));
  if (/\b(last|previous) week\b/.test(text))
    return { from: addDays(monday, -7), to: addDays(monday, -1), words: 'last week' };
  if (/\b(this|past) week\b/.test(text)) return back(7, 'the last 7 days');
  const first = `${today.slice(0, 7)}-01`;
  if (/\b(last|previous) month\b/.test(text)) return monthOf(addDays(first, -1).slice(0, 7), 'last month');
  if (/\bthis month\b/.test(text)) return { from: first, to: today, words: 'this month so far' };
  if (/\bpast month\b/.test(text)) return back(30, 'the last 30 days');
  const named = MONTHS.findIndex((name) => new RegExp(`\\b(in|for|of|during|since) ${name}\\b`).test(text));
  if (named < 0) return null;
  const month = String(named + 1).padStart(2, '0');
  const year = Number(
    /\b(20\d\d)\b/.exec(text)?.[1] ??
      (`${today.slice(0, 4)}-${month}` <= today.slice(0, 7)
        ? today.slice(0, 4)
        : Number(today.slice(0, 4)) - 1),
  );
  return monthOf(
    `${year}-${month}`,
    `in ${MONTHS[named]?.replace(/^./, (letter) => letter.toUpperCase())} ${year}`,
  );
}

function monthOf(month: string, words: string): Period {
  const from = `${month}-01`;
  const next = `${addDays(from, 31).slice(0, 7)}-01`;
  return { from, to: addDays(next, -1), words };
}
