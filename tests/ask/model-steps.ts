import type { ServerResponse } from 'node:http';

/** What the stand-in does with one request of an OpenAI-compatible client. */
export type Step =
  | { readonly call: string; readonly about: string }
  | { readonly rawArguments: string; readonly call: string }
  | {
      readonly say: readonly string[] /** Comes to rest after its words until this is settled. */;
      readonly until?: Promise<void>;
    }
  | { readonly status: number; readonly says?: string }
  | { readonly hang: true }
  | { readonly garbage: string };

type Spoken = Exclude<Step, { status: number } | { hang: true }>;

/** Every answer has an id of its own: the client takes two of one id for one. */
let answers = 0;

/** The answer piece by piece, as server-sent events. */
export function playStreaming(step: Spoken, response: ServerResponse): void {
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
  if (!('say' in step)) {
    send({ tool_calls: [{ index: 0, ...toolCall(step) }] });
    send({}, 'tool_calls');
    response.end('data: [DONE]\n\n');
    return;
  }
  for (const content of step.say.slice(0, -1)) send({ content });
  void (step.until ?? Promise.resolve()).then(() => {
    send({ content: step.say.at(-1) ?? '' });
    send({}, 'stop');
    response.end('data: [DONE]\n\n');
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
    }),
  );
}

function toolCall(step: { call: string } & ({ about: string } | { rawArguments: string })): object {
  const given = 'rawArguments' in step ? step.rawArguments : JSON.stringify({ about: step.about });
  answers += 1;
  return { id: `call_${answers}`, type: 'function', function: { name: step.call, arguments: given } };
}
