import type { PastAlerts } from '../../brief/views.ts';
import type { Database } from '../../domain/database.ts';
import { addDays, dayOf, instantOf } from '../../domain/day.ts';
import { NIGHT_AT, type Shop } from '../../domain/shop.ts';
import { readThresholds, type Thresholds, thresholdDefinition } from '../../watch/index.ts';
import { replay } from './replay.ts';
import { isNews, saidBy } from './report.ts';

/** Nights that are lived again. */
const PAST_NIGHTS = 30;

interface PastAlertsRequest {
  readonly name: string;
  readonly value: number;
  readonly now: Date;
  readonly shop: Shop;
  /** After each night, of those by both values. */
  readonly onNight?: (done: number, of: number) => void;
  /** When aborted, ends after the night under way; the same request goes on from there. */
  readonly signal?: AbortSignal;
}

/**
 * How often people would have been told of a threshold's kind in the last thirty nights, by the value in force and by
 * another: two replays of the same nights, kept like any other, so that the next value takes only its own. Null when
 * it was interrupted. Throws `invalid_input` with the names there are.
 */
export async function countPastAlerts(db: Database, request: PastAlertsRequest): Promise<PastAlerts | null> {
  const { name, value, now, shop, onNight, signal } = request;
  const { kind } = thresholdDefinition(name);
  const inForce = await readThresholds(db, now);
  const today = dayOf(now, shop.timeZone);
  const to = instantOf(today, NIGHT_AT, shop.timeZone) <= now ? today : addDays(today, -1);
  // What stands on the night before the first is no news of these nights.
  const from = addDays(to, -PAST_NIGHTS);
  const nights = PAST_NIGHTS + 1;
  const countBy = async (thresholds: Thresholds, before: number): Promise<number | null> => {
    const lived = await replay(db, {
      ...{ shop, from, to, now, thresholds },
      ...(signal ? { signal } : {}),
      onNight: (done) => onNight?.(before + done, 2 * nights),
    });
    if (!lived.complete) return null;
    return saidBy(lived.nights).filter((one) => one.kind === kind && one.day > from && isNews(one)).length;
  };
  const before = await countBy(inForce, 0);
  const after = before === null ? null : await countBy({ ...inForce, [name]: value }, nights);
  return before === null || after === null ? null : { name, value, nights: PAST_NIGHTS, before, after };
}
