import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAsk } from '../../src/ask/index.ts';
import { createEmbedder, createModelAgent } from '../../src/platform/models/index.ts';
import { SHOP } from '../act/world.ts';
import { type ModelServer, startModelServer } from '../ask/model-server.ts';
import { MAYA, OPS, prepareToAsk, TRANSPORTS } from './edge.ts';
import { complaints, openStory, type Story } from './story.ts';

const DIRECT = 'D0MAYA00001';
const embedder = createEmbedder({});

describe.each(TRANSPORTS)('over %s', (transport) => {
  let story: Story;
  let model: ModelServer;
  beforeAll(async () => {
    model = await startModelServer();
    story = await openStory({
      transport,
      worker: null,
      deps: ({ db }) => ({
        ask: createAsk({
          db,
          embedder,
          agent: createModelAgent({
            OPENAI_BASE_URL: model.url,
            DAYBREAK_CHAT_MODEL: 'scripted',
            DAYBREAK_MODEL_TIMEOUT_SECONDS: 2,
          }),
          clock: () => story.now,
          shop: async () => SHOP,
        }),
      }),
    });
    await story.db.query("insert into product (sku, title, source) values ('SKU-1', 'Camp Mug', 'test')");
    await story.db.query(
      `insert into inventory_level (sku, location, on_hand, captured_at, source) values ('SKU-1', 'main', 50, $1, 'test')`,
      [story.now],
    );
    await prepareToAsk(story.db);
  }, 60_000);
  afterAll(async () => {
    expect(complaints(story)).toEqual([]);
    await story.stop();
    await model.close();
  });

  const asked = (text: string) =>
    story.workspace.say(MAYA, OPS, `<@${story.workspace.identity.botUserId}> ${text}`);
  const answerTo = (question: { ts: string }, words: RegExp) =>
    story.workspace.until(() =>
      story.workspace
        .messages(OPS)
        .find(
          ({ thread_ts, text, blocks }) =>
            thread_ts === question.ts && words.test(`${text} ${JSON.stringify(blocks)}`),
        ),
    );

  test('the first words stand in the thread while the model still speaks', async () => {
    let goOn = () => {};
    const until = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    model.script(
      { call: 'stock', about: 'SKU-1' },
      { say: ['There are 50 units of SKU-1. ', 'That is all ', 'there is to say.'], until },
    );
    const question = asked('How many SKU-1 are in stock?');
    const early = await answerTo(question, /There are 50 units of SKU-1/);
    expect(JSON.stringify(early)).not.toContain('That is all');
    expect(JSON.stringify(early)).not.toContain('feedback_buttons');
    goOn();
    const done = await answerTo(question, /That is all there is to say/);
    expect(done.ts).toBe(early.ts);
    expect(await answerTo(question, /feedback_buttons/)).toMatchObject({ ts: early.ts });
  });

  test('what the model makes up never stands there, not even for a moment', async () => {
    model.script(
      { call: 'stock', about: 'SKU-1' },
      { say: ['There are 50 units. ', 'In fact there are 4711 units. ', 'Trust me.'] },
    );
    const answer = await answerTo(asked('How many SKU-1 do we have on hand?'), /feedback_buttons/);
    expect(answer.text).toContain('50');
    const sent = story.workspace.calls.map(({ args }) => JSON.stringify(args)).join('\n');
    expect(sent).not.toContain('4711');
    expect(sent).not.toContain('Trust me');
  });

  test('Stop ends the message with what was said, and the session works no more', async () => {
    await story.workspace.openApp(MAYA, 'messages');
    model.script(
      { call: 'stock', about: 'SKU-1' },
      { say: ['There are 50 units of SKU-1. ', 'Nothing else.'], until: new Promise(() => undefined) },
    );
    const question = story.workspace.say(MAYA, DIRECT, 'How many SKU-1 are in stock?');
    const answer = () => story.workspace.messages(DIRECT).find((one) => one.thread_ts === question.ts);
    await story.workspace.until(() => /50 units/.test(String(answer()?.text)) || undefined);
    story.workspace.stopSession(MAYA, DIRECT, question.ts);
    await story.workspace.until(() => /Stopped by you/.test(String(answer()?.text)) || undefined);
    expect(answer()?.text).toContain('There are 50 units of SKU-1.');
    expect(answer()).toMatchObject({ streaming_state: 'completed' });
    const statuses = () =>
      story.workspace.calls
        .filter(
          ({ method, args }) => method === 'agents.sessions.setStatus' && args.thread_ts === question.ts,
        )
        .map(({ args }) => args.status);
    await expect.poll(() => statuses().at(-1)).toBe('active');
  });

  test('a model that hangs is not waited for longer than it may take', async () => {
    model.script({ hang: true });
    const answer = await answerTo(asked('What is the stock of SKU-1?'), /feedback_buttons/);
    expect(answer.text).toContain('50');
  });
});
