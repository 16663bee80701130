import type { Core } from '../core.ts';
import type { Block } from '../model.ts';
import { channelOf, common, NO_ANSWER, type Result } from './payload.ts';
import { containerOf, isEphemeral, type Place, type Surface, surfaceOf } from './surface.ts';
import { chosen, elementsOf, flatBlocks } from './values.ts';

type Json = Record<string, unknown>;

/** Which element, and what is chosen in it. `value` tells apart buttons that share an action id. */
export interface Choice {
  actionId: string;
  blockId?: string | undefined;
  value?: string | undefined;
  /** The value of the option, the date, the id… that is chosen; several for multi-selects. */
  input?: string | readonly string[] | undefined;
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

function payloadOf(core: Core, user: string, surface: Surface, action: Json): Json {
  const { message, view, values } = surface;
  const base = {
    type: 'block_actions',
    ...common(core, user, view?.type === 'modal' ? view.id : undefined),
    container: containerOf(surface),
    actions: [action],
  };
  if (view) return { ...base, view: { ...view, state: { values } } };
  const channel = core.state.channels.get(surface.channel ?? '');
  if (!channel || !message) throw new Error('That message is gone.');
  const token = core.triggers.response({
    channel: channel.id,
    user,
    ts: message.ts,
    ephemeral: isEphemeral(message),
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
