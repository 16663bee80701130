import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Answerer, createAsk, openAnswerer } from '../../src/ask/index.ts';
import { readConfig } from '../../src/config.ts';
import type { Database } from '../../src/domain/database.ts';
import { createEmbedder, createModelAgent } from '../../src/platform/models/index.ts';
import { SHOP } from '../act/world.ts';
import { testDatabase } from '../support/database.ts';
import { type ModelServer, startModelServer } from './model-server.ts';

const NOW = new Date('2026-03-03T12:30:00Z');
const MAYA = { type: 'user', teamId: 'T1', userId: 'U1' } as const;
const JONAS = { type: 'user', teamId: 'T1', userId: 'U2' } as const;
const QUESTION = 'How many SKU-1 are in stock?';
const WORDED = 'There are 50 units of SKU-1.';
const embedder = createEmbedder({});

let db: Database;
let server: ModelServer;
let now = NOW;
let opened: Promise<Answerer> | null = null;

beforeAll(async () => {
  [db, server] = [await testDatabase(), await startModelServer()];
  await db.query("insert into product (sku, title, source) values ('SKU-1', 'Camp Mug', 'test')");
  await db.query(
    `insert into inventory_level (sku, location, on_hand, captured_at, source) values ('SKU-1', 'main', 50, $1, 'test')`,
    [NOW],
  );
}, 60_000);
afterAll(async () => {
  await server.close();
  await db.close();
});
beforeEach(async () => {
  server.lack();
  [now, opened] = [NOW, null];
  await db.query('delete from model_tokens');
});

const agent = (more: object = {}) =>
  createModelAgent({ OPENAI_BASE_URL: server.url, DAYBREAK_CHAT_MODEL: 'scripted', ...more });

/** Asks with a budget of so many tokens a day, as of NOW, whatever day is paid for. */
async function ask(tokensPerDay: number, actor: typeof MAYA | typeof JONAS = MAYA): Promise<string> {
  const budget = { tokensPerDay, clock: () => now };
  opened ??= openAnswerer({ db, embedder, agent: agent(), budget }, { now: NOW, shop: SHOP });
  return (await (await opened).ask({ text: QUESTION, actor })).answer;
}

/** A model that looks up, and says in all that it took 3,000 tokens, or nothing of that. */
function speak(reports = true): void {
  server.decide(({ messages = [] }) =>
    messages.at(-1)?.role === 'user'
      ? { call: 'stock', about: 'SKU-1', ...(reports ? { tokens: 1000 } : {}) }
      : { say: [WORDED], ...(reports ? { tokens: 2000 } : {}) },
  );
}

async function spent(): Promise<{ person: string; day: string; tokens: number }[]> {
  const { rows } = await db.query<{ person: string; day: string; tokens: number }>(
    'select person, day::text, tokens::int from model_tokens order by day, person',
  );
  return rows;
}

test('over the tokens of the day rows answer, which is told once, with when it starts anew', async () => {
  speak();
  expect(await ask(3000)).toBe(WORDED);
  const told = await ask(3000);
  expect(told).toContain('50');
  expect(told).not.toContain(WORDED);
  expect(told.split('\n').at(-1)).toBe(
    'Until Wed 4 Mar, 00:00 (America/New_York) your answers come from rows and documents alone: today’s language model budget is used up.',
  );
  const again = await ask(3000);
  expect(again).toContain('50');
  expect(again).not.toMatch(/budget/);
  expect(server.requests).toHaveLength(2);
  expect(await spent()).toEqual([{ person: 'T1:U1', day: '2026-03-03', tokens: 3000 }]);
});

test('each person and each day of the shop has tokens of its own, whatever day is asked about', async () => {
  speak();
  await ask(3000);
  expect(await ask(3000, JONAS)).toBe(WORDED);
  now = new Date('2026-03-04T05:00:00Z');
  expect(await ask(3000)).toBe(WORDED);
  expect(await spent()).toEqual([
    { person: 'T1:U1', day: '2026-03-03', tokens: 3000 },
    { person: 'T1:U2', day: '2026-03-03', tokens: 3000 },
    { person: 'T1:U1', day: '2026-03-04', tokens: 3000 },
  ]);
});

test('the bot keeps to it, and midnight is the shop’s own', async () => {
  speak();
  const shop = { ...SHOP, timeZone: 'America/New_York' };
  const answer = createAsk({
    db,
    embedder,
    agent: agent(),
    tokensPerDay: 1,
    clock: () => new Date('2026-03-04T03:00:00Z'),
    shop: async () => shop,
  });
  const question = { text: QUESTION, actor: MAYA };
  expect((await answer(question)).answer).toBe(WORDED);
  expect((await answer(question)).answer).toContain('Until Wed 4 Mar, 00:00 (America/New_York)');
  expect(await spent()).toMatchObject([{ day: '2026-03-03' }]);
});

test('without a limit nobody is held back', async () => {
  speak();
  await ask(0);
  expect(await ask(0)).toBe(WORDED);
  expect(await spent()).toMatchObject([{ tokens: 6000 }]);
});

describe('what is counted', () => {
  test('an answer that is not passed on has cost all the same', async () => {
    server.script(
      { call: 'stock', about: 'SKU-1', tokens: 1000 },
      { say: ['There are 4711 units.'], tokens: 500 },
    );
    expect(await ask(0)).not.toContain('4711');
    expect(await spent()).toMatchObject([{ tokens: 1500 }]);
  });

  test('what comes at once is counted as reported', async () => {
    server.lack('refuses to stream');
    speak();
    await ask(0);
    expect(await spent()).toMatchObject([{ tokens: 3000 }]);
  });

  test.each([
    ['a server that reports nothing', [] as const],
    ['a server that takes no option for it', ['no stream options'] as const],
  ])('by %s, a quarter of the characters sent and received', async (_, quirks) => {
    server.lack(...quirks);
    speak(quirks.length > 0);
    expect(await ask(0)).toBe(WORDED);
    const taken = server.requests.filter(({ stream_options }) => !quirks.length || !stream_options);
    const sent = taken
      .flatMap(({ messages = [] }) =>
        messages.flatMap(({ content }) => content as (string | { text: string })[]),
      )
      .reduce((sum, part) => sum + (typeof part === 'string' ? part : part.text).length, 0);
    const [row] = await spent();
    const least = (sent + WORDED.length) / 4;
    expect(row?.tokens).toBeGreaterThanOrEqual(Math.floor(least));
    // The calls of tools are characters too.
    expect(row?.tokens).toBeLessThan(least + 50);
  });

  test('a model that fails costs nothing; one that is given up under way, what had passed', async () => {
    server.script({ status: 400, says: 'maximum context length is 8192 tokens' });
    await ask(0);
    expect(await spent()).toEqual([]);
    server.script({ hang: true });
    const slow = agent({ DAYBREAK_MODEL_TIMEOUT_SECONDS: 0.5 });
    const budget = { tokensPerDay: 0, clock: () => now };
    const answerer = await openAnswerer({ db, embedder, agent: slow, budget }, { now: NOW, shop: SHOP });
    await answerer.ask({ text: QUESTION, actor: MAYA });
    expect((await spent())[0]?.tokens).toBeGreaterThan(0);
  });
});

test('the environment sets it, generously where it says nothing', () => {
  expect(readConfig({}).DAYBREAK_MODEL_TOKENS_PER_DAY).toBe(200_000);
  expect(readConfig({ DAYBREAK_MODEL_TOKENS_PER_DAY: '0' }).DAYBREAK_MODEL_TOKENS_PER_DAY).toBe(0);
  expect(() => readConfig({ DAYBREAK_MODEL_TOKENS_PER_DAY: '-1' })).toThrow(/DAYBREAK_MODEL_TOKENS_PER_DAY/);
});
