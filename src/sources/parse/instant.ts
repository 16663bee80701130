import { instantOf, startOfDay } from '../../domain/day.ts';

/** Which of day and month comes first in "3/4/2026": found by evidence over the column, null when nothing tells. */
export type DayOrder = 'dmy' | 'mdy';

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/;
const NUMERIC =
  /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp][Mm])?)?$/;

/** "Sep 1, 2026", "September 01, 2026 07:00", "1 Sep 2026": no doubt about day and month. */
const NAMED =
  /^(?:([A-Za-z]{3,9})\.? (\d{1,2}),?|(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,?) (\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp][Mm])?)?$/;
const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** How instants are read in one file. */
export interface InstantReader {
  /** ISO 8601 in UTC, or null when the text is not an instant. */
  instant(text: string): string | null;
  /** A calendar day "2026-03-03", or null. */
  day(text: string): string | null;
}

/** Reads instants without an offset, and bare days, in the shop's time zone. */
export function instantReader(timeZone: string, dayOrder: DayOrder | null): InstantReader {
  const local = localReader(timeZone);
  let lastText = '';
  let lastInstant: string | null = null;
  const read = (text: string): string | null => {
    const parts = partsOf(text, dayOrder);
    if (!parts) return null;
    if (parts.offset === null) return local(parts.day, parts.time);
    const offset = /^[+-]/.test(parts.offset) ? parts.offset.replace(/^(...):?(..)$/, '$1:$2') : 'Z';
    const at = new Date(`${parts.day}T${parts.time ?? '00:00:00'}${offset}`);
    return Number.isNaN(at.getTime()) ? null : at.toISOString();
  };
  return {
    instant: (text) => {
      // Lines of one order share their instant, so the last answer is right most of the time.
      if (text !== lastText) {
        lastInstant = read(text);
        lastText = text;
      }
      return lastInstant;
    },
    day: (text) => partsOf(text, dayOrder)?.day ?? null,
  };
}

/** The day order that these values prove, 'conflict' when they prove both, null when none of them tells. */
export function dayOrderOf(values: Iterable<string>): DayOrder | 'conflict' | null {
  let found: DayOrder | null = null;
  for (const value of values) {
    const match = NUMERIC.exec(value);
    if (!match) continue;
    const proof = Number(match[1]) > 12 ? 'dmy' : Number(match[3]) > 12 ? 'mdy' : null;
    if (proof && found && proof !== found) return 'conflict';
    found ??= proof;
  }
  return found;
}

/** Whether the text is a date whose day and month can be taken for each other. */
export function needsDayOrder(text: string): boolean {
  return NUMERIC.test(text);
}

interface Parts {
  readonly day: string;
  /** HH:MM:SS, null for a bare day. */
  readonly time: string | null;
  readonly offset: string | null;
}

function partsOf(text: string, dayOrder: DayOrder | null): Parts | null {
  const iso = ISO.exec(text);
  if (iso) {
    const [, year, month, day, hour, minute, second, offset] = iso;
    return checked(year, month, day, hour, minute, second, offset ?? null);
  }
  const named = NAMED.exec(text);
  if (named) return ofNamedMonth(named);
  const numeric = NUMERIC.exec(text);
  if (!numeric || !dayOrder) return null;
  const [, first, , second, year, hour, minute, seconds, half] = numeric;
  const [day, month] = dayOrder === 'dmy' ? [first, second] : [second, first];
  return checked(year, month, day, on24(hour, half), minute, seconds, null);
}

function ofNamedMonth(named: RegExpExecArray): Parts | null {
  const [, nameFirst, dayAfter, dayFirst, nameAfter, year, hour, minute, second, half] = named;
  const name = (nameFirst ?? nameAfter ?? '').toLowerCase();
  const month = MONTHS.findIndex((one) => one.startsWith(name));
  const number = String(month + 1).padStart(2, '0');
  return month < 0
    ? null
    : checked(year, number, dayAfter ?? dayFirst, on24(hour, half), minute, second, null);
}

function on24(hour: string | undefined, half: string | undefined): string | undefined {
  if (!hour || !half) return hour;
  return String((Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0));
}

function checked(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  hour: string | undefined,
  minute = '00',
  second = '00',
  offset: string | null = null,
): Parts | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const real = new Date(Date.UTC(y, m - 1, d));
  if (real.getUTCMonth() !== m - 1 || real.getUTCDate() !== d) return null;
  if (Number(hour ?? 0) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return {
    day: real.toISOString().slice(0, 10),
    time: hour === undefined ? null : `${hour.padStart(2, '0')}:${minute}:${second}`,
    offset,
  };
}

/** Local times to instants, remembering the zone's offset for each hour already seen. */
function localReader(timeZone: string): (day: string, time: string | null) => string {
  const offsets = new Map<string, number>();
  return (day, time) => {
    if (time === null) return startOfDay(day, timeZone).toISOString();
    const hour = `${day}T${time.slice(0, 2)}`;
    let offset = offsets.get(hour);
    if (offset === undefined) {
      // Zones change on the hour almost everywhere; Lord Howe's half hours are read a little off, once a year.
      offset = instantOf(day, `${time.slice(0, 2)}:00`, timeZone).getTime() - Date.parse(`${hour}:00:00Z`);
      if (offsets.size > 10_000) offsets.clear();
      offsets.set(hour, offset);
    }
    return new Date(Date.parse(`${day}T${time}Z`) + offset).toISOString();
  };
}
