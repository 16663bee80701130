import { dayOf, formatDay } from '../../domain/day.ts';
import type { Asking } from '../asking.ts';
import { type Told, unknown } from '../told.ts';

/** Where a question speaks of an instant before which no night was run. */
export async function noRun(asking: Asking): Promise<Told> {
  if (await asking.isPast()) {
    const day = dayOf(asking.now, asking.shop.timeZone);
    return unknown(
      `No night was run by ${formatDay(day)} ${day.slice(0, 4)}, so nothing was known to be unusual then. Ask without a day for what stands now.`,
    );
  }
  return unknown('No night has run on this data yet, so nothing is known to be unusual: run `daybreak run`.');
}
