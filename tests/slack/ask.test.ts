import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { syncKnowledge } from '../../src/ask/index.ts';
import { createEmbedder } from '../../src/platform/models/index.ts';
import { wantGaps } from '../../src/slack/index.ts';
import { SHOP } from '../act/world.ts';
import { ADAEZE, JONAS, MAYA, OPS, PRIYA, prepareToAsk, TRANSPORTS } from './edge.ts';
import { propose } from './propose.ts';
import { complaints, openStory, press, type Story } from './story.ts';

/** Maya's direct messages with Daybreak. */
const DIRECT = 'D0MAYA00001';
const PRIYA_DIRECT = 'D0PRIYA0001';
const embedder = createEmbedder({});

describe.each(TRANSPORTS)('over %s', (transport) => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory({ transport, worker: null });
    const folder = await mkdtemp(join(tmpdir(), 'daybreak-ask-'));
    await writeFile(
      join(folder, 'returns.md'),
      '---\ntitle: Returns\nowner: Priya\n---\n\nCustomers may return anything within 30 days of delivery.\n',
    );
    await syncKnowledge({ db: story.db, embedder }, folder, story.now);
    await prepareToAsk(story.db);
  }, 60_000);
  afterAll(async () => {
    expect(complaints(story)).toEqual([]);
    await story.stop();
  });

  const asked = async (text: string, threadTs?: string) => {
    const { botUserId } = story.workspace.identity;
    const question = story.workspace.say(MAYA, OPS, `<@${botUserId}> ${text}`, threadTs);
    const thread = threadTs ?? question.ts;
    const answer = await story.workspace.until(() =>
      story.workspace
        .messages(OPS)
        .find(({ thread_ts, ts, user }) => thread_ts === thread && ts > question.ts && user === botUserId),
    );
    return { question, answer };
  };

  test('a mention is answered in its thread, with its source and a way to say that it is wrong', async () => {
    const { answer } = await asked('How long may customers return things?');
    expect(answer.text).toContain('within 30 days');
    const blocks = JSON.stringify(answer.blocks);
    expect(blocks).toContain('feedback_buttons');
    expect(blocks).toContain('As of <!date');
    await story.workspace.click(MAYA, { channel: OPS, ts: answer.ts }, 'open_passage');
    const view = await story.workspace.until(() => story.workspace.views(MAYA)[0]);
    expect(JSON.stringify(view.blocks)).toContain('Owner: Priya');
    expect(JSON.stringify(view.blocks)).toContain('>Customers may return');
    await story.workspace.close(MAYA, view.id);
    const input = /down\.q_[0-9a-z]+/.exec(blocks)?.[0] ?? '';
    await story.workspace.click(MAYA, { channel: OPS, ts: answer.ts }, { actionId: 'rate_answer', input });
    await story.workspace.until(() =>
      story.workspace.ephemerals(MAYA).find(({ text }) => /Kept as wrong/.test(String(text))),
    );
    const { rows } = await story.db.query('select rating from question where rating is not null');
    expect(rows).toEqual([{ rating: -1 }]);
  });

  test('what nobody knows is put to whoever may know', async () => {
    const { answer } = await asked('Who is our insurance broker?');
    expect(answer.text).toMatch(/I don't know/);
    expect(JSON.stringify(answer.blocks)).toContain('Ask Priya');
  });

  test('whoever may know is asked in a direct message, and who asks is told; nobody is offered to ask themselves', async () => {
    await story.db.query("update member set name = 'priya' where user_id = $1", [PRIYA]);
    const told = (words: RegExp) =>
      story.workspace.ephemerals(MAYA).find(({ text }) => words.test(String(text)));
    const { answer } = await asked('Who is our insurance broker?');
    await story.workspace.click(MAYA, { channel: OPS, ts: answer.ts }, 'ask_owner');
    await story.workspace.until(() => told(/I have asked Priya in a direct message/));
    const asks = () =>
      story.workspace.messages('D0PRIYA0001').filter(({ text }) => /insurance broker/.test(text));
    expect(asks()).toHaveLength(1);
    expect(asks()[0]?.text).toContain(`<@${MAYA}>`);
    await story.workspace.command(MAYA, '/ops ask Who is our insurance broker?', OPS);
    const own = await story.workspace.until(() => told(/I don't know/));
    await story.workspace.click(MAYA, { channel: OPS, ts: own.ts }, 'ask_owner');
    await expect.poll(() => asks().length).toBe(2);
    await story.workspace.command(PRIYA, '/ops ask Who is our insurance broker?', OPS);
    const hers = await story.workspace.until(() =>
      story.workspace.ephemerals(PRIYA).find(({ text }) => /I don't know/.test(String(text))),
    );
    expect(JSON.stringify(hers.blocks)).not.toContain('ask_owner');
  });

  test('a slash command answers for the one who asks alone', async () => {
    await story.workspace.command(PRIYA, '/ops ask How long may customers return things?', OPS);
    const answer = await story.workspace.until(() =>
      story.workspace.ephemerals(PRIYA).find(({ text }) => /30 days/.test(String(text))),
    );
    expect(answer).toBeDefined();
  });

  test('a customer’s number is told to an approver alone, and never to a channel', async () => {
    await story.db.query(
      `insert into ticket (ticket_id, created_at, subject, body, status, source)
       values ('T-90001', $1, 'Call Jane Doe', 'My number is 207-555-0134. Jane Doe', 'open', 'test')`,
      [new Date(story.now.getTime() - 3_600_000)],
    );
    const { answer } = await asked("What is Jane Doe's phone number?");
    expect(answer.text).toContain('I do not give out personal data');
    await story.workspace.openApp(MAYA, 'messages');
    const question = story.workspace.say(MAYA, DIRECT, "What is Jane Doe's phone number?");
    const own = await story.workspace.until(() =>
      story.workspace.messages(DIRECT).find(({ thread_ts }) => thread_ts === question.ts),
    );
    expect(own.text).toContain('207-555-0134');
    const shown = story.workspace.messages(OPS).map((message) => JSON.stringify(message));
    expect(shown.join('\n')).not.toContain('207-555-0134');
  });

  test('someone without a role is told so and sees nothing', async () => {
    const { botUserId } = story.workspace.identity;
    story.workspace.say(JONAS, OPS, `<@${botUserId}> How long may customers return things?`);
    const denied = async () => (await story.db.query("select from trace where kind = 'denied'")).rowCount;
    await expect.poll(denied).toBe(1);
    const shown = [...story.workspace.messages(OPS), ...story.workspace.ephemerals(JONAS)];
    expect(shown.at(-1)?.text).not.toContain('30 days');
  });

  test('what is said is saved from its message, with what is already written as a warning', async () => {
    const said = story.workspace.say(MAYA, OPS, 'Customers may return anything within 14 days of delivery.');
    await story.workspace.shortcut(MAYA, { channel: OPS, ts: said.ts }, 'save_message');
    const view = await story.workspace.until(() => story.workspace.views(MAYA)[0]);
    expect(JSON.stringify(view.blocks)).toContain('Returns');
    expect(JSON.stringify(view.blocks)).toContain('14 days');
    await story.workspace.submit(MAYA, view.id, { title: 'Short window', owner: 'Maya', topics: 'returns' });
    await expect
      .poll(
        async () =>
          (await story.db.query("select title from knowledge_document where source = 'capture'")).rows,
      )
      .toEqual([{ title: 'Short window' }]);
  });

  test('"Remember" opens the same form, filled', async () => {
    const { answer } = await asked('Remember: the scanner at P4 is broken');
    await story.workspace.click(MAYA, { channel: OPS, ts: answer.ts }, 'save_knowledge');
    const view = await story.workspace.until(() => story.workspace.views(MAYA)[0]);
    expect(JSON.stringify(view.blocks)).toContain('the scanner at P4 is broken');
    await story.workspace.submit(MAYA, view.id, {});
    const saved = async () =>
      (
        await story.db.query(
          "select owner from knowledge_document where path = 'the-scanner-at-p4-is-broken.md'",
        )
      ).rows;
    await expect.poll(saved).toEqual([{ owner: 'Maya' }]);
    const confirmation = await story.workspace.until(() =>
      story.workspace.messages(DIRECT).find(({ text }) => /^Saved: “the scanner/.test(String(text))),
    );
    await story.workspace.click(MAYA, { channel: DIRECT, ts: confirmation.ts }, 'undo_knowledge');
    await expect.poll(saved).toEqual([]);
  });

  test('what is kept in another’s name is told as not confirmed until they say that it is right', async () => {
    const { answer } = await asked('Remember: the label printer in bay 7 jams with blue rolls');
    await story.workspace.click(MAYA, { channel: OPS, ts: answer.ts }, 'save_knowledge');
    const view = await story.workspace.until(() => story.workspace.views(MAYA)[0]);
    await story.workspace.submit(MAYA, view.id, { owner: 'Priya' });
    const question = await story.workspace.until(() =>
      story.workspace.messages(PRIYA_DIRECT).find(({ text }) => /keeps this in your name/.test(String(text))),
    );
    const cited = async () => (await asked('What jams the label printer in bay 7?')).answer.text;
    expect(await cited()).toContain('not yet confirmed by Priya');
    const place = { channel: PRIYA_DIRECT, ts: question.ts };
    await story.workspace.click(PRIYA, place, 'confirm_knowledge');
    await expect.poll(cited).not.toContain('not yet confirmed');
  });

  test('the reason of a rejection can become a rule, once whoever gave it says so', async () => {
    const findingId = await propose(story);
    await press(story, MAYA, findingId, 'reject_finding');
    const form = await story.workspace.until(() => story.workspace.views(MAYA)[0]);
    await story.workspace.submit(MAYA, form.id, { reason: 'Not now', note: 'never reorder in week 52' });
    await story.workspace.openApp(MAYA, 'messages');
    const prompts = () =>
      story.workspace.calls.find(({ method }) => method === 'assistant.threads.setSuggestedPrompts');
    await expect.poll(prompts).toBeDefined();
    const channel = String(prompts()?.args.channel_id);
    const offer = await story.workspace.until(() =>
      story.workspace.messages(channel).find((message) => JSON.stringify(message).includes('keep_rule')),
    );
    await story.workspace.click(MAYA, { channel, ts: offer.ts }, 'keep_rule');
    const view = await story.workspace.until(() => story.workspace.views(MAYA)[0]);
    expect(JSON.stringify(view.blocks)).toContain('never reorder in week 52');
    await story.workspace.close(MAYA, view.id);
  });

  test('on Monday the channel is told what found no answer, and who may know', async () => {
    await asked('Who is our insurance broker?');
    await wantGaps(story.db, { channel: OPS, day: '2026-03-09', shop: SHOP, now: story.now });
    const post = await story.workspace.until(() =>
      story.workspace.messages(OPS).find(({ text }) => /found no answer this week/.test(String(text))),
    );
    expect(JSON.stringify(post.blocks)).toContain('insurance broker? (');
    expect(JSON.stringify(post.blocks)).toContain('Priya may know');
  });

  test('whoever asks too fast is told when to ask again', async () => {
    const row = `insert into question (id, at, asked_by, text, status, subjects, answer, sources)
      select 'q_burst' || n, $1, $2::jsonb, 'again?', 'unknown', '[]', '', '[]' from generate_series(1, 30) n`;
    await story.db.query(row, [new Date(story.now.getTime() - 60_000), JSON.stringify({ userId: ADAEZE })]);
    await story.workspace.command(ADAEZE, '/ops ask Who is our insurance broker?', OPS);
    const refused = await story.workspace.until(() =>
      story.workspace.ephemerals(ADAEZE).find(({ text }) => /Ask this again in/.test(String(text))),
    );
    expect(refused.text).toContain('Ask this again in 4 minutes');
  });

  test('an answer cannot ping anybody, whatever a product is called', async () => {
    await story.db.query(
      "insert into product (sku, title, source) values ('SKU-1', 'Mug <!channel>', 'test')",
    );
    const { answer } = await asked('How many SKU-1 are in stock? <!channel>');
    expect(JSON.stringify(answer)).not.toContain('<!channel>');
  });
});
