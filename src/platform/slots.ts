import { addDays, type Day, dayOf, instantOf } from '../domain/day.ts';

/** When a job is due: once an hour, or once a day at a wall-clock time of a zone. */
export type Cadence =
  | { readonly every: 'hour' }
  | { readonly every: 'day'; readonly at: string; readonly timeZone: string };

/** One due occurrence of a job: its key in the ledger and the instant at which it was due. */
export interface Slot {
  readonly key: string;
  readonly dueAt: Date;
}

const HOUR_MS = 3_600_000;

/**
 * The latest slot that is due at `now`. A daily slot is named by its local day, so that a wall-clock time that DST
 * skips still has its slot (at the first instant after the gap) and one that it repeats has a single one.
 */
export function latestSlot(cadence: Cadence, now: Date): Slot {
  if (cadence.every === 'hour') {
    const dueAt = new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS);
    return { key: dueAt.toISOString().slice(0, 13), dueAt };
  }
  const today = slotOn(dayOf(now, cadence.timeZone), cadence);
  if (today.dueAt <= now) return today;
  return slotOn(addDays(today.key, -1), cadence);
}

function slotOn(day: Day, { at, timeZone }: { at: string; timeZone: string }): Slot {
  return { key: day, dueAt: instantOf(day, at, timeZone) };
}
