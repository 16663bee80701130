import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createEmbedder, createModelAgent } from '../../src/platform/models/index.ts';
import { type ModelServer, type Quirk, startModelServer } from './model-server.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());
afterEach(() => server.lack());

/** As a server of one's own is set up: by the environment alone. */
const environment = (more: object = {}) => ({
  OPENAI_BASE_URL: server.url,
  DAYBREAK_CHAT_MODEL: 'scripted',
  ...more,
});

/** A question with one tool, and what came of it. */
async function ask(agent: ReturnType<typeof createModelAgent>, onWords?: (words: string) => void) {
  const calls: string[] = [];
  const words = await agent?.answer({
    instructions: 'Answer.',
    question: 'How many?',
    tools: [
      {
        name: 'stock',
        does: 'tells the stock',
        run: async (about) => {
          calls.push(about);
          return '50 units';
        },
      },
    ],
    withoutTools: () => '50 units, looked up before',
    ...(onWords ? { onWords } : {}),
  });
  return { words, calls };
}

/** A model that looks up where it can, and then repeats what it was given. */
function lookUpFirst(): void {
  server.decide(({ messages = [], tools }) => {
    const last = messages.at(-1);
    if (tools && last?.role === 'user') return { call: 'stock', about: 'SKU-1' };
    return { say: ['There are ', `${/\d+ units/.exec(JSON.stringify(last?.content))?.[0]}.`] };
  });
}

describe('a chat endpoint', () => {
  const CASES: readonly [Quirk, { calls: string[]; requests: number }][] = [
    ['refuses to stream', { calls: ['SKU-1'], requests: 2 }],
    ['answers at once', { calls: ['SKU-1'], requests: 2 }],
    ['no tools', { calls: [], requests: 1 }],
    ['no stream options', { calls: ['SKU-1'], requests: 2 }],
    // It does not say why, so it may have been something else: the next question is asked in full again.
    ['needs a plain request', { calls: [], requests: 2 }],
  ];
  test.each(CASES)(
    'that %s is spoken to in its own way, and is found out once where it says what it lacks',
    async (quirk, expected) => {
      server.lack(quirk);
      lookUpFirst();
      const agent = createModelAgent(environment());
      const { words, calls } = await ask(agent);
      expect(words).toBe('There are 50 units.');
      expect(calls).toEqual(expected.calls);
      lookUpFirst();
      expect((await ask(agent)).words).toBe('There are 50 units.');
      expect(server.requests).toHaveLength(expected.requests);
    },
  );

  test('that takes no option for tokens goes on streaming its words', async () => {
    server.lack('no stream options');
    lookUpFirst();
    const pieces: string[] = [];
    await ask(createModelAgent(environment()), (words) => pieces.push(words));
    expect(pieces).toEqual(['There are ', '50 units.']);
  });

  test('that lacks nothing is asked to stream and offered the tools', async () => {
    lookUpFirst();
    const pieces: string[] = [];
    const { calls } = await ask(createModelAgent(environment()), (words) => pieces.push(words));
    expect(calls).toEqual(['SKU-1']);
    expect(pieces).toEqual(['There are ', '50 units.']);
    expect(server.requests).toHaveLength(2);
  });

  test('that is asked too much at once is not taken for one that lacks tools', async () => {
    server.script({ status: 400, says: 'maximum context length is 8192 tokens (12 in the functions)' });
    await expect(ask(createModelAgent(environment()))).rejects.toThrow();
    expect(server.requests).toHaveLength(1);
  });

  test('that does not know the model is not asked again and again', async () => {
    server.script({ status: 404 });
    await expect(ask(createModelAgent(environment()))).rejects.toThrow();
    expect(server.requests.length).toBeLessThanOrEqual(2);
  });

  test('that hangs is given up after the time that the environment allows', async () => {
    server.script({ hang: true });
    const agent = createModelAgent(environment({ DAYBREAK_MODEL_TIMEOUT_SECONDS: 0.2 }));
    await expect(ask(agent)).rejects.toThrow();
    expect(server.requests).toHaveLength(1);
  });

  test('that hangs in the middle of its words is given up as well', async () => {
    server.script({ say: ['There are ', '50.'], until: new Promise(() => undefined) });
    const agent = createModelAgent(environment({ DAYBREAK_MODEL_TIMEOUT_SECONDS: 0.2 }));
    await expect(ask(agent)).rejects.toThrow();
  });
});

describe('an embeddings endpoint', () => {
  const LENGTHS = ['a', 'four'];
  const unit = (length: number) => [length / Math.hypot(length, 1), 1 / Math.hypot(length, 1)];

  test.each(['nomic-embed-text', 'text-embedding-3-small'])(
    'that takes no dimensions gives the vectors of %s, filled up',
    async (name) => {
      server.lack('no dimensions');
      server.script({ status: 500 });
      const embedder = createEmbedder(environment({ DAYBREAK_EMBEDDING_MODEL: name }));
      const vectors = await embedder.embed(LENGTHS);
      expect(vectors.map((vector) => vector.length)).toEqual([512, 512]);
      for (const [i, text] of LENGTHS.entries()) {
        const [first, second] = unit(text.length);
        expect(vectors[i]?.[0]).toBeCloseTo(first ?? 0);
        expect(vectors[i]?.[1]).toBeCloseTo(second ?? 0);
      }
      await embedder.embed(LENGTHS);
      const refused = server.requests.filter(({ dimensions }) => dimensions !== undefined);
      expect(refused.length).toBeLessThanOrEqual(1);
    },
  );

  test('that takes them is asked for as many as are stored', async () => {
    server.script({ status: 500 });
    const embedder = createEmbedder(environment({ DAYBREAK_EMBEDDING_MODEL: 'text-embedding-3-small' }));
    await embedder.embed(LENGTHS);
    expect(server.requests.map(({ dimensions }) => dimensions)).toEqual([512]);
  });
});
