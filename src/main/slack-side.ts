import { join } from 'node:path';
import type { Config } from '../config.ts';
import { systemClock } from '../platform/clock.ts';
import type { SlackConfig } from '../slack/index.ts';
import { startWorkspace } from '../workspace/index.ts';

/** Where Daybreak talks to people: real Slack, or the local workspace when no tokens are set. */
export interface SlackSide {
  readonly config: SlackConfig;
  /** The channel that gets the briefing when no setting names one; null: nobody said. */
  readonly channel: string | null;
  /** The page of the local workspace; null with real Slack. */
  readonly page: string | null;
  stop(): Promise<void>;
}

/** The local workspace's channel for briefings. */
const OPS = 'ops';

export async function openSlackSide(config: Config): Promise<SlackSide> {
  if (config.SLACK_BOT_TOKEN) {
    return { config, channel: config.DAYBREAK_CHANNEL ?? null, page: null, stop: async () => undefined };
  }
  const workspace = await startWorkspace({
    port: config.PORT,
    clock: systemClock,
    stateFile: join(config.DAYBREAK_DATA_DIR, 'workspace.json'),
  });
  return {
    config: {
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_APP_TOKEN: workspace.appToken,
      SLACK_SIGNING_SECRET: undefined,
      SLACK_API_URL: workspace.apiUrl,
      PORT: config.PORT,
    },
    channel: workspace.channels.find(({ name }) => name === OPS)?.id ?? null,
    page: workspace.url,
    stop: () => workspace.stop(),
  };
}
