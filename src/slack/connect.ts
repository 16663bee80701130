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
import { createHomes } from './home.ts';
import type { ListenerDeps } from './listeners/context.ts';
import { boltLogger } from './logger.ts';
import { releaseLeases } from './receipts/store.ts';

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
  const { sweepMs, postIntervalMs, resumeMs, homeMs } = { ...RHYTHM, ...rhythm };
  const token = config.SLACK_BOT_TOKEN;
  if (!token) throw new Error('SLACK_BOT_TOKEN is not set. See .env.example.');
  const options = clientOptions(config, deps);
  const {
    team_id: teamId,
    user_id: botUserId,
    bot_id: botId,
  } = await new WebClient(token, options).auth.test();
  if (!teamId || !botUserId || !botId) throw new Error('SLACK_BOT_TOKEN is not the token of a bot.');

  const receiver = receiverOf(config, deps, options);
  const app = new App({
    receiver,
    clientOptions: options,
    logger: boltLogger(deps.log),
    logLevel: LogLevel.INFO,
    // Known from the start, so that nothing is asked of Slack before a delivery is accepted.
    authorize: async () => ({ botToken: token, botId, botUserId, teamId }),
    convoStore: false,
  });
  // The door answers for what listeners throw: a refusal is no error to be logged.
  app.error((error) => Promise.reject(error));
  const posting = new WebClient(token, {
    ...options,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  const deliverer = createDeliverer(deps, {
    client: posting,
    render,
    pace: paceOf(deps.clock, postIntervalMs),
  });
  const client = new WebClient(token, options);
  const homes = createHomes(client, deps);
  register(app, { ...deps, teamId, botUserId, homes });
  const door = openDoor(app, client, deps, () => deliverer.sweep());
  // The receiver hands each delivery to the door, and the door to Bolt.
  receiver.init({ processEvent: door.processEvent } as App);

  const port = portOf(await app.start(config.PORT), config);
  const resume = () =>
    door
      .resume()
      .catch((error: unknown) => deps.log.error({ err: error }, 'deliveries could not be resumed'));
  await releaseLeases(deps.db, deps.clock());
  await releaseCards(deps.db, deps.clock());
  await resume();
  const resuming = setInterval(resume, resumeMs);
  const refreshing = setInterval(() => {
    homes.refresh().catch((error: unknown) => deps.log.warn({ err: error }, 'Homes could not be refreshed'));
  }, homeMs);
  deliverer.start(sweepMs);
  return {
    deliverer,
    door,
    teamId,
    botUserId,
    port,
    stop: async () => {
      clearInterval(resuming);
      clearInterval(refreshing);
      await app.stop();
      await door.drain();
      await deliverer.stop();
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
