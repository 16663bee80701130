import type { ServerResponse } from 'node:http';

/** What the stand-in does with one request of an OpenAI-compatible client. */
export type Step =
  | { readonly call: string; readonly about: string; readonly tokens?: number }
  | { readonly rawArguments: string; readonly call: string }
  | {
      readonly say: readonly string[] /** Comes to rest after its words until this is settled. */;
      readonly until?: Promise<void>;
      /** What it says that it took; absent: nothing of that. */
      readonly tokens?: number;
    }
  | { readonly status: number; readonly says?: string }
  | { readonly hang: true }
  | { readonly garbage: string };

type Spoken = Exclude<Step, { status: number } | { hang: true }>;

/** Every answer has an id of its own: the client takes two of one id for one. */
let answers = 0;

/** The answer piece by piece, as server-sent events; with what it took only for those who ask. */
export function playStreaming(step: Spoken, asksUsage: boolean, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  if ('garbage' in step) {
    response.end(step.garbage);
    return;
  }
  answers += 1;
  const id = `chatcmpl-${answers}`;
  const send = (delta: object, finish: string | null = null) =>
    response.write(
      `data: ${JSON.stringify({ id, object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta: { role: 'assistant', ...delta }, finish_reason: finish }] })}\n\n`,
    );
  const end = (why: string) => {
    send({}, why);
    const told = usageOf(step);
    if (asksUsage && told) {
      const chunk = { id, object: 'chat.completion.chunk', created: 1, model: 'm', choices: [], ...told };
      response.write(`data: ${JSON.stringify(chunk)}\n\n`);
    }
    response.end('data: [DONE]\n\n');
  };
  if (!('say' in step)) {
    send({ tool_calls: [{ index: 0, ...toolCall(step) }] });
    end('tool_calls');
    return;
  }
  for (const content of step.say.slice(0, -1)) send({ content });
  void (step.until ?? Promise.resolve()).then(() => {
    send({ content: step.say.at(-1) ?? '' });
    end('stop');
  });
}

/** The same answer in one piece. */
export function playAtOnce(step: Exclude<Spoken, { garbage: string }>, response: ServerResponse): void {
  const message =
    'say' in step
      ? { role: 'assistant', content: step.say.join('') }
      : { role: 'assistant', content: null, tool_calls: [toolCall(step)] };
  const finish = 'say' in step ? 'stop' : 'tool_calls';
  answers += 1;
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({
      id: `chatcmpl-${answers}`,
      object: 'chat.completion',
      created: 1,
      model: 'm',
      choices: [{ index: 0, message, finish_reason: finish }],
      ...usageOf(step),
    }),
  );
}

function usageOf(step: Spoken): object | undefined {
  if (!('tokens' in step) || step.tokens === undefined) return undefined;
  return { usage: { prompt_tokens: step.tokens - 1, completion_tokens: 1, total_tokens: step.tokens } };
}

function toolCall(step: { call: string } & ({ about: string } | { rawArguments: string })): object {
  const given = 'rawArguments' in step ? step.rawArguments : JSON.stringify({ about: step.about });
  answers += 1;
  return { id: `call_${answers}`, type: 'function', function: { name: step.call, arguments: given } };
}
