import { App, LogLevel } from '@slack/bolt';
import { systemClock } from '../../src/platform/clock.ts';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../src/workspace/index.ts';

export const MAYA = 'U0MAYA00001';
export const OPS = 'C0OPS000001';

export type Transport = 'socket' | 'http';
export const TRANSPORTS: Transport[] = ['socket', 'http'];

export interface Running {
  workspace: Workspace;
  app: App;
  stop(): Promise<void>;
}

/** An unmodified Bolt app, connected to a workspace of its own by either transport. */
export async function start(
  transport: Transport,
  register: (app: App) => void,
  options: Partial<WorkspaceOptions> = {},
): Promise<Running> {
  const socket = transport === 'socket';
  const workspace = await startWorkspace({
    port: 0,
    clock: systemClock,
    transport: socket ? 'socket' : { requestUrl: 'http://127.0.0.1:9/slack/events' },
    ...options,
  });
  const app = new App({
    token: workspace.botToken,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } },
    ...(socket
      ? { socketMode: true, appToken: workspace.appToken }
      : { signingSecret: workspace.signingSecret }),
  });
  register(app);
  const listening = await app.start({ port: 0, host: '127.0.0.1' } as never);
  if (!socket) {
    const { port } = (listening as import('node:http').Server).address() as { port: number };
    workspace.deliverTo(`http://127.0.0.1:${port}/slack/events`);
  }
  return {
    workspace,
    app,
    stop: async () => {
      await app.stop();
      await workspace.stop();
    },
  };
}
