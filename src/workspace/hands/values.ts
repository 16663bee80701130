import type { Block } from '../model.ts';

type Json = Record<string, unknown>;
export type Values = Record<string, Record<string, unknown>>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where an element keeps its value in `state.values`, and where its first value stands in the element. */
const KEPT: Readonly<Record<string, readonly [kept: string, initial: string]>> = {
  plain_text_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  rich_text_input: ['rich_text_value', 'initial_value'],
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  checkboxes: ['selected_options', 'initial_options'],
  multi_static_select: ['selected_options', 'initial_options'],
  multi_external_select: ['selected_options', 'initial_options'],
  users_select: ['selected_user', 'initial_user'],
  multi_users_select: ['selected_users', 'initial_users'],
  channels_select: ['selected_channel', 'initial_channel'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
};

const empty = (kept: string) => (kept.endsWith('s') && kept.startsWith('selected') ? [] : null);

/** The interactive elements of a block, wherever they stand in it. */
export function elementsOf(block: Json): Json[] {
  const several = [block.elements, block.actions].flatMap((list) => (Array.isArray(list) ? list : []));
  const own = [block.element, block.accessory, ...several].filter(isRecord);
  const nested = block.type === 'carousel' ? own.flatMap(elementsOf) : own;
  return nested.filter((element) => typeof element.type === 'string');
}

/** A surface's blocks with those inside containers. */
export function flatBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) =>
    Array.isArray(block.child_blocks) ? [block, ...flatBlocks(block.child_blocks as Block[])] : [block],
  );
}

/** What `state.values` holds before anybody typed. */
export function initialValues(blocks: readonly Block[]): Values {
  const values: Values = {};
  for (const block of flatBlocks(blocks)) {
    for (const element of elementsOf(block)) {
      const [kept, initial] = KEPT[String(element.type)] ?? [];
      if (!kept || !initial) continue;
      const actionId = String(element.action_id ?? element.type);
      values[block.block_id] = {
        ...values[block.block_id],
        [actionId]: { type: element.type, [kept]: element[initial] ?? empty(kept) },
      };
    }
  }
  return values;
}

/** First values, with what was typed before wherever the same input still stands. */
export function keepTyped(fresh: Values, before: Values | undefined): Values {
  for (const [blockId, actions] of Object.entries(fresh)) {
    for (const actionId of Object.keys(actions)) {
      const typed = before?.[blockId]?.[actionId];
      if (typed !== undefined) actions[actionId] = typed;
    }
  }
  return fresh;
}

function optionOf(element: Json, value: string): unknown {
  const groups = Array.isArray(element.option_groups) ? (element.option_groups as Json[]) : [];
  const options = [element, ...groups].flatMap(({ options }) =>
    Array.isArray(options) ? (options as Json[]) : [],
  );
  return options.find((option) => option.value === value) ?? null;
}

/** An element's value in `state.values` from what a person typed or chose: text, or the values of options. */
export function chosen(element: Json, input: string | readonly string[]): Json {
  const [kept] = KEPT[String(element.type)] ?? ['value'];
  const list = typeof input === 'string' ? [input] : [...input];
  const base = { type: element.type };
  const first = list[0] ?? '';
  switch (kept) {
    case 'selected_option':
      return { ...base, [kept]: optionOf(element, first) };
    case 'selected_options':
      return { ...base, [kept]: list.map((value) => optionOf(element, value)).filter(Boolean) };
    case 'selected_date_time':
      return { ...base, [kept]: first === '' ? null : Number(first) };
    default:
      return { ...base, [kept]: kept.endsWith('s') ? list : first === '' ? null : first };
  }
}
