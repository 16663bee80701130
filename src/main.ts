import { catalogue, chooseAdapter, readBackUnknown, registerActWorkers } from './act/index.ts';
import { createAsk, openAnswerer, sampleGone, settleSampleKnowledge } from './ask/index.ts';
import { readChannelSettings, saveChannelSetting } from './brief/index.ts';
import { type Config, shopDefaults } from './config.ts';
import { actAlone, grant } from './decide/index.ts';
import type { Database } from './domain/database.ts';
import { dayOf } from './domain/day.ts';
import type { Shop } from './domain/shop.ts';
import { lastDays } from './main/last-days.ts';
import { look, rounds } from './main/rounds.ts';
import { openSlackSide, type SlackSide } from './main/slack-side.ts';
import { systemClock } from './platform/clock.ts';
import { openDatabase } from './platform/database.ts';
import { serveHealth } from './platform/health.ts';
import { startJobs } from './platform/jobs.ts';
import { createLog, type Log } from './platform/log.ts';
import { migrate } from './platform/migrate.ts';
import { createEmbedder, createModelAgent } from './platform/models/index.ts';
import { type ScheduledJob, settlePast, startSchedule } from './platform/schedule.ts';
import { recentRuns } from './platform/store.ts';
import { isSampleShop, seedSample, shouldSeed } from './sample/index.ts';
import { startSlack, wantBriefing } from './slack/index.ts';
import { readShop } from './sources/index.ts';

/** Until people say otherwise, alerts wait from now on through the night for the briefing. */
const QUIET_FROM = '20:00';

/** A running Daybreak. */
export interface Running {
  /** The local workspace's page; null with real Slack. */
  readonly page: string | null;
  stop(): Promise<void>;
}

/** Starts everything; `say` tells the person at the terminal what is going on. Whatever it opened, `stop` closes. */
export async function start(config: Config, say: (line: string) => void): Promise<Running> {
  const log = createLog(config.DAYBREAK_LOG_LEVEL);
  const opened: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of opened.toReversed()) await close();
  };
  try {
    const page = await open(config, { log, say, opened });
    return { page, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Opening {
  readonly log: Log;
  readonly say: (line: string) => void;
  readonly opened: (() => Promise<void>)[];
}

async function open(config: Config, { log, say, opened }: Opening): Promise<string | null> {
  const side = await openSlackSide(config);
  opened.push(side.stop);
  const dataDir = config.DAYBREAK_DATA_DIR;
  const db = await openDatabase({ url: config.DATABASE_URL, dataDir });
  opened.push(() => db.close());
  await migrate(db);
  if (side.page && (await shouldSeed(db))) {
    say('An empty database: loading the sample shop …');
    await seedSample(db, { now: systemClock(), dataDir, log });
  }
  const shop = () => readShop(db, shopDefaults(config));
  const jobs = await startJobs(db, log);
  opened.push(() => jobs.stop());
  const adapter = await chooseAdapter(db, dataDir);
  const actDeps = { db, shop: await shop(), clock: systemClock, adapter };
  await registerActWorkers(jobs, actDeps);
  const embedder = createEmbedder(config);
  const isSample = await isSampleShop(db);
  const gone = await settleSampleKnowledge({ db, embedder }, { isSample, now: systemClock() });
  if (gone > 0) say(sampleGone(gone));
  const [agent, tokensPerDay] = [createModelAgent(config), config.DAYBREAK_MODEL_TOKENS_PER_DAY];
  const ask = createAsk({ db, embedder, agent, tokensPerDay, clock: systemClock, shop });
  const edge = { db, jobs, clock: systemClock, log, catalogue, shop, ask, embedder };
  const slack = await startSlack(side.config, edge);
  opened.push(() => slack.stop());
  await introduce(db, config, {
    teamId: slack.teamId,
    channel: side.channel,
    timeZone: (await shop()).timeZone,
  });
  const past = lastDays({ db, shop, clock: systemClock, log, say });
  opened.push(() => past.stop());
  const jobsByTime = rounds({
    db,
    afterNight: () => past.begin(),
    shop,
    readBack: () => readBackUnknown(actDeps),
    actAlone: (now, also) => actAlone({ db, jobs, catalogue, shop }, now, also),
  });
  await firstNight(db, jobsByTime, await shop(), say);
  past.begin();
  // The first question does not wait for what every question is compared with.
  openAnswerer({ db, embedder }, { now: systemClock(), shop: await shop() }).catch((error: unknown) =>
    log.warn({ err: error }, 'answering could not be prepared'),
  );
  const schedule = startSchedule(db, jobsByTime, systemClock, log);
  opened.push(() => schedule.stop());
  await watchOverHealth(db, config, side, opened);
  return side.page;
}

/** Makes the admins that the environment names, and the channel for the briefing, where nobody has said otherwise. */
async function introduce(
  db: Database,
  config: Config,
  { teamId, channel, timeZone }: { teamId: string; channel: string | null; timeZone: string },
): Promise<void> {
  const now = systemClock();
  const actor = { type: 'system', name: 'start' } as const;
  for (const userId of config.DAYBREAK_ADMINS) {
    await grant(db, { actor, member: { teamId, userId, name: null, roles: ['admin'] }, now });
  }
  const known = await readChannelSettings(db);
  if (!channel || known.some((one) => one.channel === channel)) return;
  await saveChannelSetting(db, {
    channel,
    timeZone,
    briefingAt: config.DAYBREAK_BRIEFING_AT,
    quietFrom: QUIET_FROM,
    quietTo: config.DAYBREAK_BRIEFING_AT,
    now,
  });
}

/** The very first start does not wait for the morning: the night runs now, and every channel is briefed. */
async function firstNight(
  db: Database,
  jobs: readonly ScheduledJob[],
  shop: Shop,
  say: (line: string) => void,
): Promise<void> {
  if ((await recentRuns(db, 'night', 1)).length > 0) return;
  say('The first night runs …');
  const now = systemClock();
  await look(db, shop, now);
  for (const { channel, timeZone } of await readChannelSettings(db)) {
    await wantBriefing(db, { channel, day: dayOf(now, timeZone), shop, now });
  }
  await settlePast(db, jobs, systemClock);
}

/** The local workspace and HTTP delivery have a port of their own; only Socket Mode needs one to be asked on. */
async function watchOverHealth(
  db: Database,
  config: Config,
  side: SlackSide,
  opened: (() => Promise<void>)[],
): Promise<void> {
  if (side.page || !config.SLACK_APP_TOKEN) return;
  const health = await serveHealth(db, config.PORT);
  opened.push(health.stop);
}
