import type { Clock } from '../platform/clock.ts';
import type {
  Block,
  Change,
  Channel,
  Ephemeral,
  Identity,
  Message,
  Person,
  Saved,
  Session,
  View,
} from './model.ts';

/** An open modal and who looks at it. */
export interface OpenView {
  user: string;
  view: View;
  /** What is typed or chosen in it so far, by block id and action id. */
  values: Record<string, Record<string, unknown>>;
}

/** All that the workspace knows; every change is told to whoever listens. */
export class State {
  readonly identity: Identity;
  readonly people: Map<string, Person>;
  readonly channels: Map<string, Channel>;
  readonly homes: Map<string, View>;
  readonly modals = new Map<string, OpenView>();
  readonly sessions = new Map<string, Session>();
  ephemerals: Ephemeral[] = [];
  private readonly history: Map<string, Message[]>;
  private readonly listeners = new Set<(change: Change) => void>();
  private readonly clock: Clock;
  private lastMicros = 0;
  private lastNumber = 0;

  constructor(saved: Saved, clock: Clock) {
    this.clock = clock;
    this.identity = saved.identity;
    this.people = new Map(saved.people.map((person) => [person.id, person]));
    this.channels = new Map(saved.channels.map((channel) => [channel.id, channel]));
    this.history = new Map(Object.entries(saved.messages));
    this.homes = new Map(Object.entries(saved.homes));
    for (const messages of this.history.values()) {
      for (const { ts } of messages) this.lastMicros = Math.max(this.lastMicros, Number(ts.replace('.', '')));
    }
  }

  saved(): Saved {
    return {
      identity: this.identity,
      people: [...this.people.values()],
      channels: [...this.channels.values()],
      messages: Object.fromEntries(this.history),
      homes: Object.fromEntries(this.homes),
    };
  }

  now(): Date {
    return this.clock();
  }

  /** A message's timestamp, which is its identity: Unix seconds with microseconds, never the same twice. */
  nextTs(): string {
    this.lastMicros = Math.max(this.now().getTime() * 1000, this.lastMicros + 1);
    const digits = String(this.lastMicros).padStart(16, '0');
    return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
  }

  /** An id in Slack's shape, such as V0000000A1. */
  nextId(prefix: string): string {
    this.lastNumber = Math.max(this.lastNumber + 1, this.now().getTime());
    return `${prefix}${this.lastNumber.toString(36).toUpperCase().padStart(9, '0')}`;
  }

  listen(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(change: Change): void {
    for (const listener of this.listeners) listener(change);
  }

  /** Oldest first, replies included. */
  messages(channel: string): Message[] {
    return this.history.get(channel) ?? [];
  }

  message(channel: string, ts: string): Message | undefined {
    return this.messages(channel).find((message) => message.ts === ts);
  }

  add(channel: string, message: Message): Message {
    const messages = this.history.get(channel);
    if (messages) messages.push(message);
    else this.history.set(channel, [message]);
    this.tell({ kind: 'message', channel, message });
    return message;
  }

  remove(channel: string, ts: string): void {
    this.history.set(
      channel,
      this.messages(channel).filter((message) => message.ts !== ts),
    );
    this.tell({ kind: 'message_deleted', channel, ts });
  }

  addEphemeral(message: Ephemeral): void {
    this.ephemerals.push(message);
    this.tell({ kind: 'ephemeral', user: message.to, message });
  }

  removeEphemeral(ts: string): void {
    const gone = this.ephemerals.find((message) => message.ts === ts);
    this.ephemerals = this.ephemerals.filter((message) => message.ts !== ts);
    if (gone) this.tell({ kind: 'ephemeral_gone', user: gone.to, ts });
  }

  /** The direct message between the bot and a person; made when it is first needed. */
  directMessage(user: string): Channel {
    const found = [...this.channels.values()].find(
      (channel) => channel.kind === 'im' && channel.name === user,
    );
    if (found) return found;
    const channel: Channel = {
      id: `D${user.slice(1)}`,
      name: user,
      kind: 'im',
      topic: '',
      members: [user, this.identity.botUserId],
      created: Math.floor(this.now().getTime() / 1000),
    };
    this.channels.set(channel.id, channel);
    this.tell({ kind: 'channel', channel });
    return channel;
  }

  /** A person's modals, the top one last. */
  viewsOf(user: string): View[] {
    return [...this.modals.values()].filter((open) => open.user === user).map((open) => open.view);
  }

  tellViews(user: string): void {
    this.tell({ kind: 'views', user, views: this.viewsOf(user) });
  }
}

/** Slack names blocks that came without a block_id. */
export function withBlockIds(blocks: readonly Record<string, unknown>[], nextId: () => string): Block[] {
  return blocks.map(
    (block) => ({ ...block, block_id: (block.block_id as string | undefined) ?? nextId() }) as Block,
  );
}
