import { child, type Place, report } from './issue.ts';
import { isObject, type Json, visibleLength } from './rules.ts';

/** Limits that no block breaks alone: at most this many of a type in one message. */
const MOST_OF_A_TYPE: Readonly<Record<string, number>> = { table: 1, data_visualization: 2 };
const MARKDOWN_CHARACTERS = 12_000;
// Slack answers msg_blocks_too_long from about here, whatever the single blocks allow.
const MESSAGE_CHARACTERS = 13_200;

/** Elements that carry an action_id, with their places. */
function* actionables(value: unknown, at: Place): Generator<[string, Place]> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* actionables(item, child(at, index));
  } else if (isObject(value)) {
    if (typeof value.action_id === 'string') yield [value.action_id, at];
    for (const [key, item] of Object.entries(value)) yield* actionables(item, child(at, key));
  }
}

/** A container's children share the surface's block ids with the blocks around it. */
function* nested(blocks: readonly unknown[], at: Place): Generator<[Json, Place]> {
  for (const [index, block] of blocks.entries()) {
    if (!isObject(block)) continue;
    const place = child(at, index);
    yield [block, place];
    if (Array.isArray(block.child_blocks)) yield* nested(block.child_blocks, child(place, 'child_blocks'));
  }
}

/** Block ids are unique on a surface, action ids within a block, and at most one element takes the focus. */
export function checkIds(blocks: readonly unknown[], at: Place): void {
  const blockIds = new Set<string>();
  for (const [block, place] of nested(blocks, at)) {
    if (typeof block.block_id === 'string') {
      if (blockIds.has(block.block_id)) {
        report(child(place, 'block_id'), 'duplicate', `block_id already exists: ${block.block_id}`);
      }
      blockIds.add(block.block_id);
    }
    const actionIds = new Set<string>();
    const { child_blocks: _, ...own } = block;
    for (const [actionId, where] of actionables(own, place)) {
      if (actionIds.has(actionId)) {
        report(child(where, 'action_id'), 'duplicate', `action_id already exists in this block: ${actionId}`);
      }
      actionIds.add(actionId);
    }
  }
}

/** What a whole message may hold besides the limits of each block. */
export function checkWholeMessage(blocks: readonly unknown[], at: Place): void {
  const all = [...nested(blocks, at)];
  for (const [type, most] of Object.entries(MOST_OF_A_TYPE)) {
    const extra = all.filter(([block]) => block.type === type)[most];
    if (extra) report(extra[1], 'too_many', `no more than ${most} ${type} allowed in a message`, most);
  }
  const markdown = visibleLength(blocks.filter((block) => isObject(block) && block.type === 'markdown'));
  if (markdown > MARKDOWN_CHARACTERS) {
    report(at, 'too_long', `markdown must be less than ${MARKDOWN_CHARACTERS + 1} characters in all`);
  }
  if (visibleLength(blocks) > MESSAGE_CHARACTERS) {
    report(at, 'too_long', 'msg_blocks_too_long', MESSAGE_CHARACTERS);
  }
}
