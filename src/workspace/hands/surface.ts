import type { Core } from '../core.ts';
import type { Block, Ephemeral, Message, View } from '../model.ts';
import { initialValues, keepTyped, type Values } from './values.ts';

/** Where the element stands: in a message, in an open modal, or on the person's Home tab. */
export type Place = { channel: string; ts: string } | { viewId: string } | 'home';

/** What an element stands on, and what is chosen there. */
export interface Surface {
  blocks: Block[];
  message?: Message | Ephemeral;
  view?: View;
  values: Values;
  channel?: string;
}

/** What is chosen in a message's menus, kept while the message is; Slack keeps it in the client. */
const messageValues = new WeakMap<Message, Values>();

/** Looks a place up. Throws an Error with a sentence where it is gone. */
export function surfaceOf(core: Core, user: string, place: Place): Surface {
  const { state } = core;
  if (place === 'home') {
    const view = state.homes.get(user);
    if (!view) throw new Error('The Home tab is empty.');
    return { blocks: view.blocks, view, values: initialValues(view.blocks) };
  }
  if ('viewId' in place) {
    const open = state.modals.get(place.viewId);
    if (open?.user !== user) throw new Error('That view is not open.');
    return { blocks: open.view.blocks, view: open.view, values: open.values };
  }
  const message =
    state.message(place.channel, place.ts) ??
    state.ephemerals.find((one) => one.ts === place.ts && one.channel === place.channel && one.to === user);
  if (!message) throw new Error('That message is gone.');
  const blocks = message.blocks ?? [];
  const values = keepTyped(initialValues(blocks), messageValues.get(message));
  messageValues.set(message, values);
  return { blocks, message, values, channel: place.channel };
}

/** The `container` of a payload. */
export function containerOf(surface: Surface): Record<string, unknown> {
  if (surface.view) return { type: 'view', view_id: surface.view.id };
  const message = surface.message as Message;
  return {
    type: 'message',
    message_ts: message.ts,
    channel_id: surface.channel,
    is_ephemeral: isEphemeral(message),
    ...(message.thread_ts && { thread_ts: message.thread_ts }),
  };
}

/** Whether only one person sees a message. */
export const isEphemeral = (message: Message): message is Ephemeral => 'to' in message;
