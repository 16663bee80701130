import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the stand-in does with one request of an OpenAI-compatible client. */
export type Step =
  | { readonly call: string; readonly about: string }
  | { readonly rawArguments: string; readonly call: string }
  | { readonly say: readonly string[] }
  | { readonly status: number }
  | { readonly hang: true }
  | { readonly garbage: string };

export interface ModelServer {
  readonly url: string;
  /** The bodies that came in, newest last. */
  readonly requests: Record<string, unknown>[];
  /** Answers the following requests in this order; the last step repeats. */
  script(...steps: Step[]): void;
  close(): Promise<void>;
}

/** A server that speaks OpenAI's protocol and says what a test tells it to. */
export async function startModelServer(): Promise<ModelServer> {
  const requests: Record<string, unknown>[] = [];
  let steps: Step[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => {
      body += piece;
    });
    request.on('end', () => {
      requests.push(JSON.parse(body));
      const step = steps.length > 1 ? steps.shift() : steps[0];
      if (step) play(step, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    script: (...next) => {
      steps = next;
      requests.length = 0;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function play(step: Step, response: ServerResponse): void {
  if ('hang' in step) return;
  if ('status' in step) {
    response.writeHead(step.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { message: `status ${step.status}`, type: 'test' } }));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  if ('garbage' in step) {
    response.end(step.garbage);
    return;
  }
  const send = (delta: object, finish: string | null = null) =>
    response.write(
      `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta: { role: 'assistant', ...delta }, finish_reason: finish }] })}\n\n`,
    );
  if ('say' in step) for (const content of step.say) send({ content });
  else {
    const given = 'rawArguments' in step ? step.rawArguments : JSON.stringify({ about: step.about });
    send({
      tool_calls: [
        { index: 0, id: 'call_1', type: 'function', function: { name: step.call, arguments: given } },
      ],
    });
  }
  send({}, 'say' in step ? 'stop' : 'tool_calls');
  response.end('data: [DONE]\n\n');
}
