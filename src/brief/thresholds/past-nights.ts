import type { Database } from '../../domain/database.ts';
import { addDays, dayOf, eachDay, instantOf } from '../../domain/day.ts';
import { NIGHT_AT, type Shop } from '../../domain/shop.ts';
import { carryOn, type Standings } from '../../findings/index.ts';
import { readThresholds, runWatchers, type Thresholds, thresholdDefinition } from '../../watch/index.ts';
import type { PastAlerts } from '../views.ts';

/** Nights that are lived again. */
export const PAST_NIGHTS = 30;

/**
 * How often people would have been told of a threshold's kind in the last thirty nights, by the value in force and by
 * another: each night sees only what was known then, and nothing is written. Takes two nights' time for each.
 */
export async function countPastAlerts(
  db: Database,
  {
    name,
    value,
    now,
    shop,
    onNight,
  }: { name: string; value: number; now: Date; shop: Shop; onNight?: (done: number, of: number) => void },
): Promise<PastAlerts> {
  const { kind } = thresholdDefinition(name);
  const inForce = await readThresholds(db, now);
  const today = dayOf(now, shop.timeZone);
  // What stands on the night before the first is no news of these nights.
  const days = eachDay(addDays(today, -PAST_NIGHTS), today);
  const counts = { before: 0, after: 0 };
  const standings: Record<keyof typeof counts, Standings> = { before: new Map(), after: new Map() };
  for (const [night, day] of days.entries()) {
    const at = instantOf(day, NIGHT_AT, shop.timeZone);
    const live = async (side: keyof typeof counts, thresholds: Thresholds) => {
      const { drafts, evaluated } = await runWatchers(db, { now: at, shop, thresholds });
      const own = { drafts: drafts.filter((one) => one.kind === kind), evaluated, now: at };
      const lived = carryOn(standings[side], own);
      standings[side] = lived.standings;
      if (night > 0) counts[side] += lived.events.filter(({ event }) => NEWS.has(event)).length;
    };
    await live('before', inForce);
    await live('after', { ...inForce, [name]: value });
    onNight?.(night + 1, days.length);
  }
  return { name, value, nights: PAST_NIGHTS, ...counts };
}

const NEWS: ReadonlySet<string> = new Set(['opened', 'worsened', 'reopened']);
