import type { Change, Channel, Ephemeral, Message, Person, Session, View } from '../model.ts';
import type { CommandHint, ShortcutHint } from '../options.ts';
import type { State } from '../state.ts';

/** What the app offers to everybody. */
export interface Offered {
  commands: readonly CommandHint[];
  /** In the menu of each message. */
  shortcuts: readonly ShortcutHint[];
}

/** Everything that a person sees when the page opens. */
export interface Snapshot extends Offered {
  me: string;
  teamName: string;
  botUserId: string;
  people: Person[];
  channels: Channel[];
  messages: Record<string, Message[]>;
  ephemerals: Ephemeral[];
  views: View[];
  home: View | null;
  sessions: Session[];
  connected: boolean;
}

const sees = (channel: Channel | undefined, user: string) => channel?.members.includes(user) ?? false;

export function snapshot(state: State, user: string, offered: Offered, connected: boolean): Snapshot {
  const channels = [...state.channels.values()].filter((channel) => sees(channel, user));
  return {
    me: user,
    teamName: state.identity.teamName,
    botUserId: state.identity.botUserId,
    people: [...state.people.values()],
    channels,
    messages: Object.fromEntries(channels.map(({ id }) => [id, state.messages(id)])),
    ephemerals: state.ephemerals.filter((message) => message.to === user),
    views: state.viewsOf(user),
    home: state.homes.get(user) ?? null,
    sessions: [...state.sessions.values()].filter((session) =>
      sees(state.channels.get(session.channel), user),
    ),
    ...offered,
    connected,
  };
}

/** Whether a change is any of this person's business. */
export function concerns(state: State, change: Change, user: string): boolean {
  switch (change.kind) {
    case 'message':
    case 'message_deleted':
    case 'prompts':
      return sees(state.channels.get(change.channel), user);
    case 'channel':
      return sees(change.channel, user);
    case 'session':
      return sees(state.channels.get(change.session.channel), user);
    case 'connection':
      return true;
    default:
      return change.user === user;
  }
}
