import type { Server } from 'node:http';
import { App, HTTPReceiver, LogLevel, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Config } from '../config.ts';
import { createDeliverer, type Deliverer } from './deliver/deliverer.ts';
import { paceOf } from './deliver/pace.ts';
import type { Render } from './deliver/show.ts';
import { releaseCards } from './deliver/store.ts';
import type { SlackDeps } from './deps.ts';
import { type Door, openDoor } from './door.ts';
import { createHomes, type Homes } from './home.ts';
import type { ListenerDeps } from './listeners/context.ts';
import { boltLogger } from './logger.ts';
import { forgetReceipts, releaseLeases } from './receipts/store.ts';

/** What of the environment the Slack edge needs. */
export type SlackConfig = Pick<
  Config,
  'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN' | 'SLACK_SIGNING_SECRET' | 'SLACK_API_URL' | 'PORT'
>;

/** How fast it goes about its rounds, in milliseconds; tests go faster. */
export interface Rhythm {
  readonly sweepMs: number;
  readonly postIntervalMs: number;
  readonly resumeMs: number;
  readonly homeMs: number;
}

const RHYTHM: Rhythm = { sweepMs: 1000, postIntervalMs: 1100, resumeMs: 15_000, homeMs: 3000 };

/** Slack repeats a delivery for an hour at most; a day is on the safe side. */
const REMEMBER_MS = 24 * 3_600_000;
const FORGET_EVERY_MS = 3_600_000;

/** The deliverer's own memory of what failed outlasts the client's; a 429 is a state, not a wait. */
const NO_RETRIES: WebClientOptions = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };

/** What happens behind the edge: who listens, and what cards say. */
export interface Behind {
  readonly register: (app: App, deps: ListenerDeps) => void;
  readonly render: Render;
  readonly rhythm?: Partial<Rhythm> | undefined;
}

/** A running edge. */
export interface RunningSlack {
  readonly deliverer: Deliverer;
  readonly door: Door;
  readonly teamId: string;
  readonly botUserId: string;
  /** Where Slack's requests are taken; null in Socket Mode. */
  readonly port: number | null;
  /** Stops taking deliveries, finishes those that came in, stops drawing. */
  stop(): Promise<void>;
}

/**
 * Connects to Slack: Socket Mode with an app token, else HTTP with a signing secret on PORT. Rejects with what to set
 * when tokens are missing, and with Slack's error when the bot token is not valid.
 */
export async function connect(
  config: SlackConfig,
  deps: SlackDeps,
  { register, render, rhythm }: Behind,
): Promise<RunningSlack> {
  const pace = { ...RHYTHM, ...rhythm };
  const options = clientOptions(config, deps);
  const bot = await identify(config, options);
  const { botToken, teamId, botUserId } = bot;
  const receiver = receiverOf(config, deps, options);
  const app = new App({
    receiver,
    clientOptions: options,
    logger: boltLogger(deps.log),
    logLevel: LogLevel.INFO,
    // Known from the start, so that nothing is asked of Slack before a delivery is accepted.
    authorize: async () => bot,
    convoStore: false,
  });
  // The door answers for what listeners throw: a refusal is no error to be logged.
  app.error((error) => Promise.reject(error));
  const deliverer = createDeliverer(deps, {
    client: new WebClient(botToken, { ...options, ...NO_RETRIES }),
    render,
    pace: paceOf(deps.clock, pace.postIntervalMs),
  });
  const client = new WebClient(botToken, options);
  const homes = createHomes(client, deps);
  register(app, { ...deps, teamId, botUserId, homes });
  const door = openDoor(app, client, deps, () => deliverer.sweep());
  // The receiver hands each delivery to the door, and the door to Bolt.
  receiver.init({ processEvent: door.processEvent } as App);
  // What comes in from now on is held by this process; what is held already was left by one that died.
  await releaseLeases(deps.db, deps.clock());
  await releaseCards(deps.db, deps.clock());
  const port = portOf(await app.start(config.PORT), config);
  const rounds = goRound(deps, { door, homes, deliverer }, pace);
  return {
    deliverer,
    door,
    teamId,
    botUserId,
    port,
    stop: async () => {
      rounds.stop();
      await app.stop();
      await door.drain();
      await deliverer.stop();
    },
  };
}

interface Bot {
  readonly botToken: string;
  readonly teamId: string;
  readonly botId: string;
  readonly botUserId: string;
}

/** Asks Slack whose token it is. */
async function identify({ SLACK_BOT_TOKEN: botToken }: SlackConfig, options: WebClientOptions): Promise<Bot> {
  if (!botToken) throw new Error('SLACK_BOT_TOKEN is not set. See .env.example.');
  const answer = await new WebClient(botToken, options).auth.test();
  const { team_id: teamId, user_id: botUserId, bot_id: botId } = answer;
  if (!teamId || !botUserId || !botId) throw new Error('SLACK_BOT_TOKEN is not the token of a bot.');
  return { botToken, teamId, botId, botUserId };
}

/** What is looked after again and again: deliveries left undone and long past, Homes, cards. */
function goRound(
  { db, clock, log }: SlackDeps,
  { door, homes, deliverer }: { door: Door; homes: Homes; deliverer: Deliverer },
  { sweepMs, resumeMs, homeMs }: Rhythm,
): { stop(): void } {
  const round = (what: string, work: () => Promise<void>) => () => {
    work().catch((error: unknown) => log.error({ err: error }, `${what} could not be looked after`));
  };
  const resume = round('deliveries', () => door.resume());
  const forget = round('old deliveries', () => forgetReceipts(db, new Date(clock().getTime() - REMEMBER_MS)));
  const refresh = round('Homes', () => homes.refresh());
  resume();
  const timers = [
    setInterval(resume, resumeMs),
    setInterval(forget, FORGET_EVERY_MS),
    setInterval(refresh, homeMs),
  ];
  deliverer.start(sweepMs);
  return {
    stop: () => {
      for (const timer of timers) clearInterval(timer);
    },
  };
}

/** Bounded in tries and time, so that a Slack that hangs never holds a listener for minutes. */
function clientOptions(config: SlackConfig, deps: SlackDeps): WebClientOptions {
  return {
    ...(config.SLACK_API_URL ? { slackApiUrl: config.SLACK_API_URL } : {}),
    retryConfig: { retries: 2, minTimeout: 300, maxTimeout: 2000 },
    timeout: 10_000,
    logger: boltLogger(deps.log),
  };
}

function receiverOf(config: SlackConfig, deps: SlackDeps, options: WebClientOptions): Receiver {
  const logger = boltLogger(deps.log);
  if (config.SLACK_APP_TOKEN) {
    const installerOptions = { clientOptions: options };
    return new SocketModeReceiver({ appToken: config.SLACK_APP_TOKEN, logger, installerOptions });
  }
  if (config.SLACK_SIGNING_SECRET) {
    return new HTTPReceiver({ signingSecret: config.SLACK_SIGNING_SECRET, logger, customRoutes: [HEALTH] });
  }
  throw new Error('Set SLACK_APP_TOKEN for Socket Mode or SLACK_SIGNING_SECRET for HTTP. See .env.example.');
}

const HEALTH = {
  path: '/health',
  method: 'GET',
  handler: (_: unknown, response: import('node:http').ServerResponse) => {
    response.writeHead(200).end('ok');
  },
};

function portOf(server: unknown, config: SlackConfig): number | null {
  if (config.SLACK_APP_TOKEN) return null;
  const address = (server as Server).address();
  return address && typeof address === 'object' ? address.port : config.PORT;
}
