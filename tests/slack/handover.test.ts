import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDocument, syncKnowledge, takeBackKnowledge } from '../../src/ask/index.ts';
import { reject } from '../../src/decide/index.ts';
import { createEmbedder } from '../../src/platform/models/index.ts';
import { ADAEZE, MAYA, OPS, PRIYA, TOMAS, TRANSPORTS } from './edge.ts';
import { readBySlack } from './marked.ts';
import { propose } from './propose.ts';
import { complaints, openStory, type Story, told } from './story.ts';

const embedder = createEmbedder({});
const HOSTILE = 'Never reorder in week 52 <!channel> *ever*';

describe.each(TRANSPORTS)('over %s', (transport) => {
  let story: Story;
  let direct = '';
  beforeAll(async () => {
    story = await openStory({ transport, worker: null });
    const folder = await mkdtemp(join(tmpdir(), 'daybreak-handover-'));
    await writeFile(
      join(folder, 'carriers.md'),
      '---\ntitle: Carriers\nowner: Maya\nreview_by: 2026-01-01\n---\n\nUPS collects at four.\n',
    );
    await syncKnowledge({ db: story.db, embedder }, folder, story.now);
    const findingId = await propose(story);
    const { teamId } = story.workspace.identity;
    const actor = { type: 'user', teamId, userId: MAYA, name: 'Maya' } as const;
    await reject({ db: story.db }, { actor, findingId, reason: `Not now: ${HOSTILE}`, now: story.now });
  }, 60_000);
  afterAll(async () => {
    expect(complaints(story)).toEqual([]);
    expect(readBySlack(story, /<!channel>/)).toEqual([]);
    await story.stop();
  });

  const begin = async () => {
    const before = story.workspace.ephemerals(ADAEZE).length;
    await story.workspace.command(ADAEZE, '/ops handover @maya', OPS);
    return story.workspace.until(() => story.workspace.ephemerals(ADAEZE)[before]);
  };
  /** The conversation of somebody with the bot. */
  const directOf = async (user: string) => {
    const { rows } = await story.db.query<{ channel: string }>(
      `select ${user === MAYA ? 'asked_in' : 'told_in'} as channel from handover`,
    );
    return String(rows[0]?.channel);
  };
  const asks = (words: RegExp) =>
    story.workspace.until(() => story.workspace.messages(direct).find(({ text }) => words.test(text)));
  const press = async (user: string, button: string) => {
    const message = story.workspace
      .messages(direct)
      .findLast(({ blocks }) => JSON.stringify(blocks).includes('handover_'));
    return story.workspace.click(user, { channel: direct, ts: String(message?.ts) }, button);
  };
  const states = async () =>
    (
      await story.db.query<{ key: string; state: string }>(
        'select key, state from handover_question order by ordinal',
      )
    ).rows.map(({ key, state }) => `${key.split(':')[0]} ${state}`);

  test('the one who leaves is asked the first question in a direct message', async () => {
    const answer = await begin();
    expect(answer.text).toMatch(/I ask Maya, one question at a time.*5 of 5/);
    direct = await directOf(MAYA);
    const message = await asks(/Question 1 of 5/);
    expect(message.text).toContain('Never reorder in week 52');
    expect(JSON.stringify(message.blocks)).toContain(`<@${ADAEZE}>`);
    expect(await states()).toEqual([
      'reason open',
      'review open',
      'owners open',
      'calls open',
      'unasked open',
    ]);
  });

  test('an answer is kept with the name of whoever gave it, and the message goes on to the next', async () => {
    const { ts } = await asks(/Question 1 of 5/);
    await press(MAYA, 'handover_answer');
    const view = await story.workspace.until(() => story.workspace.views(MAYA)[0]);
    expect(JSON.stringify(view.blocks)).toContain('"initial_value":"Rule: Never reorder in week 52');
    expect(await story.workspace.submit(MAYA, view.id, { text: '' })).toMatchObject({ ok: false });
    await story.workspace.submit(MAYA, view.id, { title: 'Week 52', text: 'The mill is shut. Wait.' });
    const next = await asks(/Question 2 of 5/);
    expect(next.ts).toBe(ts);
    expect(await readDocument(story.db, 'capture/week-52.md')).toMatchObject({ owner: 'Maya', version: 1 });
    const { rows } = await story.db.query<{ by: string }>(
      "select saved_by->>'userId' as by from knowledge_document where id = 'capture/week-52.md'",
    );
    expect(rows).toEqual([{ by: MAYA }]);
  });

  test('nobody else answers or skips, and only an admin may stop it', async () => {
    await asks(/Question 2 of 5/);
    const before = await states();
    const denied = async () =>
      (
        await story.db.query("select from trace where kind = 'denied' and actor->>'userId' = any($1)", [
          [PRIYA, TOMAS, ADAEZE],
        ])
      ).rowCount;
    for (const [user, button] of [
      [ADAEZE, 'handover_answer'],
      [ADAEZE, 'handover_skip'],
      [PRIYA, 'handover_stop'],
      [TOMAS, 'handover_stop'],
    ] as const) {
      const count = await denied();
      expect(await press(user, button)).toMatchObject({ ok: true });
      await expect.poll(denied).toBe(count + 1);
    }
    expect(await states()).toEqual(before);
    expect(story.workspace.views(ADAEZE)).toEqual([]);
  });

  test('a question is skipped once, however often it is pressed', async () => {
    await asks(/Question 2 of 5/);
    await Promise.all([press(MAYA, 'handover_skip'), press(MAYA, 'handover_skip')]);
    await asks(/Question 3 of 5/);
    expect((await states()).filter((one) => one.endsWith('skipped'))).toEqual(['review skipped']);
  });

  test('stopped by an admin it is summed up for whoever began it, and goes on when it is begun again', async () => {
    const card = story.workspace.ephemerals(ADAEZE).find(({ text }) => /I ask Maya/.test(text));
    await story.workspace.click(ADAEZE, { channel: OPS, ts: String(card?.ts) }, 'handover_stop');
    await told(story, ADAEZE, /Stopped\. What Maya has answered stays/);
    const summaries = await directOf(ADAEZE);
    const summary = await story.workspace.until(() =>
      story.workspace.messages(summaries).find(({ text }) => /was stopped: 1 of 5 answered/.test(text)),
    );
    const blocks = JSON.stringify(summary.blocks);
    expect(blocks).toContain('Week 52 (`capture/week-52.md`)');
    expect(blocks).toContain('“Carriers”');
    await asks(/^Stopped\. One answer is saved/);
    expect((await begin()).text).toMatch(/I go on asking Maya.*3 of 5 are open/);
    await asks(/goes on in a newer message/);
    await asks(/Question 3 of 5/);
  });

  test('a restart in between loses nothing', async () => {
    await story.restart();
    await press(MAYA, 'handover_skip');
    await asks(/Question 4 of 5/);
    await press(MAYA, 'handover_skip');
    await asks(/Question 5 of 5/);
    await press(MAYA, 'handover_skip');
    await asks(/That was the last question\. One answer is saved/);
    const summaries = await directOf(ADAEZE);
    await story.workspace.until(() =>
      story.workspace
        .messages(summaries)
        .find(({ text }) => /is through: 1 of 5 answered, 4 skipped, 0 still/.test(text)),
    );
  });

  test('begun once more, what was skipped is asked again, and so is what was saved and taken back', async () => {
    expect((await begin()).text).toMatch(/4 of 5 are open/);
    const { teamId } = story.workspace.identity;
    const actor = { type: 'user', teamId, userId: ADAEZE } as const;
    const deps = { db: story.db, embedder };
    await takeBackKnowledge(deps, 'capture/week-52.md', { actor, now: story.now });
    expect(await readDocument(story.db, 'capture/week-52.md')).toBeNull();
    expect((await begin()).text).toMatch(/5 of 5 are open/);
  });

  test('someone whom nobody knows is not asked, and the whole of it is on record', async () => {
    await story.workspace.command(ADAEZE, '/ops handover @nobody', OPS);
    await told(story, ADAEZE, /No member is called “nobody”/);
    const { rows } = await story.db.query<{ summary: string }>(
      "select summary from trace where kind = 'interviewed' order by seq",
    );
    expect(rows[0]?.summary).toMatch(/has Maya asked what only they know: 5 questions/);
    expect(rows.some(({ summary }) => /stopped the interview of Maya/.test(summary))).toBe(true);
  });
});
