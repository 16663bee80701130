import { readChannelSettings } from '../brief/index.ts';
import type { Database } from '../domain/database.ts';
import { dayOf, daysBetween } from '../domain/day.ts';
import type { Shop } from '../domain/shop.ts';
import { lastDaysSentence, readHistory, replay, tellReplay } from '../learn/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import { claimSlot, finishSlot, recentRuns } from '../platform/store.ts';
import { isSampleShop } from '../sample/index.ts';
import { wantLastDays } from '../slack/index.ts';

/** Days with orders from which past nights are worth telling of. */
const LEAST_DAYS = 30;
const JOB = 'last_days';
const LEASE_SECONDS = 900;
const ATTEMPTS = 3;

interface LastDaysDeps {
  readonly db: Database;
  readonly shop: () => Promise<Shop>;
  readonly clock: Clock;
  readonly log: Log;
  /** Tells the person at the terminal. */
  readonly say: (line: string) => void;
}

/** Telling a new shop what its last ninety days would have been like, once, while everything else goes on. */
export interface LastDays {
  /** Begins or goes on with it, where it has not been told and enough is known. Called after a night. */
  begin(): void;
  /** Ends after the past night under way; the next start goes on from there. */
  stop(): Promise<void>;
}

/** Lives the last ninety nights of a new shop in the background; the sample shop's only when somebody asks for them. */
export function lastDays(deps: LastDaysDeps): LastDays {
  const interrupt = new AbortController();
  let running: Promise<void> | null = null;
  return {
    begin: () => {
      running ??= tellOnce(deps, interrupt.signal)
        .catch((error: unknown) => deps.log.error({ err: error }, 'the last days could not be told'))
        .finally(() => {
          running = null;
        });
    },
    stop: async () => {
      interrupt.abort();
      await running;
    },
  };
}

async function tellOnce(
  { db, shop: readShop, clock, say }: LastDaysDeps,
  signal: AbortSignal,
): Promise<void> {
  const [shop, now] = [await readShop(), clock()];
  if (await isSampleShop(db)) return;
  if ((await recentRuns(db, JOB, 1)).some(({ state }) => state === 'done')) return;
  const { first, last } = await readHistory(db, dayOf(now, shop.timeZone));
  if (!first || !last || daysBetween(first, last) + 1 < LEAST_DAYS) return;
  const lived = await replay(db, { shop, now, signal });
  if (!lived.complete) return;
  const report = await tellReplay(db, lived, { shop, now });
  // Another process may have lived the same nights: one of them tells.
  const entry = { job: JOB, slot: 'once', dueAt: now };
  const claim = { now: clock(), leaseSeconds: LEASE_SECONDS, attempts: ATTEMPTS };
  if (!(await claimSlot(db, entry, claim))) return;
  for (const { channel } of await readChannelSettings(db))
    await wantLastDays(db, { channel, replayId: report.id, now: clock() });
  await finishSlot(db, entry, { state: 'done', now: clock() });
  say(lastDaysSentence(report));
}
