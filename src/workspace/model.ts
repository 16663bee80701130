/** A label for the sample people, so that whoever tries the page knows whom to act as; it grants nothing. */
export type SampleRole = 'admin' | 'approver' | 'operator' | 'viewer' | 'guest';

export interface Person {
  id: string;
  /** The handle, without @. */
  name: string;
  realName: string;
  title: string;
  /** A CSS colour for the avatar. */
  color: string;
  timeZone: string;
  isBot: boolean;
  role?: SampleRole;
}

export interface Channel {
  id: string;
  /** Without #; for a direct message, the id of the person who talks to the bot. */
  name: string;
  kind: 'channel' | 'im';
  topic: string;
  members: string[];
  /** Unix seconds. */
  created: number;
}

export type Block = { type: string; block_id: string } & Record<string, unknown>;

export interface Metadata {
  event_type: string;
  event_payload: Record<string, unknown>;
}

/** A message as the Web API answers it, so that nothing has to be translated. */
export interface Message {
  type: 'message';
  ts: string;
  user: string;
  team: string;
  text: string;
  bot_id?: string;
  app_id?: string;
  blocks?: Block[];
  thread_ts?: string;
  metadata?: Metadata;
  edited?: { user: string; ts: string };
  /** While an answer is being streamed into it. */
  streaming_state?: 'in_progress' | 'completed';
}

export interface Ephemeral extends Message {
  channel: string;
  /** The only person who sees it. */
  to: string;
}

/** A modal or a Home tab, as it travels in payloads. */
export interface View extends Record<string, unknown> {
  id: string;
  type: 'modal' | 'home';
  blocks: Block[];
  hash: string;
  callback_id: string;
  private_metadata: string;
  external_id: string;
  previous_view_id: string | null;
  root_view_id: string;
}

/** An agent's conversation: what the person sees under the message while it works. */
export interface Session {
  channel: string;
  thread_ts: string;
  status: string;
  title: string;
}

export interface Identity {
  teamId: string;
  teamName: string;
  domain: string;
  appId: string;
  botId: string;
  botUserId: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
}

/** Everything that survives a restart. */
export interface Saved {
  identity: Identity;
  people: Person[];
  channels: Channel[];
  messages: Record<string, Message[]>;
  homes: Record<string, View>;
}

/** What the page and the tests are told when something moved. */
export type Change =
  | { kind: 'message'; channel: string; message: Message }
  | { kind: 'message_deleted'; channel: string; ts: string }
  | { kind: 'ephemeral'; user: string; message: Ephemeral }
  | { kind: 'ephemeral_gone'; user: string; ts: string }
  | { kind: 'channel'; channel: Channel }
  | { kind: 'views'; user: string; views: View[] }
  | { kind: 'home'; user: string; view: View }
  | { kind: 'session'; session: Session }
  | { kind: 'prompts'; channel: string; title: string; prompts: { title: string; message: string }[] }
  | { kind: 'connection'; connected: boolean };
