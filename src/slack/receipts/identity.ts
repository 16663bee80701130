import { z } from 'zod';
import type { Actor } from '../../domain/actor.ts';

/** The kinds of delivery that a person waits for an answer to, or that Slack may deliver twice. */
export type ReceiptKind = 'click' | 'command' | 'event' | 'shortcut' | 'submission';

/** A delivery as we remember it; `key` is Slack's own identity of it, the same however often it is delivered. */
export interface Receipt {
  readonly key: string;
  readonly kind: ReceiptKind;
  readonly teamId: string | null;
  readonly userId: string | null;
  /** Where the person is: an ephemeral answer goes there; null in the App Home and in modals. */
  readonly channel: string | null;
  readonly threadTs: string | null;
}

type UserActor = Extract<Actor, { type: 'user' }>;

// A field that Slack shapes otherwise than we know is as good as absent; it must not make us forget a click.
const id = z.string().optional().catch(undefined);
const person = z.object({ id: z.string(), team_id: id, name: id, username: id }).optional();

const bodySchema = z.object({
  type: id,
  command: id,
  event_id: id,
  team_id: id,
  user_id: id,
  user_name: id,
  channel_id: id,
  trigger_id: id,
  callback_id: id,
  team: z.object({ id: z.string() }).nullish(),
  user: person,
  channel: z.object({ id: z.string() }).optional(),
  container: z.object({ message_ts: id, thread_ts: id, view_id: id, channel_id: id }).optional(),
  actions: z.array(z.object({ action_id: z.string(), block_id: id, action_ts: id })).optional(),
  view: z.object({ id: z.string(), hash: id }).optional(),
  event: z
    .object({
      type: z.string(),
      user: id,
      user_team: id,
      team: id,
      channel: id,
      ts: id,
      client_msg_id: id,
      bot_id: id,
      subtype: id,
    })
    .optional(),
});
type Body = z.output<typeof bodySchema>;

/** What to remember of a delivery; null for those that need no memory (a closed modal, an option list). */
export function receiptOf(payload: unknown): Receipt | null {
  const parsed = bodySchema.safeParse(payload);
  if (!parsed.success) return null;
  const body = parsed.data;
  const named = keyOf(body);
  if (!named) return null;
  const actor = actorOf(body);
  const channel = body.channel?.id ?? body.container?.channel_id ?? body.channel_id ?? null;
  return {
    ...named,
    channel,
    threadTs: body.container?.thread_ts ?? null,
    teamId: actor?.teamId ?? body.team_id ?? null,
    userId: actor?.userId ?? null,
  };
}

/** True for what bots say, we ourselves among them: it asks nothing of us. */
export function isFromBot(payload: unknown): boolean {
  const parsed = bodySchema.safeParse(payload);
  return parsed.success && parsed.data.event?.bot_id !== undefined;
}

/** Who acts, by Slack's ids only. The person's own team counts, so that guests from another one are told apart. */
export function actorOf(payload: unknown): UserActor | null {
  const body = bodySchema.parse(payload);
  const { user, event } = body;
  if (user) return userActor(user.team_id ?? body.team?.id, user.id, user.name ?? user.username);
  if (body.user_id) return userActor(body.team_id, body.user_id, body.user_name);
  if (event?.user) {
    return userActor(event.user_team ?? event.team ?? body.team_id, event.user, undefined);
  }
  return null;
}

function userActor(teamId: string | undefined, userId: string, name: string | undefined): UserActor | null {
  if (!teamId) return null;
  return { type: 'user', teamId, userId, ...(name ? { name } : {}) };
}

function keyOf(body: Body): { key: string; kind: ReceiptKind } | null {
  const team = body.team?.id ?? body.team_id ?? '';
  const user = body.user?.id ?? body.user_id ?? '';
  const join = (...parts: (string | undefined)[]) => parts.map((part) => part ?? '').join(':');
  if (body.command) return { kind: 'command', key: join('command', team, user, body.trigger_id) };
  switch (body.type) {
    case 'block_actions': {
      const [action] = body.actions ?? [];
      const { channel_id, message_ts, view_id } = body.container ?? {};
      const place = join(channel_id ?? body.channel?.id, message_ts ?? view_id ?? body.view?.id);
      const key = join('click', team, place, action?.block_id, action?.action_id, user, action?.action_ts);
      return { kind: 'click', key };
    }
    case 'view_submission':
      // A form sent again after its fields were refused is the same view with a new trigger.
      return {
        kind: 'submission',
        key: join('view', team, body.view?.id, body.view?.hash, user, body.trigger_id),
      };
    case 'shortcut':
    case 'message_action':
      return { kind: 'shortcut', key: join('shortcut', team, user, body.callback_id, body.trigger_id) };
    case 'event_callback':
      return { kind: 'event', key: eventKey(body, team) };
    default:
      return null;
  }
}

/** One message of a person may arrive as two events, or twice with different times: its client id is the same. */
function eventKey(body: Body, team: string): string {
  const { event } = body;
  const isMessage = event?.type === 'message' || event?.type === 'app_mention';
  if (event && isMessage && !event.subtype) {
    const identity = event.client_msg_id ?? `${event.channel}:${event.ts}`;
    return `message:${team}:${identity}`;
  }
  return `event:${team}:${body.event_id}`;
}
