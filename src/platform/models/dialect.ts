import { isRefused } from './refusal.ts';

/** What of OpenAI's protocol a server speaks. */
export interface Dialect {
  /** Sends its words as they come. */
  readonly streams: boolean;
  /** Lets the model call tools. */
  readonly tools: boolean;
}

export const FULL_DIALECT: Dialect = { streams: true, tools: true };

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

/** The dialect to try after an error, always a simpler one; null where the error is not about the dialect. Pure. */
export function simpler(dialect: Dialect, error: unknown): Dialect | null {
  if (isEmpty(error)) return dialect.streams ? { ...dialect, streams: false } : null;
  if (!isRefused(error)) return null;
  const said = error instanceof Error ? error.message : String(error);
  if (dialect.tools && /tool|function/i.test(said)) return { ...dialect, tools: false };
  if (dialect.streams && /stream/i.test(said)) return { ...dialect, streams: false };
  return dialect.tools || dialect.streams ? { streams: false, tools: false } : null;
}
