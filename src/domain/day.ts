import { Temporal } from 'temporal-polyfill';

/** A calendar day in the shop's time zone, "2026-03-03". */
export type Day = string;

const DAY_MS = 86_400_000;

/** The calendar day on which an instant falls in a time zone (IANA name). */
export function dayOf(instant: Date, timeZone: string): Day {
  return zoned(instant, timeZone).toPlainDate().toString();
}

/** The instant at which a day starts in a time zone; where midnight does not exist, the first instant after it. */
export function startOfDay(day: Day, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds);
}

/** The day `days` later (earlier when negative). */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day)
    .add({ days: Math.trunc(days) })
    .toString();
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  // A night counts many thousands of days: calendar objects are only for what does not read as a plain day.
  if (Number.isInteger(days)) return days;
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/** ISO weekday of a day: 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

/** Every day from `from` to `to`, both included; empty when `to` is earlier. */
export function eachDay(from: Day, to: Day): Day[] {
  const count = daysBetween(from, to) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(from, index));
}

/** The local time of day of an instant, in minutes after midnight on the wall clock. */
export function minuteOfDay(instant: Date, timeZone: string): number {
  const local = zoned(instant, timeZone);
  return local.hour * 60 + local.minute;
}

/** The instant of a wall-clock time on a day; a time skipped by DST moves forward, a repeated one is its first. */
export function instantOf(day: Day, time: string, timeZone: string): Date {
  const plain = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time));
  return new Date(plain.toZonedDateTime(timeZone).epochMilliseconds);
}

/** A day for people: "Wed 3 Mar". */
export function formatDay(day: Day): string {
  return WORDS.format(Date.parse(day));
}

/** A day reads as its midnight in UTC; making a format costs more than using it a thousand times. */
const WORDS = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

function zoned(instant: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}
