import { connect, type Rhythm, type RunningSlack, type SlackConfig } from './connect.ts';
import { renderer } from './deliver/render.ts';
import type { SlackDeps } from './deps.ts';
import { register } from './listeners/index.ts';

/**
 * Starts Daybreak in Slack: Socket Mode with an app token, else HTTP with a signing secret on PORT. Rejects with what
 * to set when tokens are missing, and with Slack's error when the bot token is not valid.
 */
export function startSlack(
  config: SlackConfig,
  deps: SlackDeps,
  rhythm?: Partial<Rhythm>,
): Promise<RunningSlack> {
  return connect(config, deps, { register, render: renderer(deps), rhythm });
}
