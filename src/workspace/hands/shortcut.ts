import type { Core } from '../core.ts';
import { channelOf, common, NO_ANSWER, type Result } from './payload.ts';

/** A person picks a message shortcut of the app from a message's menu. */
export async function shortcut(
  core: Core,
  user: string,
  place: { readonly channel: string; readonly ts: string },
  callbackId: string,
): Promise<Result> {
  if (!core.shortcuts.has(callbackId)) return { ok: false, error: 'Daybreak has no such shortcut.' };
  const channel = core.state.channels.get(place.channel);
  const message = core.state.messages(place.channel).find(({ ts }) => ts === place.ts);
  if (!channel || !message) throw new Error('That message is gone.');
  const token = core.triggers.response({ channel: channel.id, user, ts: message.ts, ephemeral: false });
  const payload = {
    type: 'message_action',
    callback_id: callbackId,
    ...common(core, user),
    action_ts: core.state.nextTs(),
    message_ts: message.ts,
    channel: channelOf(channel),
    message,
    response_url: `${core.url()}/response/${token}`,
  };
  const ack = await core.dispatcher.once({ kind: 'interactive', payload, attempt: 0 });
  return ack.ok ? { ok: true, response: ack.payload } : { ok: false, error: NO_ANSWER };
}
