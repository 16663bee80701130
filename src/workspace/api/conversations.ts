import type { Channel, Message } from '../model.ts';
import { ApiError, type Call, conversation, flag, type Method, optionalText, page, text } from './call.ts';
import { shown } from './content.ts';

/** A channel as the Web API shows it. */
export function wireChannel(channel: Channel, botUserId: string): object {
  const isIm = channel.kind === 'im';
  return {
    id: channel.id,
    created: channel.created,
    is_im: isIm,
    is_channel: !isIm,
    is_private: isIm,
    is_archived: false,
    is_member: channel.members.includes(botUserId),
    ...(isIm
      ? { user: channel.name, is_open: true }
      : { name: channel.name, topic: { value: channel.topic }, num_members: channel.members.length }),
  };
}

function within(call: Call, messages: readonly Message[]): Message[] {
  const oldest = Number(optionalText(call, 'oldest') ?? 0);
  const latest = Number(optionalText(call, 'latest') ?? Number.POSITIVE_INFINITY);
  const inclusive = flag(call, 'inclusive');
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  });
}

/** A thread's first message tells how many replies it has. */
export function withReplies(message: Message, all: readonly Message[]): Message & { reply_count?: number } {
  const replies = all.filter((reply) => reply.thread_ts === message.ts && reply.ts !== message.ts);
  const last = replies.at(-1);
  if (!last) return message;
  return Object.assign(
    { ...message },
    {
      thread_ts: message.ts,
      reply_count: replies.length,
      reply_users: [...new Set(replies.map((reply) => reply.user))],
      latest_reply: last.ts,
    },
  );
}

const answer = (call: Call, messages: readonly Message[]) => {
  const { items, cursor } = page(call, messages, 999);
  return {
    messages: items.map((message) => shown(message, flag(call, 'include_all_metadata'))),
    has_more: cursor !== '',
    response_metadata: { next_cursor: cursor },
  };
};

const history: Method = (call) => {
  const all = call.core.state.messages(conversation(call).id);
  const roots = within(call, all).filter((message) => !message.thread_ts || message.thread_ts === message.ts);
  return answer(call, roots.map((message) => withReplies(message, all)).reverse());
};

const replies: Method = (call) => {
  const all = call.core.state.messages(conversation(call).id);
  const root = text(call, 'ts');
  if (!all.some((message) => message.ts === root)) throw new ApiError('thread_not_found');
  const thread = within(call, all).filter((message) => message.ts === root || message.thread_ts === root);
  return answer(
    call,
    thread.map((message) => withReplies(message, all)),
  );
};

const open: Method = (call) => {
  const { state } = call.core;
  const named = optionalText(call, 'channel');
  const user = optionalText(call, 'users')?.split(',')[0];
  if (!named && !(user && state.people.has(user))) throw new ApiError('user_not_found');
  const channel = named ? conversation(call) : state.directMessage(user as string);
  return { channel: wireChannel(channel, state.identity.botUserId), no_op: true };
};

const listing: Method = (call) => {
  const { state } = call.core;
  const types = (optionalText(call, 'types') ?? 'public_channel').split(',');
  const wanted = [...state.channels.values()].filter((channel) =>
    types.includes(channel.kind === 'im' ? 'im' : 'public_channel'),
  );
  const { items, cursor } = page(call, wanted);
  return {
    channels: items.map((channel) => wireChannel(channel, state.identity.botUserId)),
    response_metadata: { next_cursor: cursor },
  };
};

const info: Method = (call) => ({
  channel: wireChannel(conversation(call), call.core.state.identity.botUserId),
});

const members: Method = (call) => {
  const { items, cursor } = page(call, conversation(call).members);
  return { members: items, response_metadata: { next_cursor: cursor } };
};

const join: Method = (call) => {
  const { identity } = call.core.state;
  const channel = conversation(call);
  if (!channel.members.includes(identity.botUserId)) channel.members.push(identity.botUserId);
  return { channel: wireChannel(channel, identity.botUserId) };
};

export const conversations: Record<string, Method> = {
  'conversations.history': history,
  'conversations.replies': replies,
  'conversations.open': open,
  'conversations.list': listing,
  'conversations.info': info,
  'conversations.members': members,
  'conversations.join': join,
};
