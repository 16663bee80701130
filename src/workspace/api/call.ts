import type { Core } from '../core.ts';
import type { Channel } from '../model.ts';
import { type Issue, slackMessages } from '../validate/index.ts';

/** One call of a method: its arguments, decoded, and the workspace it is about. */
export interface Call {
  core: Core;
  args: Record<string, unknown>;
}

/** What a method answers beside `ok: true`. */
export type Method = (call: Call) => object;

/** An answer of `ok: false`. */
export class ApiError extends Error {
  readonly code: string;
  readonly extra: object;

  constructor(code: string, extra: object = {}) {
    super(code);
    this.name = 'ApiError';
    this.code = code;
    this.extra = extra;
  }
}

/** Refuses what the validator complains about, in Slack's shape. */
export function refuse(code: string, issues: readonly Issue[]): void {
  if (issues.length === 0) return;
  const messages = slackMessages(issues);
  throw new ApiError(code, { errors: messages, response_metadata: { messages } });
}

export function text(call: Call, name: string): string {
  const value = call.args[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new ApiError('invalid_arguments', {
    response_metadata: { messages: [`[ERROR] missing required field: ${name}`] },
  });
}

export function optionalText(call: Call, name: string): string | undefined {
  const value = call.args[name];
  return value === undefined || value === null || value === '' ? undefined : String(value);
}

export const flag = (call: Call, name: string): boolean =>
  call.args[name] === true || call.args[name] === 'true' || call.args[name] === '1';

/** The conversation an argument names; a person's id means the direct message with them. */
export function conversation(call: Call, name = 'channel'): Channel {
  const id = text(call, name);
  const { state } = call.core;
  if (state.people.has(id)) return state.directMessage(id);
  const found = state.channels.get(id);
  if (!found) throw new ApiError('channel_not_found');
  return found;
}

/** A conversation that the bot may write to. */
export function joined(call: Call, name = 'channel'): Channel {
  const channel = conversation(call, name);
  if (!channel.members.includes(call.core.state.identity.botUserId)) throw new ApiError('not_in_channel');
  return channel;
}

/** One page of a list, with Slack's cursor. */
export function page<T>(call: Call, items: readonly T[], most = 200): { items: T[]; cursor: string } {
  const limit = Math.min(Number(call.args.limit ?? 100) || 100, most);
  const start = Number(Buffer.from(String(call.args.cursor ?? ''), 'base64').toString()) || 0;
  const end = start + limit;
  const cursor = end < items.length ? Buffer.from(String(end)).toString('base64') : '';
  return { items: items.slice(start, end), cursor };
}
