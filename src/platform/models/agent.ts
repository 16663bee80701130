import { ChatOpenAI } from '@langchain/openai';
import {
  type AgentMiddleware,
  createAgent,
  modelCallLimitMiddleware,
  modelRetryMiddleware,
  piiMiddleware,
  tool,
  toolCallLimitMiddleware,
} from 'langchain';
import { z } from 'zod';
import { type PersonalMatch, personalIn } from '../personal.ts';
import { countTokens } from './count-tokens.ts';
import { type Dialect, FULL_DIALECT, isEmpty, NothingSaid, simpler } from './dialect.ts';
import { isPassing } from './refusal.ts';

/** Something that a model may look up. It reads; nothing that it is told makes it do anything else. */
export interface AgentTool {
  readonly name: string;
  readonly does: string;
  /** `about`: what it is about in words, such as "SKU-2847" or "last week". Rejections are told to the model. */
  run(about: string): Promise<string>;
}

export interface AgentRequest {
  readonly instructions: string;
  readonly question: string;
  readonly tools: readonly AgentTool[];
  /** What a model is given that takes no tools: what was looked up for it. */
  readonly withoutTools: () => string;
  readonly signal?: AbortSignal;
  /** Called with each piece of the answer as the model gives it. */
  readonly onWords?: (words: string) => void;
  /** Called with the tokens that it took, in parts, whether an answer comes of them or not. */
  readonly onTokens?: (tokens: number) => void;
}

/** A model that answers with the help of tools. */
export interface Agent {
  readonly name: string;
  /** The answer in words. Rejects when the model cannot be reached, takes too long, or says nothing. */
  answer(request: AgentRequest): Promise<string>;
}

/** Which model to use, from the environment. */
export interface AgentSettings {
  readonly OPENAI_API_KEY?: string | undefined;
  readonly OPENAI_BASE_URL?: string | undefined;
  readonly DAYBREAK_CHAT_MODEL?: string | undefined;
  readonly DAYBREAK_MODEL_TIMEOUT_SECONDS?: number | undefined;
}

const DEFAULT_MODEL = 'gpt-4.1-mini';
const TIMEOUT_MS = 30_000;
const MOST_MODEL_CALLS = 6;
const MOST_TOOL_CALLS = 8;
const RETRIES = 2;
/** What no model is sent: it reads figures and words, not people or keys. */
const PRIVATE: readonly (readonly [kind: string, detector: string | ((text: string) => PersonalMatch[])])[] =
  [
    ['personal', personalIn],
    ['key', '\\b(?:sk|xox[abps]|xapp)-[\\w-]{10,}'],
  ];

/** The model that the environment names; null without one, and then answers are put together from rows alone. */
export function createModelAgent(settings: AgentSettings): Agent | null {
  const {
    OPENAI_API_KEY: key,
    DAYBREAK_CHAT_MODEL: named,
    DAYBREAK_MODEL_TIMEOUT_SECONDS: seconds,
  } = settings;
  if (!key && !named) return null;
  const timeoutMs = seconds === undefined ? TIMEOUT_MS : seconds * 1000;
  let dialect = FULL_DIALECT;
  return {
    name: named ?? DEFAULT_MODEL,
    answer: async (request) => {
      const stop = AbortSignal.any([
        AbortSignal.timeout(timeoutMs),
        ...(request.signal ? [request.signal] : []),
      ]);
      for (let trying = { dialect, isSaid: true }; ; ) {
        try {
          const model = modelOf(settings, trying.dialect, timeoutMs);
          const words = await answer(model, trying.dialect, { ...request, signal: stop });
          // What the server takes is remembered, so that the next question does not have to find it out.
          if (trying.isSaid) dialect = trying.dialect;
          return words;
        } catch (error) {
          const next = stop.aborted ? null : simpler(trying.dialect, error);
          if (!next) throw error;
          trying = { ...next, isSaid: trying.isSaid && next.isSaid };
        }
      }
    },
  };
}

function modelOf(settings: AgentSettings, { streams, usage }: Dialect, timeout: number): ChatOpenAI {
  const { OPENAI_API_KEY: key, OPENAI_BASE_URL: url, DAYBREAK_CHAT_MODEL: named } = settings;
  return new ChatOpenAI({
    model: named ?? DEFAULT_MODEL,
    apiKey: key ?? 'none',
    timeout,
    // The middleware below retries, and knows when not to.
    maxRetries: 0,
    temperature: 0,
    ...(streams ? { streaming: true } : { disableStreaming: true }),
    // Not every server takes the option to say how many tokens it took.
    streamUsage: usage,
    ...(url ? { configuration: { baseURL: url } } : {}),
  });
}

async function answer(
  model: ChatOpenAI,
  dialect: Dialect,
  {
    instructions,
    question,
    tools,
    withoutTools,
    signal,
    onWords,
    onTokens,
  }: AgentRequest & { readonly signal: AbortSignal },
): Promise<string> {
  const offered = dialect.tools ? tools : [];
  const agent = createAgent({
    model,
    systemPrompt: instructions,
    tools: offered.map(({ name, does, run }) =>
      tool(({ about }: { about: string }) => run(about), { name, description: does, schema: ABOUT }),
    ),
    middleware: safeguards(),
  });
  const known = dialect.tools ? '' : `\n\nThis was looked up for you:\n${withoutTools()}`;
  let words = '';
  const tokens = countTokens(signal);
  try {
    const stream = await agent.stream(
      { messages: [{ role: 'user', content: `${question}${known}` }] },
      { streamMode: 'messages', signal, recursionLimit: 40, callbacks: [tokens.listener] },
    );
    for await (const [message, { langgraph_node: node }] of stream as AsyncIterable<
      [{ text?: string; tool_calls?: unknown[] }, { langgraph_node?: string }]
    >) {
      if (node !== 'model_request') continue;
      const piece = message.text ?? '';
      if (!piece) continue;
      words += piece;
      onWords?.(piece);
    }
  } finally {
    onTokens?.(tokens.total());
  }
  if (!words.trim()) throw new NothingSaid();
  return words.trim();
}

/** Limits, retries, and no personal data to the model. */
function safeguards(): AgentMiddleware[] {
  const each: unknown[] = [
    limited(modelCallLimitMiddleware, { runLimit: MOST_MODEL_CALLS, exitBehavior: 'end' }),
    limited(toolCallLimitMiddleware, { runLimit: MOST_TOOL_CALLS, exitBehavior: 'continue' }),
    modelRetryMiddleware({
      maxRetries: RETRIES,
      initialDelayMs: 300,
      maxDelayMs: 5000,
      retryOn: (error) => isPassing(error) && !isEmpty(error),
      onFailure: 'error',
    }),
    ...PRIVATE.map(([kind, detector]) =>
      piiMiddleware(kind, { detector, strategy: 'redact', applyToInput: true, applyToToolResults: true }),
    ),
  ];
  // Their own types do not fit their own list under our stricter rules for optional fields.
  return each as AgentMiddleware[];
}

/** Their generics cannot be inferred without a context of one's own. */
function limited(middleware: unknown, limits: object): unknown {
  return (middleware as (options: object) => unknown)(limits);
}

const ABOUT = z.object({
  about: z.string().max(200).describe('What to look up: the names, numbers and period that matter, in words'),
});
