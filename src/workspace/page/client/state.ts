import type { Snapshot } from '../../client/snapshot.ts';
import type { Change, Message } from '../../model.ts';

/** What the page knows: the snapshot, kept up to date, and what only matters here. */
export interface ClientState extends Snapshot {
  prompts: Record<string, { title: string; prompts: { title: string; message: string }[] }>;
}

export type StreamEvent = { kind: 'snapshot'; snapshot: Snapshot } | Change;

function put<T extends { ts: string }>(messages: readonly T[], message: T): T[] {
  const index = messages.findIndex((one) => one.ts === message.ts);
  if (index < 0) return [...messages, message];
  return messages.map((one, at) => (at === index ? message : one));
}

function withMessage(
  state: ClientState,
  channel: string,
  change: (messages: Message[]) => Message[],
): ClientState {
  return { ...state, messages: { ...state.messages, [channel]: change(state.messages[channel] ?? []) } };
}

/** The state after one event from the server. */
export function reduce(state: ClientState | null, event: StreamEvent): ClientState | null {
  if (event.kind === 'snapshot') return { ...event.snapshot, prompts: state?.prompts ?? {} };
  if (!state) return state;
  switch (event.kind) {
    case 'message':
      return withMessage(state, event.channel, (messages) => put(messages, event.message));
    case 'message_deleted':
      return withMessage(state, event.channel, (messages) => messages.filter((one) => one.ts !== event.ts));
    case 'ephemeral':
      return { ...state, ephemerals: put(state.ephemerals, event.message) };
    case 'ephemeral_gone':
      return { ...state, ephemerals: state.ephemerals.filter((one) => one.ts !== event.ts) };
    case 'channel':
      return {
        ...state,
        channels: [...state.channels.filter((one) => one.id !== event.channel.id), event.channel],
      };
    case 'views':
      return { ...state, views: event.views };
    case 'home':
      return { ...state, home: event.view };
    case 'session': {
      const others = state.sessions.filter(
        (one) => one.channel !== event.session.channel || one.thread_ts !== event.session.thread_ts,
      );
      return { ...state, sessions: [...others, event.session] };
    }
    case 'prompts':
      return { ...state, prompts: { ...state.prompts, [event.channel]: event } };
    case 'connection':
      return { ...state, connected: event.connected };
  }
}
