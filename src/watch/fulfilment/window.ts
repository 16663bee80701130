import { addDays, type Day, dayOf, startOfDay } from '../../domain/day.ts';
import type { Shop } from '../../domain/shop.ts';

/** Complete days before a run's instant, with the instants that bound them. */
export interface DayWindow {
  readonly now: Date;
  readonly from: Day;
  readonly today: Day;
  readonly days: number;
  readonly start: Date;
  readonly timeZone: string;
}

/** The `days` before `now` and the running one, which has index `days`. */
export function dayWindow(now: Date, { timeZone }: Shop, days: number): DayWindow {
  const today = dayOf(now, timeZone);
  const from = addDays(today, -days);
  return { now, from, today, days, start: startOfDay(from, timeZone), timeZone };
}
