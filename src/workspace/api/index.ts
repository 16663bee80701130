import type { Core } from '../core.ts';
import { SocketTransport } from '../delivery/socket.ts';
import { agents } from './agents.ts';
import { ApiError, type Method } from './call.ts';
import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { people } from './people.ts';
import { checkScope } from './scopes.ts';
import { streams } from './streams.ts';
import { validate } from './validate.ts';
import { views } from './views.ts';

const openConnection: Method = ({ core }) => {
  const { transport } = core.dispatcher;
  if (!(transport instanceof SocketTransport)) throw new ApiError('socket_mode_not_enabled');
  const ticket = transport.ticket();
  if (!ticket) throw new ApiError('too_many_websockets');
  return { url: `${core.url().replace(/^http/, 'ws')}/link?ticket=${ticket}` };
};

const METHODS: Readonly<Record<string, Method>> = {
  ...people,
  ...chat,
  ...conversations,
  ...views,
  ...agents,
  ...streams,
  'apps.connections.open': openConnection,
  'blocks.validate': validate,
};

/** Methods that anybody may call, with any token or none. */
const OPEN = new Set(['api.test', 'blocks.validate']);

function authorize(core: Core, method: string, token: string): void {
  const { botToken, appToken } = core.state.identity;
  if (OPEN.has(method)) return;
  if (token === '') throw new ApiError('not_authed');
  const expected = method === 'apps.connections.open' ? appToken : botToken;
  if (token === expected) return;
  throw new ApiError(token === botToken || token === appToken ? 'not_allowed_token_type' : 'invalid_auth');
}

/** Runs a method and answers as Slack does: `ok` true or false, never an exception for what the caller did. */
export function callMethod(core: Core, name: string, token: string, args: Record<string, unknown>): object {
  try {
    authorize(core, name, token);
    const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
    if (!method) throw new ApiError('unknown_method', { req_method: name });
    const call = { core, args };
    checkScope(call, name);
    return { ok: true, ...method(call) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ok: false, error: error.code, ...error.extra };
  }
}
