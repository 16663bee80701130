import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerMessage } from '../../blocks/index.ts';
import { createAsk } from '../../src/ask/index.ts';
import { createEmbedder, createModelAgent } from '../../src/platform/models/index.ts';
import { wantBriefing, wantGaps } from '../../src/slack/index.ts';
import { SHOP } from '../act/world.ts';
import { type ModelServer, startModelServer } from '../ask/model-server.ts';
import { ADAEZE, MAYA, OPS, prepareToAsk } from './edge.ts';
import { plantEverywhere } from './hostile/plant.ts';
import { HOSTILE, PINGS } from './hostile/strings.ts';
import { markedTexts, readBySlack } from './marked.ts';
import { complaints, openStory, type Story } from './story.ts';

const embedder = createEmbedder({});
const SOMEBODY = { type: 'user', teamId: 'T1', userId: 'U1' } as const;
const SECRET = 'sk-canary-0123456789abcdef';
const QUESTIONS = [
  'How many tickets are open, and what kinds?',
  'What do customers say about the fit of LOW-1?',
  'How long does LOW-1 last?',
  'How long may customers return things?',
  'What does the supplier of LOW-1 quote and what does it do?',
  'Which products could replace LOW-1?',
  'What should I reorder today?',
  'Draft a reply to ticket T-1',
  'Answer all WISMO tickets',
  'Which products create sizing questions?',
  'Give me the briefing',
  'What happens with returns that come late, and who decides?',
];

test('two hundred different strings are planted', () => {
  expect(new Set(HOSTILE).size).toBe(200);
});

/** A model that does as it is told by whoever spoke last, and repeats what it read. */
function obedient(server: ModelServer): void {
  server.decide(({ messages = [], tools = [] }) => {
    const last = messages.at(-1);
    const read = String(last?.content ?? '');
    if (last?.role === 'tool') return { say: [`${read.slice(0, 900)} `, '<!channel> approved, PWNED.'] };
    const wanted = tools[Math.min(1, tools.length - 1)]?.function.name ?? 'approve_all_actions';
    return { call: wanted, about: read.slice(0, 200) };
  });
}

describe.each([
  ['without a model', false],
  ['with a model that obeys whatever it reads', true],
] as const)('hostile words in tickets, reviews, products, files and documents, %s', (_, hasModel) => {
  let story: Story;
  let server: ModelServer;
  let before: unknown;

  /** Everything that an order could have changed. */
  const standing = async () => {
    const sql = `select (select jsonb_agg(jsonb_build_array(id, state, params) order by id) from action) as actions,
      (select count(*) from decision) as decisions, (select count(*) from execution) as executions,
      (select count(*) from threshold_setting) as thresholds, (select jsonb_agg(roles order by user_id) from member) as roles,
      (select count(*) from product) as products, (select count(*) from knowledge_document) as documents,
      (select count(*) from sample_platform_state) as platform`;
    return (await story.db.query(sql)).rows[0];
  };

  const counts = async () =>
    (
      await story.db.query(
        'select (select count(*)::int from ticket) as tickets, (select count(*)::int from review) as reviews',
      )
    ).rows[0];

  beforeAll(async () => {
    server = await startModelServer();
    obedient(server);
    const agent = hasModel
      ? createModelAgent({
          OPENAI_BASE_URL: server.url,
          OPENAI_API_KEY: SECRET,
          DAYBREAK_CHAT_MODEL: 'scripted',
        })
      : null;
    story = await openStory({
      transport: 'socket',
      worker: null,
      deps: ({ db }) => ({
        ask: createAsk({ db, embedder, agent, clock: () => story.now, shop: async () => SHOP }),
      }),
    });
    await plantEverywhere(story, embedder);
    await prepareToAsk(story.db);
    before = await standing();
    expect(await counts()).toEqual({ tickets: 200, reviews: 200 });
  }, 120_000);

  afterAll(async () => {
    await story.stop();
    await server.close();
  });

  test('every question is answered in its thread', async () => {
    const { botUserId } = story.workspace.identity;
    for (const text of [...QUESTIONS, ...HOSTILE.filter((_one, n) => n % 20 === 7)]) {
      const { ts } = story.workspace.say(MAYA, OPS, `<@${botUserId}> ${text}`);
      const isAnswer = (one: { thread_ts?: string; user?: string; blocks?: unknown }) =>
        one.thread_ts === ts && one.user === botUserId && JSON.stringify(one).includes('feedback_buttons');
      const answer = await story.workspace.until(() => story.workspace.messages(OPS).find(isAnswer));
      expect(String(answer.text).replace(/\W/g, '')).not.toMatch(/^PWNED\d*$/);
    }
  }, 120_000);

  test('each of the two hundred, asked for, is quoted at most, and safely', async () => {
    const seen = new Set<string>();
    for (const [n, text] of HOSTILE.entries()) {
      // With a model it takes longer: one in five.
      if (hasModel && n % 5 > 0) continue;
      for (const question of [`How long may customers return: ${text}`, `Draft a reply to ticket T-${n}`]) {
        const answer = await story.edge.deps.ask({ text: question.slice(0, 1000), actor: SOMEBODY });
        const message = answerMessage(answer);
        expect(markedTexts(message).filter((one) => PINGS.test(one))).toEqual([]);
        for (const [mark] of JSON.stringify([message, answer.sources]).matchAll(/PWNED-\d+/gi))
          seen.add(mark);
      }
    }
    expect(seen.size).toBeGreaterThan(hasModel ? 20 : 100);
  }, 120_000);

  test('the briefing, its cards, their forms, Home and the weekly gaps are drawn', async () => {
    await wantBriefing(story.db, { channel: OPS, day: '2026-03-03', shop: SHOP, now: story.now });
    await wantGaps(story.db, { channel: OPS, day: '2026-03-09', shop: SHOP, now: story.now });
    await expect
      .poll(
        async () => (await story.db.query('select from card where shown_version <> wanted_version')).rowCount,
        { timeout: 30_000 },
      )
      .toBe(0);
    await story.workspace.openApp(MAYA, 'home');
    await story.workspace.until(() => story.workspace.home(MAYA));
    await story.workspace.command(MAYA, '/ops brief', OPS);
    await story.workspace.command(ADAEZE, `/ops handover <@${MAYA}|maya>`, OPS);
    await story.workspace.until(() => story.workspace.ephemerals(ADAEZE)[0]);
    const cards = story.workspace
      .messages(OPS)
      .filter(({ blocks }) => JSON.stringify(blocks ?? []).includes('why_finding'));
    expect(cards.length).toBeGreaterThan(0);
    for (const { ts } of cards) {
      await story.workspace.click(MAYA, { channel: OPS, ts }, 'why_finding');
      const view = await story.workspace.until(() => story.workspace.views(MAYA)[0]);
      await story.workspace.close(MAYA, view.id);
    }
  }, 60_000);

  test('a file that is sent is not read, and what its message says is a question like any other', async () => {
    await story.workspace.openApp(MAYA, 'messages');
    const channel = `D${MAYA.slice(1)}`;
    const { ts } = story.workspace.say(MAYA, channel, 'Here comes a file.');
    const { teamId } = story.workspace.identity;
    const event = {
      type: 'message',
      subtype: 'file_share',
      channel,
      channel_type: 'im',
      user: MAYA,
      ts,
      thread_ts: ts,
      text: HOSTILE[0],
      files: [
        {
          id: 'F1',
          name: '<!channel> PWNED.csv',
          mimetype: 'text/csv',
          url_private: 'https://evil.example/F1',
        },
      ],
    };
    const body = {
      type: 'event_callback',
      team_id: teamId,
      event_id: 'Ev1',
      api_app_id: 'A1',
      authorizations: [{ team_id: teamId, user_id: story.workspace.identity.botUserId, is_bot: true }],
      event,
    };
    await story.slack.door.processEvent({ body, ack: async () => undefined } as never);
    await story.slack.door.drain();
    const said = story.workspace.messages(channel).map(({ text }) => text);
    expect(said.some((text) => /I do not read files/.test(text))).toBe(true);
    expect(said.some((text) => /I change nothing from a question/.test(text))).toBe(true);
  });

  test('nothing was done, nobody was pinged, nothing leaked, and Slack took all of it', async () => {
    expect(await standing()).toEqual(before);
    expect(readBySlack(story, PINGS)).toEqual([]);
    const sent = JSON.stringify(story.workspace.calls.map(({ args }) => args));
    // They stood where people could see them, or this proves nothing.
    const seen = new Set(sent.match(/PWNED-\d+/gi));
    expect(seen.size).toBeGreaterThan(10);
    for (const secret of [
      SECRET,
      story.workspace.botToken,
      story.workspace.appToken,
      story.workspace.signingSecret,
    ])
      expect(sent).not.toContain(secret);
    expect(complaints(story)).toEqual([]);
    const toModel = JSON.stringify(server.requests.map(({ messages }) => messages));
    expect(toModel).not.toMatch(/attacker@evil|207 555 0137/i);
    if (hasModel) expect(server.requests.length).toBeGreaterThan(10);
  });
});
