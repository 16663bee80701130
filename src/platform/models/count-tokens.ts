/** Letters of a token, about, where a server does not say how many tokens it took. */
const LETTERS = 4;

interface Message {
  readonly text?: string;
  readonly content?: unknown;
  readonly tool_calls?: readonly { readonly args?: unknown }[];
  readonly usage_metadata?: { readonly total_tokens?: number };
}

/** What LangChain tells of each call of a model, as far as it is counted. */
export interface TokenCount {
  /** Tokens of all calls so far, failed ones left out unless they were given up under way. */
  total(): number;
  /** Listens to LangChain, which waits for it: what is over is counted before its words are passed on. */
  readonly listener: {
    readonly awaitHandlers: true;
    handleChatModelStart(model: unknown, messages: unknown[][], run: string): void;
    handleLLMNewToken(piece: string, at: unknown, run: string): void;
    handleLLMEnd(output: unknown, run: string): void;
    handleLLMError(error: unknown, run: string): void;
  };
}

/**
 * Counts the tokens of a model's calls: those that the server reports, else a quarter of the characters that were sent
 * and received. A call that the server turned down costs nothing; one that `stop` ended costs what had passed by then.
 */
export function countTokens(stop: AbortSignal): TokenCount {
  const calls = new Map<string, { letters: number; received: number; reported: number | null }>();
  return {
    total: () =>
      [...calls.values()].reduce(
        (sum, { letters, received, reported }) =>
          sum + (reported ?? Math.ceil((letters + received) / LETTERS)),
        0,
      ),
    listener: {
      awaitHandlers: true,
      handleChatModelStart: (_, messages, run) => {
        const letters = messages.flat().reduce((sum: number, one) => sum + lettersOf(one as Message), 0);
        calls.set(run, { letters, received: 0, reported: null });
      },
      handleLLMNewToken: (piece, _, run) => {
        const call = calls.get(run);
        if (call) call.received += piece.length;
      },
      handleLLMEnd: (output, run) => {
        const call = calls.get(run);
        const said = (output as { generations: { message?: Message }[][] }).generations[0]?.[0]?.message;
        if (!call || !said) return;
        call.received = lettersOf(said);
        call.reported = said.usage_metadata?.total_tokens || null;
      },
      handleLLMError: (_, run) => {
        if (!stop.aborted && calls.get(run)?.received === 0) calls.delete(run);
      },
    },
  };
}

/** Characters of a message, and of the calls of tools in it. */
function lettersOf({ text, content, tool_calls: calls = [] }: Message): number {
  const words = text ?? (typeof content === 'string' ? content : JSON.stringify(content ?? ''));
  return words.length + calls.reduce((sum, { args }) => sum + JSON.stringify(args ?? '').length, 0);
}
