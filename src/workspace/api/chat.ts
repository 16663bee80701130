import { emitMessage } from '../core.ts';
import type { Channel, Message } from '../model.ts';
import { ApiError, type Call, conversation, joined, type Method, optionalText, text } from './call.ts';
import { contentOf, shown } from './content.ts';

const UPDATE_TEXT = 4_000;

/** A new message by the bot, put into a channel and announced. */
export function post(call: Call, channel: Channel, content: Partial<Message>): Message {
  const { state } = call.core;
  const { identity } = state;
  const threadTs = optionalText(call, 'thread_ts');
  if (threadTs && !state.message(channel.id, threadTs)) throw new ApiError('thread_not_found');
  const message = state.add(channel.id, {
    type: 'message',
    ts: state.nextTs(),
    user: identity.botUserId,
    bot_id: identity.botId,
    app_id: identity.appId,
    team: identity.teamId,
    text: '',
    ...content,
    ...(threadTs && { thread_ts: threadTs }),
  });
  emitMessage(call.core, channel.id, message);
  return message;
}

/** The bot's own message that a call names by channel and ts. */
export function ownMessage(call: Call, channel: Channel, refusal: string): Message {
  const message = call.core.state.message(channel.id, text(call, 'ts'));
  if (!message) throw new ApiError('message_not_found');
  if (message.bot_id !== call.core.state.identity.botId) throw new ApiError(refusal);
  return message;
}

const postMessage: Method = (call) => {
  const channel = joined(call);
  const message = post(call, channel, contentOf(call));
  return { channel: channel.id, ts: message.ts, message };
};

/** A block that keeps its id keeps its type: a client could not tell otherwise what became of it. */
function checkSameTypes(before: Message, after: Pick<Message, 'blocks'>): void {
  const types = new Map(before.blocks?.map((block) => [block.block_id, block.type]));
  for (const block of after.blocks ?? []) {
    const type = types.get(block.block_id);
    if (type && type !== block.type) throw new ApiError('block_mismatch');
  }
}

const update: Method = (call) => {
  const channel = conversation(call);
  const message = ownMessage(call, channel, 'cant_update_message');
  if (message.streaming_state === 'in_progress') throw new ApiError('streaming_state_conflict');
  const content = contentOf(call);
  if (content.text.length > UPDATE_TEXT) throw new ApiError('msg_too_long');
  checkSameTypes(message, content);
  if (content.blocks) delete message.edited;
  else message.edited = { user: message.user, ts: call.core.state.nextTs() };
  delete message.blocks;
  Object.assign(message, content);
  call.core.state.tell({ kind: 'message', channel: channel.id, message });
  return { channel: channel.id, ts: message.ts, text: message.text, message: shown(message) };
};

const remove: Method = (call) => {
  const channel = conversation(call);
  const message = ownMessage(call, channel, 'cant_delete_message');
  call.core.state.remove(channel.id, message.ts);
  return { channel: channel.id, ts: message.ts };
};

const postEphemeral: Method = (call) => {
  const { state } = call.core;
  const channel = joined(call);
  const user = text(call, 'user');
  if (!channel.members.includes(user)) throw new ApiError('user_not_in_channel');
  const threadTs = optionalText(call, 'thread_ts');
  const ts = state.nextTs();
  state.addEphemeral({
    type: 'message',
    ts,
    user: state.identity.botUserId,
    bot_id: state.identity.botId,
    team: state.identity.teamId,
    channel: channel.id,
    to: user,
    ...contentOf(call),
    ...(threadTs && { thread_ts: threadTs }),
  });
  return { message_ts: ts };
};

const getPermalink: Method = (call) => {
  const channel = conversation(call);
  const ts = text(call, 'message_ts');
  if (!call.core.state.message(channel.id, ts)) throw new ApiError('message_not_found');
  return { channel: channel.id, permalink: `${call.core.url()}/#${channel.id}/${ts}` };
};

export const chat: Record<string, Method> = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.delete': remove,
  'chat.postEphemeral': postEphemeral,
  'chat.getPermalink': getPermalink,
};
