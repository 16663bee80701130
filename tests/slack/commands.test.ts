import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wantBriefing } from '../../src/slack/index.ts';
import { SHOP } from '../act/world.ts';
import { ADAEZE, MAYA, OPS, prepareToAsk, TRANSPORTS } from './edge.ts';
import { propose } from './propose.ts';
import { complaints, openStory, type Story } from './story.ts';

describe.each(TRANSPORTS)('over %s', (transport) => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory({ transport });
    await prepareToAsk(story.db);
  }, 60_000);
  afterAll(() => story.stop());

  /** What `/ops …` answers to the person alone. */
  const ask = async (user: string, line: string) => {
    const before = story.workspace.ephemerals(user).length;
    expect(await story.workspace.command(user, line, OPS)).toMatchObject({ ok: true });
    const answer = await story.workspace.until(() => story.workspace.ephemerals(user)[before]);
    return `${answer.text} ${JSON.stringify(answer.blocks)}`;
  };
  const posted = () => story.workspace.messages(OPS).length;

  test('/ops brief says what needs a decision, to the person alone', async () => {
    await propose(story);
    const before = posted();
    expect(await ask(MAYA, '/ops brief')).toContain('Reorder 240 units');
    expect(posted()).toBe(before);
  });

  test('/ops help and a bare /ops list what there is', async () => {
    for (const line of ['/ops help', '/ops']) {
      expect(await ask(MAYA, line)).toMatch(/\/ops brief.*\/ops threshold set/s);
    }
  });

  test.each([
    ['/ops brief me', /I do not know/],
    ['/ops threshold set stockout_risk.probability', /Give a threshold and a number.*For example/],
    ['/ops threshold frobnicate', /\/ops threshold/],
    ['/ops threshold set no_such.threshold 3', /no_such/],
    ['/ops threshold set stockout_risk.probability 40', /between/],
    ['/ops threshold preview stockout_risk.probability 40', /between/],
  ])('"%s" is answered with what is wrong and how it is written', async (line, words) => {
    expect(await ask(ADAEZE, line)).toMatch(words);
  });

  test('a threshold is previewed without being set, set, listed with who set it, and reset', async () => {
    const name = 'stockout_risk.probability';
    const value = async () =>
      /`stockout_risk.probability` \*([\d.]+)\*/.exec(await ask(MAYA, '/ops threshold list'))?.[1];
    const first = await value();
    expect(await ask(ADAEZE, `/ops threshold preview ${name} 0.45`)).toMatch(/Nothing was set/);
    const counted = await story.workspace.until(() =>
      story.workspace.ephemerals(ADAEZE).find(({ text }) => /in the last 30 nights/.test(String(text))),
    );
    expect(counted.text).toMatch(/\d+ alerts?/);
    expect(await value()).toBe(first);
    expect(await ask(ADAEZE, `/ops threshold set ${name} 45%`)).toMatch(/is \*0.45\*/);
    expect(await value()).toBe('0.45');
    expect(await ask(MAYA, '/ops threshold list')).toContain(`<@${ADAEZE}>`);
    expect(await ask(ADAEZE, `/ops threshold reset ${name}`)).toMatch(/its default/);
    expect(await value()).toBe(first);
    const { rows } = await story.db.query(
      "select kind from trace where kind = 'setting' and summary like $1",
      [`%${name}%`],
    );
    expect(rows).toHaveLength(2);
  });

  test('what is learned is listed, and taking it back needs a name that is learned', async () => {
    expect(await ask(MAYA, '/ops learned')).toMatch(/learned/);
    expect(await ask(ADAEZE, '/ops learned forget supplier_lead_time:Nobody')).toContain(
      'supplier_lead_time:Nobody',
    );
    expect(await ask(ADAEZE, '/ops learned correct S1 much')).toContain('such as p50Days=14');
  });

  test('past nights are lived again, and what they would have said follows', async () => {
    const before = story.workspace.ephemerals(MAYA).length;
    expect(await ask(MAYA, '/ops replay')).toContain('lived again');
    const told = await story.workspace.until(() => story.workspace.ephemerals(MAYA)[before + 1]);
    expect(told.text).toMatch(/would have told you of|no orders to replay/);
  });

  test('a question in a direct message is answered in its thread', async () => {
    await story.workspace.openApp(MAYA, 'messages');
    const prompts = () =>
      story.workspace.calls.find(({ method }) => method === 'assistant.threads.setSuggestedPrompts');
    await expect.poll(prompts).toBeDefined();
    const dm = String(prompts()?.args.channel_id);
    const { ts } = story.workspace.say(MAYA, dm, 'What needs my decision today?');
    const answer = await story.workspace.until(() =>
      story.workspace.messages(dm).find(({ thread_ts }) => thread_ts === ts),
    );
    expect(answer.text).toMatch(/stocks out in 4 days/);
  });

  test('the briefing is posted with its decisions below it', async () => {
    await wantBriefing(story.db, { channel: OPS, day: '2026-03-03', shop: SHOP, now: story.now });
    const briefing = await story.workspace.until(() =>
      story.workspace.messages(OPS).find(({ blocks }) => JSON.stringify(blocks).includes(SHOP.name)),
    );
    expect(`${briefing.text}`).toMatch(/decision/i);
  });

  test('nothing that was said or shown broke a rule of Slack', () => {
    expect(complaints(story)).toEqual([]);
  });
});
