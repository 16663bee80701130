import type { Dispatcher } from './delivery/dispatch.ts';
import type { Faults } from './faults.ts';
import type { Message } from './model.ts';
import type { State } from './state.ts';
import type { Triggers } from './triggers.ts';

/** What the parts of the workspace share. */
export interface Core {
  state: State;
  triggers: Triggers;
  faults: Faults;
  dispatcher: Dispatcher;
  /** Events the app gets, such as app_mention or message.im. */
  events: ReadonlySet<string>;
  /** The bot's scopes. */
  scopes: ReadonlySet<string>;
  /** The slash commands that the app has, such as /ops. */
  commands: ReadonlySet<string>;
  /** Those in which people are named by their id. */
  escaping: ReadonlySet<string>;
  /** Callback ids of the app's message shortcuts. */
  shortcuts: ReadonlySet<string>;
  /** Where the server listens, without a trailing slash. */
  url: () => string;
}

/** Sends an event to the app if it subscribes to it. `subscription` is the manifest's name for it. */
export function emit(core: Core, subscription: string, event: Record<string, unknown>): Promise<void> {
  if (!core.events.has(subscription)) return Promise.resolve();
  const { identity } = core.state;
  const seconds = Math.floor(core.state.now().getTime() / 1000);
  return core.dispatcher.event({
    token: 'local',
    team_id: identity.teamId,
    api_app_id: identity.appId,
    type: 'event_callback',
    event_id: core.state.nextId('Ev'),
    event_time: seconds,
    event: { event_ts: core.state.nextTs(), ...event },
    authorizations: [
      { team_id: identity.teamId, user_id: identity.botUserId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: 'local',
  });
}

/** Tells the app about a new message, its own ones included, as Slack does. */
export function emitMessage(core: Core, channelId: string, message: Message): void {
  const kind = core.state.channels.get(channelId)?.kind;
  const event = { ...message, channel: channelId, channel_type: kind, event_ts: message.ts };
  void emit(core, kind === 'im' ? 'message.im' : 'message.channels', event);
  const mention = `<@${core.state.identity.botUserId}>`;
  if (kind === 'channel' && !message.bot_id && message.text.includes(mention)) {
    void emit(core, 'app_mention', { ...event, type: 'app_mention' });
  }
}
