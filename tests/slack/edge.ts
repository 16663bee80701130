import { WebClient } from '@slack/web-api';
import { catalogue } from '../../src/act/index.ts';
import { createAsk, openAnswerer } from '../../src/ask/index.ts';
import type { Config } from '../../src/config.ts';
import type { Database } from '../../src/domain/database.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createLog } from '../../src/platform/log.ts';
import { createEmbedder } from '../../src/platform/models/index.ts';
import { type Behind, connect, type RunningSlack } from '../../src/slack/connect.ts';
import type { SlackDeps } from '../../src/slack/deps.ts';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../src/workspace/index.ts';

const SHOP = {
  name: 'Harbor & Pine',
  timeZone: 'America/New_York',
  currency: 'USD',
  returnWindowDays: 30,
};
const EMBEDDER = createEmbedder({});

export const OPS = 'C0OPS000001';
export const MAYA = 'U0MAYA00001';
export const TOMAS = 'U0TOMAS0001';
export const PRIYA = 'U0PRIYA0001';
export const ADAEZE = 'U0ADAEZE001';
export const JONAS = 'U0JONAS0001';

export const TRANSPORTS = ['socket', 'http'] as const;
export type Transport = (typeof TRANSPORTS)[number];

export interface Edge {
  readonly workspace: Workspace;
  readonly slack: RunningSlack;
  readonly deps: SlackDeps;
  readonly config: Config;
  /** Has the workspace deliver to another edge; over Socket Mode the edge connects by itself. */
  connectTo(slack: RunningSlack): void;
  stop(): Promise<void>;
}

export interface EdgeOptions {
  readonly transport: Transport;
  readonly db: Database;
  readonly workspace?: Partial<WorkspaceOptions>;
  readonly deps?: Partial<SlackDeps>;
}

/** Makes once what every question is compared with, so that the first answer of a test does not wait for it. */
export async function prepareToAsk(db: Database): Promise<void> {
  await openAnswerer({ db, embedder: EMBEDDER }, { now: systemClock(), shop: SHOP });
}

/** The edge, connected by either transport to a local workspace of its own. */
export async function startEdge(
  options: EdgeOptions,
  behind: Partial<Behind> | ((config: Config, deps: SlackDeps) => Promise<RunningSlack>),
): Promise<Edge> {
  const { transport, db } = options;
  const workspace = await startWorkspace({
    port: 0,
    clock: systemClock,
    transport: transport === 'socket' ? 'socket' : { requestUrl: 'http://127.0.0.1:9/slack/events' },
    retryDelaysMs: [50, 50],
    ...options.workspace,
  });
  const deps: SlackDeps = {
    db,
    jobs: { enqueue: async () => undefined },
    clock: systemClock,
    ask: createAsk({
      db,
      embedder: EMBEDDER,
      agent: null,
      clock: options.deps?.clock ?? systemClock,
      shop: async () => SHOP,
    }),
    embedder: EMBEDDER,
    log: createLog('silent'),
    catalogue,
    shop: async () => SHOP,
    ...options.deps,
  };
  const config = {
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_API_URL: workspace.apiUrl,
    PORT: 0,
    ...(transport === 'socket'
      ? { SLACK_APP_TOKEN: workspace.appToken }
      : { SLACK_SIGNING_SECRET: workspace.signingSecret }),
  } as Config;
  const start = typeof behind === 'function' ? behind : undefined;
  const slack = start
    ? await start(config, deps)
    : await connect(config, deps, {
        register: () => undefined,
        render: async () => null,
        rhythm: { sweepMs: 50, postIntervalMs: 0, resumeMs: 60_000 },
        ...behind,
      });
  const connectTo = ({ port }: RunningSlack) => {
    if (port) workspace.deliverTo(`http://127.0.0.1:${port}/slack/events`);
  };
  connectTo(slack);
  return {
    workspace,
    slack,
    deps,
    config,
    connectTo,
    stop: async () => {
      await slack.stop();
      await workspace.stop();
    },
  };
}

/** A message with one button, posted as the bot; answers its ts. */
export async function postButton(edge: Edge, actionId: string, value = 'v'): Promise<string> {
  const button = {
    type: 'button',
    action_id: actionId,
    value,
    text: { type: 'plain_text', text: 'Reorder 240 units' },
  };
  const client = new WebClient(edge.workspace.botToken, { slackApiUrl: edge.workspace.apiUrl });
  const blocks = [{ type: 'actions', block_id: 'b', elements: [button] }];
  const { ts } = await client.chat.postMessage({ channel: OPS, text: 'Reorder?', blocks: blocks as never });
  return String(ts);
}
