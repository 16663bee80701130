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
  readonly signal?: AbortSignal;
  /** Called with each piece of the answer as the model gives it. */
  readonly onWords?: (words: string) => void;
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
}

const DEFAULT_MODEL = 'gpt-4.1-mini';
const TIMEOUT_MS = 30_000;
const MOST_MODEL_CALLS = 6;
const MOST_TOOL_CALLS = 8;
const RETRIES = 2;
/** What no model is sent: it reads figures and words, not people. */
const PRIVATE: readonly (readonly [string, string])[] = [
  ['email', '[\\w.+-]+@[\\w-]+\\.[\\w.-]+'],
  ['phone', '\\+?\\d{1,3}[ .-]?\\(?\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{3,4}\\b'],
  ['key', '\\b(?:sk|xox[abps]|xapp)-[\\w-]{10,}'],
];

/** The model that the environment names; null without one, and then answers are put together from rows alone. */
export function createModelAgent(settings: AgentSettings): Agent | null {
  const { OPENAI_API_KEY: key, OPENAI_BASE_URL: url, DAYBREAK_CHAT_MODEL: named } = settings;
  if (!key && !named) return null;
  const name = named ?? DEFAULT_MODEL;
  const model = new ChatOpenAI({
    model: name,
    apiKey: key ?? 'none',
    timeout: TIMEOUT_MS,
    // The middleware below retries, and knows when not to.
    maxRetries: 0,
    temperature: 0,
    streaming: true,
    ...(url ? { configuration: { baseURL: url } } : {}),
  });
  return { name, answer: (request) => answer(model, request) };
}

async function answer(
  model: ChatOpenAI,
  { instructions, question, tools, signal, onWords }: AgentRequest,
): Promise<string> {
  const agent = createAgent({
    model,
    systemPrompt: instructions,
    tools: tools.map(({ name, does, run }) =>
      tool(({ about }: { about: string }) => run(about), { name, description: does, schema: ABOUT }),
    ),
    middleware: safeguards(),
  });
  const stop = AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(signal ? [signal] : [])]);
  let words = '';
  const stream = await agent.stream(
    { messages: [{ role: 'user', content: question }] },
    { streamMode: 'messages', signal: stop, recursionLimit: 40 },
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
  if (!words.trim()) throw new Error('the model said nothing');
  return words.trim();
}

/** Limits, retries, and no personal data to the model. */
function safeguards(): AgentMiddleware[] {
  const each: unknown[] = [
    limited(modelCallLimitMiddleware, { runLimit: MOST_MODEL_CALLS, exitBehavior: 'end' }),
    limited(toolCallLimitMiddleware, { runLimit: MOST_TOOL_CALLS, exitBehavior: 'continue' }),
    modelRetryMiddleware({ maxRetries: RETRIES, initialDelayMs: 300, maxDelayMs: 5000, onFailure: 'error' }),
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
