import type { Block, Message } from '../model.ts';
import { withBlockIds } from '../state.ts';
import { validateMessage } from '../validate/index.ts';
import { ApiError, type Call, joined, type Method, optionalText, refuse, text } from './call.ts';
import { ownMessage, post } from './chat.ts';

const MARKDOWN = 12_000;

type Chunk = Record<string, unknown> & { type?: string };
type Task = Record<string, unknown> & { task_id: string };

/** One `task_update`: a new card, or new words for the card with that id; its details are appended. */
function mergeTask(tasks: Task[], chunk: Chunk): void {
  const rich = (words: string) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: words }] }],
  });
  const id = String(chunk.id ?? '');
  let task = tasks.find((item) => item.task_id === id);
  if (!task) {
    task = { type: 'task_card', task_id: id };
    tasks.push(task);
  }
  task.title = String(chunk.title ?? task.title ?? '');
  task.status = String(chunk.status ?? task.status ?? 'in_progress');
  if (chunk.output) task.output = rich(String(chunk.output));
  if (chunk.sources) task.sources = chunk.sources;
  if (chunk.details) {
    const elements = (task.details as { elements: unknown[] } | undefined)?.elements ?? [];
    task.details = { type: 'rich_text', elements: [...elements, ...rich(String(chunk.details)).elements] };
  }
}

/** The plan that a stream's tasks stand in; it is the message's first block once there is a task. */
function planOf(message: Message, call: Call): Block & { tasks: Task[]; title: string } {
  const first = message.blocks?.[0];
  if (first?.type === 'plan') return first as Block & { tasks: Task[]; title: string };
  const plan = { type: 'plan', block_id: call.core.state.nextId('b'), title: 'Working on it', tasks: [] };
  message.blocks = [plan, ...(message.blocks ?? [])];
  return plan;
}

function applyChunk(call: Call, message: Message, chunk: Chunk): void {
  if (chunk.type === 'markdown_text') message.text += String(chunk.text ?? '');
  else if (chunk.type === 'plan_update') planOf(message, call).title = String(chunk.title ?? '');
  else if (chunk.type === 'task_update') mergeTask(planOf(message, call).tasks, chunk);
  else if (chunk.type === 'blocks' && Array.isArray(chunk.blocks)) addBlocks(call, message, chunk.blocks);
  else throw new ApiError('invalid_chunks');
}

function addBlocks(call: Call, message: Message, blocks: Record<string, unknown>[]): void {
  refuse('invalid_blocks', validateMessage({ blocks }));
  message.blocks = [...(message.blocks ?? []), ...withBlockIds(blocks, () => call.core.state.nextId('b'))];
}

function apply(call: Call, message: Message): void {
  const markdown = optionalText(call, 'markdown_text');
  const { chunks } = call.args;
  if (markdown && chunks) throw new ApiError('cannot_provide_both_markdown_text_and_chunks');
  if (markdown) message.text += markdown;
  if (chunks !== undefined && !Array.isArray(chunks)) throw new ApiError('invalid_chunks');
  for (const chunk of (chunks ?? []) as Chunk[]) applyChunk(call, message, chunk);
  if (message.text.length > MARKDOWN) throw new ApiError('msg_too_long');
}

function streaming(call: Call): { channel: string; message: Message } {
  const channel = joined(call);
  const message = ownMessage(call, channel, 'message_not_owned_by_app');
  if (message.streaming_state !== 'in_progress') throw new ApiError('message_not_in_streaming_state');
  return { channel: channel.id, message };
}

function told(call: Call, channel: string, message: Message): object {
  call.core.state.tell({ kind: 'message', channel, message });
  return { channel, ts: message.ts };
}

const startStream: Method = (call) => {
  const channel = joined(call);
  text(call, 'thread_ts');
  const needsRecipient = channel.kind === 'channel';
  if (needsRecipient && !optionalText(call, 'recipient_user_id'))
    throw new ApiError('missing_recipient_user_id');
  const message = post(call, channel, { streaming_state: 'in_progress' });
  apply(call, message);
  return told(call, channel.id, message);
};

const appendStream: Method = (call) => {
  const { channel, message } = streaming(call);
  apply(call, message);
  return told(call, channel, message);
};

const stopStream: Method = (call) => {
  const { channel, message } = streaming(call);
  apply(call, message);
  if (Array.isArray(call.args.blocks)) addBlocks(call, message, call.args.blocks);
  message.streaming_state = 'completed';
  return { ...told(call, channel, message), message };
};

export const streams: Record<string, Method> = {
  'chat.startStream': startStream,
  'chat.appendStream': appendStream,
  'chat.stopStream': stopStream,
};
