import { readChannelSettings } from '../brief/index.ts';
import { expire } from '../decide/index.ts';
import type { Database } from '../domain/database.ts';
import { weekdayOf } from '../domain/day.ts';
import type { Shop } from '../domain/shop.ts';
import { wakeDue } from '../findings/index.ts';
import { runNight } from '../night.ts';
import type { ScheduledJob } from '../platform/schedule.ts';
import { wantAlerts, wantBriefing, wantGaps } from '../slack/index.ts';

/** When the night runs on the shop's clock: late enough for the platforms' own nightly jobs, early enough to read. */
const NIGHT_AT = '05:00';
/** A night that was missed still runs this late: the morning's decisions rest on it. */
const NIGHT_CATCH_UP_MINUTES = 18 * 60;
/** A briefing later than this would be read as the next one. */
const BRIEFING_CATCH_UP_MINUTES = 6 * 60;
const SCAN_CATCH_UP_MINUTES = 59;

/** When people have read their briefing: what last week's questions found no answer to, on Mondays. */
const GAPS_AT = '10:00';
const MONDAY = 1;

interface RoundsDeps {
  readonly db: Database;
  readonly shop: () => Promise<Shop>;
  /** Asks platforms how the actions ended whose answer was lost. */
  readonly readBack: () => Promise<number>;
}

/** What happens by itself, in the order in which one tick does it: the night, the hourly look, the briefings. */
export function rounds({ db, shop, readBack }: RoundsDeps): ScheduledJob[] {
  return [
    {
      name: 'night',
      catchUpMinutes: NIGHT_CATCH_UP_MINUTES,
      cadences: async () =>
        new Map([['', { every: 'day', at: NIGHT_AT, timeZone: (await shop()).timeZone }]]),
      run: async ({ now }) => look(db, await shop(), now),
    },
    {
      name: 'scan',
      catchUpMinutes: SCAN_CATCH_UP_MINUTES,
      cadences: async () => new Map([['', { every: 'hour' }]]),
      run: async ({ now }) => {
        await readBack();
        await look(db, await shop(), now);
        for (const { channel } of await readChannelSettings(db)) await wantAlerts(db, { channel, now });
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
      run: async ({ key, slot, now }) =>
        wantBriefing(db, { channel: key, day: slot.key, shop: await shop(), now }),
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
      },
    },
  ];
}

/** Looks at everything anew: what slept is woken, what nobody decided on expires, and the watchers run. */
export async function look(db: Database, shop: Shop, now: Date): Promise<void> {
  await wakeDue(db, now);
  await expire(db, now);
  await runNight(db, { now, shop });
}
