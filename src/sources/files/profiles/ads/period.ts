import { instantReader } from '../../../parse/instant.ts';

/** The days that a report covers; the same twice for one day. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Calendar days alone are read, so no zone and no order of day and month matters. */
const days = instantReader('UTC', null);

/** The period that the lines above a report's header give: "September 1, 2026 - September 13, 2026", or one day. */
export function periodOf(preamble: readonly string[]): Period | null {
  for (const line of preamble) {
    const ends = line
      .replaceAll('"', '')
      .split(/\s+[-–—]\s+/)
      .map((text) => days.day(text.trim()));
    const [from, to = from] = ends;
    if (ends.length <= 2 && from && to) return { from, to };
  }
  return null;
}

/** Why figures over several days are not taken for a day's. */
export function sumOfDays(from: string, to: string): string {
  return `covers ${from} to ${to}: a sum over several days is not taken for a day's figure, so export it by day`;
}

/** The start of a row's hour: a day, with the hour of the day ("7", "07:00:00 - 07:59:59") where the report has one. */
export function hourOf(day: string, hour: string): string {
  const start = /^\d{1,2}/.exec(hour)?.[0];
  return start === undefined ? day : `${day} ${start.padStart(2, '0')}:00`;
}
