import { ApiServer, type RecordedCall } from './api-server.ts';
import { ClientServer } from './client/server.ts';
import type { Core } from './core.ts';
import { Dispatcher } from './delivery/dispatch.ts';
import { HttpTransport } from './delivery/http.ts';
import { SocketTransport } from './delivery/socket.ts';
import { Faults } from './faults.ts';
import { type Hands, hands } from './hands/index.ts';
import { readManifest } from './manifest.ts';
import type { Channel, Identity, Person } from './model.ts';
import type { WorkspaceOptions } from './options.ts';
import { servePage } from './page-server.ts';
import { readSaved, saver } from './persist.ts';
import { newWorkspace } from './seed.ts';
import { listen, portOf } from './server.ts';
import { State } from './state.ts';
import { Triggers } from './triggers.ts';

export type { ApiFault, DeliveryFault } from './faults.ts';
export type { Change, Channel, Ephemeral, Message, Person, View } from './model.ts';
export type { WorkspaceOptions } from './options.ts';

/** A Slack-compatible workspace on this machine. */
export interface Workspace extends Hands {
  /** The page. */
  url: string;
  /** For Bolt's `clientOptions.slackApiUrl`. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  identity: Identity;
  /** People without the bot, in the order of the seed. */
  users: Person[];
  channels: Channel[];
  faults: Faults;
  /** Every Web API call since the start, oldest first. */
  calls: readonly RecordedCall[];
  /** Asks connected apps to connect anew, as Slack does now and then. */
  refreshConnections(): void;
  /** Where the app takes requests, once that is known (HTTP only). */
  deliverTo(requestUrl: string): void;
  stop(): Promise<void>;
}

function transportOf(options: WorkspaceOptions, state: State): SocketTransport | HttpTransport {
  const { transport = 'socket', clock } = options;
  const { appId, signingSecret } = state.identity;
  if (transport !== 'socket') return new HttpTransport(transport.requestUrl, signingSecret, clock);
  return new SocketTransport(appId, (connected) => state.tell({ kind: 'connection', connected }));
}

/** Starts the workspace: Web API, delivery to the app, and the page. Throws where the port is taken. */
export async function startWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const { clock, stateFile, host = '127.0.0.1' } = options;
  const { events, scopes, commands, shortcuts } = { ...(await readManifest()), ...options };
  const saved = (stateFile && (await readSaved(stateFile))) || newWorkspace(options.seed);
  const state = new State(saved, clock);
  const settled = stateFile ? saver(stateFile, () => state.saved()) : async () => {};
  const faults = new Faults();
  const transport = transportOf(options, state);
  let url = '';
  const core: Core = {
    state,
    faults,
    triggers: new Triggers(clock),
    dispatcher: new Dispatcher(transport, faults, options.retryDelaysMs),
    events: new Set(events),
    scopes: new Set(scopes),
    commands: new Set(commands.map(({ command }) => command)),
    escaping: new Set(commands.filter(({ escapes }) => escapes).map(({ command }) => command)),
    shortcuts: new Set(shortcuts.map(({ callbackId }) => callbackId)),
    url: () => url,
  };
  const api = new ApiServer(core, settled, options.postsPerSecond);
  const client = new ClientServer(core, { commands, shortcuts }, settled);
  const server = await listen({ core, api, client, servePage, settled }, options.port, host);
  url = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${portOf(server)}`;
  const { botToken, appToken, signingSecret } = state.identity;
  return {
    ...hands(core),
    url,
    apiUrl: `${url}/api/`,
    botToken,
    appToken,
    signingSecret,
    identity: state.identity,
    users: [...state.people.values()].filter((person) => !person.isBot),
    channels: [...state.channels.values()].filter((channel) => channel.kind === 'channel'),
    faults,
    calls: api.calls,
    refreshConnections: () => transport instanceof SocketTransport && transport.refresh(),
    deliverTo: (requestUrl) => {
      if (transport instanceof HttpTransport) transport.requestUrl = requestUrl;
    },
    stop: async () => {
      await core.dispatcher.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await settled();
    },
  };
}
