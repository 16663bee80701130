import type { Message, Metadata } from '../model.ts';
import { withBlockIds } from '../state.ts';
import { validateMessage } from '../validate/index.ts';
import { ApiError, type Call, refuse } from './call.ts';

const TEXT_KEPT = 40_000;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function metadataOf(value: unknown): Metadata | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (isRecord(value) && typeof value.event_type === 'string' && isRecord(value.event_payload)) {
    return { event_type: value.event_type, event_payload: value.event_payload };
  }
  throw new ApiError('invalid_metadata_format');
}

export type Content = Pick<Message, 'text' | 'blocks' | 'metadata'>;

/** Reads and checks text, blocks and metadata. Refuses a message with nothing to show. */
export function contentOf(call: Call): Content {
  const { args, core } = call;
  const text = args.text === undefined || args.text === null ? '' : String(args.text);
  const blocks = args.blocks === undefined || args.blocks === '' ? undefined : args.blocks;
  if (blocks !== undefined && !Array.isArray(blocks)) throw new ApiError('invalid_blocks_format');
  refuse('invalid_blocks', validateMessage({ blocks }));
  if (text === '' && (blocks?.length ?? 0) === 0) throw new ApiError('no_text');
  const metadata = metadataOf(args.metadata);
  return {
    text: text.slice(0, TEXT_KEPT),
    ...(blocks && blocks.length > 0 && { blocks: withBlockIds(blocks, () => core.state.nextId('b')) }),
    ...(metadata && { metadata }),
  };
}

/** What others see of a message: metadata only for those who ask for it. */
export function shown(message: Message, withMetadata = false): Omit<Message, 'metadata'> {
  if (withMetadata) return message;
  const { metadata: _, ...rest } = message;
  return rest;
}
