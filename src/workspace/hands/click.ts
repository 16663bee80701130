import type { Core } from '../core.ts';
import type { Block, Ephemeral, Message, View } from '../model.ts';
import { channelOf, common, NO_ANSWER, type Result } from './payload.ts';
import { chosen, elementsOf, flatBlocks, initialValues } from './values.ts';

type Json = Record<string, unknown>;

/** Where the element stands: in a message, in an open modal, or on the person's Home tab. */
export type Place = { channel: string; ts: string } | { viewId: string } | 'home';

/** Which element, and what is chosen in it. `value` tells apart buttons that share an action id. */
export interface Choice {
  actionId: string;
  blockId?: string | undefined;
  value?: string | undefined;
  /** The value of the option, the date, the id… that is chosen; several for multi-selects. */
  input?: string | readonly string[] | undefined;
}

interface Surface {
  blocks: Block[];
  message?: Message | Ephemeral;
  view?: View;
  values: Record<string, Record<string, unknown>>;
  channel?: string;
}

/** What is chosen in a message's menus, kept while the message is; Slack keeps it in the client. */
const messageValues = new WeakMap<Message, Surface['values']>();

function surfaceOf(core: Core, user: string, place: Place): Surface {
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
  const values = messageValues.get(message) ?? initialValues(blocks);
  messageValues.set(message, values);
  return { blocks, message, values, channel: place.channel };
}

function find(blocks: readonly Block[], choice: Choice): { block: Block; element: Json } {
  for (const block of flatBlocks(blocks)) {
    if (choice.blockId && block.block_id !== choice.blockId) continue;
    for (const element of elementsOf(block)) {
      if (element.action_id !== choice.actionId) continue;
      const option = element.type === 'feedback_buttons' || element.type === 'overflow';
      if (choice.value === undefined || option || element.value === choice.value) return { block, element };
    }
  }
  const which = `${choice.actionId}${choice.value ? ` ${choice.value}` : ''}`;
  throw new Error(`This is no longer here to press, because it has changed meanwhile (${which}).`);
}

/** The entry of `actions`: the element's identity and what was pressed or chosen. */
function actionOf(block: Block, element: Json, choice: Choice, ts: string): Json {
  const base = { type: element.type, action_id: choice.actionId, block_id: block.block_id, action_ts: ts };
  const input = choice.input ?? choice.value ?? '';
  switch (element.type) {
    case 'button':
    case 'icon_button':
    case 'workflow_button':
      return { ...base, text: element.text, ...(element.value !== undefined && { value: element.value }) };
    case 'feedback_buttons':
      return { ...base, value: input };
    case 'overflow': {
      const options = element.options as Json[];
      return { ...base, selected_option: options.find((option) => option.value === input) };
    }
    default:
      return { ...base, ...chosen(element, input) };
  }
}

function container(surface: Surface, ephemeral: boolean): Json {
  if (surface.view) return { type: 'view', view_id: surface.view.id };
  const message = surface.message as Message;
  return {
    type: 'message',
    message_ts: message.ts,
    channel_id: surface.channel,
    is_ephemeral: ephemeral,
    ...(message.thread_ts && { thread_ts: message.thread_ts }),
  };
}

function payloadOf(core: Core, user: string, surface: Surface, action: Json): Json {
  const { message, view, values } = surface;
  const ephemeral = message !== undefined && 'to' in message;
  const base = {
    type: 'block_actions',
    ...common(core, user, view?.type === 'modal' ? view.id : undefined),
    container: container(surface, ephemeral),
    actions: [action],
  };
  if (view) return { ...base, view: { ...view, state: { values } } };
  const channel = core.state.channels.get(surface.channel ?? '');
  if (!channel || !message) throw new Error('That message is gone.');
  const token = core.triggers.response({
    channel: channel.id,
    user,
    ts: message.ts,
    ephemeral,
    ...(message.thread_ts && { threadTs: message.thread_ts }),
  });
  return {
    ...base,
    channel: channelOf(channel),
    message,
    state: { values },
    response_url: `${core.url()}/response/${token}`,
  };
}

/** A person presses or chooses something. An interaction is delivered once; a missing answer is shown. */
export async function click(core: Core, user: string, place: Place, choice: Choice): Promise<Result> {
  const surface = surfaceOf(core, user, place);
  const { block, element } = find(surface.blocks, choice);
  const action = actionOf(block, element, choice, core.state.nextTs());
  if (surface.values[block.block_id]?.[choice.actionId]) {
    surface.values[block.block_id] = {
      ...surface.values[block.block_id],
      [choice.actionId]: chosen(element, choice.input ?? ''),
    };
  }
  const payload = payloadOf(core, user, surface, action);
  const ack = await core.dispatcher.once({ kind: 'interactive', payload, attempt: 0 });
  return ack.ok ? { ok: true, response: ack.payload } : { ok: false, error: NO_ANSWER };
}
