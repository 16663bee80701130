import { corrected, correctionsIn, type FactDraft, factsInForce } from '../../context/index.ts';
import type { Database } from '../../domain/database.ts';
import { addDays, type Day, dayOf } from '../../domain/day.ts';
import type { Shop } from '../../domain/shop.ts';
import type { LiftAhead } from './ahead.ts';
import { eventLifts } from './event-lifts.ts';
import { readPositions } from './read-positions.ts';

/** Days over which what an event ahead adds is told. */
const TOLD_DAYS = 28;

/** A declared event that lies ahead, with what is expected of its SKU's next `days` days with and without it. */
export interface EventAhead extends Pick<LiftAhead, 'eventId' | 'kind' | 'peakRatio' | 'settleRatio'> {
  readonly sku: string;
  readonly startsOn: Day;
  readonly days: number;
  readonly units: number;
  readonly unitsWithout: number;
}

/** What events do to demand, measured up to `now` and as people want it used, and what is expected of those ahead. */
export async function readEventLifts(
  db: Database,
  { now, shop }: { now: Date; shop: Shop },
): Promise<{ readonly lifts: readonly FactDraft<'event_lift'>[]; readonly ahead: readonly EventAhead[] }> {
  const positions = [...(await readPositions(db, { now, shop })).values()];
  const corrections = correctionsIn((await factsInForce(db, now)).facts);
  const today = dayOf(now, shop.timeZone);
  const ahead = positions.flatMap(({ outlook: { sku }, learned: { forecast, usual, ahead: events } }) =>
    events.map(({ eventId, kind, peakRatio, settleRatio, from }) => ({
      ...{ sku, eventId, kind, peakRatio, settleRatio, startsOn: addDays(today, from), days: TOLD_DAYS },
      ...{ units: Math.round(forecast.mean(TOLD_DAYS)), unitsWithout: Math.round(usual.mean(TOLD_DAYS)) },
    })),
  );
  return {
    lifts: corrected(eventLifts(positions), corrections),
    ahead: ahead.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0)),
  };
}
