import { isRefused } from './refusal.ts';

/** What of OpenAI's protocol a server speaks. */
export interface Dialect {
  /** Sends its words as they come. */
  readonly streams: boolean;
  /** Lets the model call tools. */
  readonly tools: boolean;
  /** Says how many tokens a streamed answer took. */
  readonly usage: boolean;
}

export const FULL_DIALECT: Dialect = { streams: true, tools: true, usage: true };

/** A model that ended without a word: a server may answer all at once although it was asked to stream. */
export class NothingSaid extends Error {
  constructor() {
    super('the model said nothing');
  }
}

/** True where a server answered, but nothing that the client understands: LangChain knows it only by its words. */
export function isEmpty(error: unknown): boolean {
  return error instanceof NothingSaid || (error instanceof Error && /empty response/i.test(error.message));
}

/** A simpler dialect, and whether the server has said that it needs it: only then is it worth remembering. */
export interface Simpler {
  readonly dialect: Dialect;
  readonly isSaid: boolean;
}

/** The dialect to try after an error, always a simpler one; null where the error is not about the dialect. Pure. */
export function simpler(dialect: Dialect, error: unknown): Simpler | null {
  if (isEmpty(error))
    return dialect.streams ? { dialect: { ...dialect, streams: false }, isSaid: true } : null;
  if (!isRefused(error)) return null;
  const said = error instanceof Error ? error.message : String(error);
  if (/\btokens\b|too long|context length/i.test(said)) return null;
  if (dialect.usage && /stream_options|include_usage/i.test(said))
    return { dialect: { ...dialect, usage: false }, isSaid: true };
  if (dialect.tools && /tool|function/i.test(said))
    return { dialect: { ...dialect, tools: false }, isSaid: true };
  if (dialect.streams && /stream/i.test(said))
    return { dialect: { ...dialect, streams: false }, isSaid: true };
  if (!dialect.tools && !dialect.streams) return null;
  return { dialect: { streams: false, tools: false, usage: false }, isSaid: false };
}
