import { type Core, emit, emitMessage } from '../core.ts';
import type { Message } from '../model.ts';

/** A person writes a message, or a reply in a thread. */
export function say(core: Core, user: string, channelId: string, text: string, threadTs?: string): Message {
  const { state } = core;
  const channel = state.channels.get(channelId);
  if (!channel?.members.includes(user)) throw new Error('You are not in this conversation.');
  const message = state.add(channelId, {
    type: 'message',
    ts: state.nextTs(),
    user,
    team: state.identity.teamId,
    text,
    ...(threadTs && { thread_ts: threadTs }),
  });
  emitMessage(core, channelId, message);
  return message;
}

/** A person opens the app: its Home tab, or its direct messages. */
export function openApp(core: Core, user: string, tab: 'home' | 'messages'): Promise<void> {
  const channel = core.state.directMessage(user);
  const view = core.state.homes.get(user);
  return emit(core, 'app_home_opened', {
    type: 'app_home_opened',
    user,
    channel: channel.id,
    tab,
    ...(tab === 'home' && view && { view }),
  });
}

/** A person presses Stop while the assistant works. */
export function stopSession(core: Core, user: string, channel: string, threadTs: string): Promise<void> {
  const streaming = core.state
    .messages(channel)
    .filter((message) => message.thread_ts === threadTs && message.streaming_state === 'in_progress');
  return emit(core, 'agent_session_stopped', {
    type: 'agent_session_stopped',
    user,
    channel,
    thread_ts: threadTs,
    streaming_message_ts: streaming.map((message) => message.ts),
  });
}
