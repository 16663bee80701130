import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { playAtOnce, playStreaming, type Step } from './model-steps.ts';

export type { Step } from './model-steps.ts';

/** A request of an OpenAI-compatible client, as far as the stand-in looks at it. */
export interface ModelRequest {
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
  readonly messages?: readonly { readonly role: string; readonly content?: unknown }[];
  readonly tools?: readonly { readonly function: { readonly name: string } }[];
  readonly input?: readonly string[];
  readonly dimensions?: number;
}

/** What of the protocol a server does not speak. */
export type Quirk =
  | 'no dimensions'
  | 'no tools'
  | 'no stream options'
  | 'refuses to stream'
  | 'answers at once'
  | 'needs a plain request';

export interface ModelServer {
  readonly url: string;
  /** The bodies that came in, newest last. */
  readonly requests: ModelRequest[];
  /** Answers the following requests in this order; the last step repeats. */
  script(...steps: Step[]): void;
  /** Answers each of the following requests with what is decided then. */
  decide(how: (request: ModelRequest) => Step): void;
  /** Behaves like a server that lacks something, from now on. */
  lack(...quirks: Quirk[]): void;
  close(): Promise<void>;
}

/** What such servers answer, word for word as Ollama, vLLM and gateways do. */
const REFUSALS: readonly [Quirk, (request: ModelRequest) => boolean, string][] = [
  [
    'no dimensions',
    ({ dimensions }) => dimensions !== undefined,
    'Model does not support matryoshka representation, changing output dimensions will lead to poor results.',
  ],
  [
    'no tools',
    ({ tools }) => tools !== undefined,
    'registry.ollama.ai/library/gemma3:4b does not support tools',
  ],
  [
    'no stream options',
    ({ stream_options }) => stream_options !== undefined,
    'Unrecognized request argument supplied: stream_options',
  ],
  ['refuses to stream', ({ stream }) => stream === true, 'Streaming is not supported by this deployment.'],
  ['needs a plain request', ({ stream, tools }) => stream === true || tools !== undefined, 'Bad Request'],
];

/** A server that speaks OpenAI's protocol, or less of it, and says what a test tells it to. */
export async function startModelServer(): Promise<ModelServer> {
  const requests: ModelRequest[] = [];
  let quirks: readonly Quirk[] = [];
  let decide: (request: ModelRequest) => Step = () => ({ status: 500 });
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => {
      body += piece;
    });
    request.on('end', () => {
      const asked = JSON.parse(body) as ModelRequest;
      requests.push(asked);
      const refusal = REFUSALS.find(([quirk, isAsked]) => quirks.includes(quirk) && isAsked(asked));
      if (refusal) refuse(response, 400, refusal[2]);
      else if (request.url?.endsWith('/embeddings')) embed(asked, response);
      else play(decide(asked), quirks.includes('answers at once') ? {} : asked, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    script: (...next) => {
      const steps = [...next];
      decide = () => (steps.length > 1 ? steps.shift() : steps[0]) ?? { status: 500 };
      requests.length = 0;
    },
    decide: (how) => {
      decide = how;
      requests.length = 0;
    },
    lack: (...lacking) => {
      quirks = lacking;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function play(step: Step, { stream, stream_options: wants }: ModelRequest, response: ServerResponse): void {
  if ('hang' in step) return;
  if ('status' in step) refuse(response, step.status, step.says ?? `status ${step.status}`);
  else if (stream || 'garbage' in step) playStreaming(step, wants?.include_usage === true, response);
  else playAtOnce(step, response);
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { message, type: 'invalid_request_error' } }));
}

/** Vectors of three numbers, as a small model has them; as they are, whatever encoding was asked for. */
function embed({ input = [] }: ModelRequest, response: ServerResponse): void {
  const data = [input]
    .flat()
    .map((text, index) => ({ object: 'embedding', index, embedding: [text.length, 1, 0] }));
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({ object: 'list', data, model: 'm', usage: { prompt_tokens: 1, total_tokens: 1 } }),
  );
}
