import { catalogue } from '../act/index.ts';
import { isBriefingPast, readChannelSettings } from '../brief/index.ts';
import { type AlsoAlone, expire } from '../decide/index.ts';
import type { Database } from '../domain/database.ts';
import { addDays, dayOf, weekdayOf } from '../domain/day.ts';
import { NIGHT_AT, type Shop } from '../domain/shop.ts';
import { wakeDue } from '../findings/index.ts';
import { lookBack, startBaseline, takeBackTrust } from '../learn/index.ts';
import { runNight } from '../night.ts';
import type { ScheduledJob } from '../platform/schedule.ts';
import {
  wantAlerts,
  wantAlone,
  wantAloneDay,
  wantBriefing,
  wantGaps,
  wantOffers,
  wantWorth,
} from '../slack/index.ts';

/** A night that was missed still runs this late: the morning's decisions rest on it. */
const NIGHT_CATCH_UP_MINUTES = 18 * 60;
/** A briefing later than this would be read as the next one. */
const BRIEFING_CATCH_UP_MINUTES = 6 * 60;
const SCAN_CATCH_UP_MINUTES = 59;

/** When people have read their briefing: what found no answer last week, and whether it was worth it, on Mondays. */
const GAPS_AT = '10:00';
const MONDAY = 1;

interface RoundsDeps {
  readonly db: Database;
  readonly shop: () => Promise<Shop>;
  /** Told after each night: what takes longer than a night begins then, and is not waited for. */
  readonly afterNight?: () => void;
  /** Asks platforms how the actions ended whose answer was lost. */
  readonly readBack: () => Promise<number>;
  /** Decides by itself on what people let it; what is told at once is wanted in the same transaction. */
  readonly actAlone: (now: Date, also: AlsoAlone) => Promise<unknown>;
}

/** What happens by itself, in the order in which one tick does it: the night, the hourly look, the briefings. */
export function rounds(deps: RoundsDeps): ScheduledJob[] {
  const { db, shop, readBack } = deps;
  return [
    {
      name: 'night',
      catchUpMinutes: NIGHT_CATCH_UP_MINUTES,
      cadences: async () =>
        new Map([['', { every: 'day', at: NIGHT_AT, timeZone: (await shop()).timeZone }]]),
      run: async ({ now }) => {
        await look(db, await shop(), now);
        const { offered: offers } = await lookBack(db, { shop: await shop(), now });
        await actAndTell(deps, now);
        for (const { channel } of await readChannelSettings(db))
          await wantOffers(db, { channel, offers, now });
        deps.afterNight?.();
      },
    },
    {
      name: 'scan',
      catchUpMinutes: SCAN_CATCH_UP_MINUTES,
      cadences: async () => new Map([['', { every: 'hour' }]]),
      run: async ({ now }) => {
        await readBack();
        await look(db, await shop(), now);
        await actAndTell(deps, now);
        for (const setting of await readChannelSettings(db)) {
          const { channel, timeZone } = setting;
          await wantAlerts(db, { channel, now });
          // A digest that was skipped with its briefing is owed.
          const day = addDays(dayOf(now, timeZone), -1);
          if (isBriefingPast(setting, now)) await wantAloneDay(db, { channel, day, shop: await shop(), now });
        }
      },
    },
    {
      name: 'briefing',
      catchUpMinutes: BRIEFING_CATCH_UP_MINUTES,
      cadences: async () =>
        new Map(
          (await readChannelSettings(db)).map(({ channel, briefingAt, timeZone }) => [
            channel,
            { every: 'day', at: briefingAt, timeZone },
          ]),
        ),
      run: async ({ key, slot, now }) => {
        const about = { channel: key, shop: await shop(), now };
        await wantAloneDay(db, { ...about, day: addDays(slot.key, -1) });
        await wantBriefing(db, { ...about, day: slot.key });
      },
    },
    {
      name: 'gaps',
      catchUpMinutes: BRIEFING_CATCH_UP_MINUTES,
      cadences: async () =>
        new Map(
          (await readChannelSettings(db)).map(({ channel, timeZone }) => [
            channel,
            { every: 'day', at: GAPS_AT, timeZone },
          ]),
        ),
      run: async ({ key, slot, now }) => {
        if (weekdayOf(slot.key) !== MONDAY) return;
        await wantGaps(db, { channel: key, day: slot.key, shop: await shop(), now });
        await wantWorth(db, { channel: key, day: slot.key, now });
      },
    },
  ];
}

/** Does what people still let it do without asking, and has every channel told of what is to be told at once, or neither. */
async function actAndTell({ db, actAlone }: RoundsDeps, now: Date): Promise<void> {
  await takeBackTrust(db, now);
  await actAlone(now, async (tx, decided) => {
    const actionIds = decided.filter(({ tellAtOnce }) => tellAtOnce).map(({ id }) => id);
    for (const { channel } of await readChannelSettings(tx)) await wantAlone(tx, { channel, actionIds, now });
  });
}

/** Looks at everything anew: what slept is woken, what nobody decided on expires, and the watchers run. */
export async function look(db: Database, shop: Shop, now: Date): Promise<void> {
  await wakeDue(db, now);
  await expire(db, now);
  await runNight(db, { now, shop, catalogue });
  await startBaseline(db, { now, ranAt: now });
}
