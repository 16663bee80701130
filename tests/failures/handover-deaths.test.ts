import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { DeliveryPoint } from '../../src/slack/deps.ts';
import { ADAEZE, MAYA, OPS } from '../slack/edge.ts';
import { complaints, openStory, type Story } from '../slack/story.ts';

let story: Story;
let direct: string;
beforeAll(async () => {
  story = await openStory({ transport: 'socket', worker: null });
});
afterAll(() => story.stop());
afterEach(() => expect(complaints(story)).toEqual([]));

const open = async () =>
  (await story.db.query('select from slack_receipt where handled_at is null')).rowCount;
const question = (words: RegExp) =>
  story.workspace.until(() => story.workspace.messages(direct).findLast(({ text }) => words.test(text)));
const asked = () => story.workspace.messages(direct).filter(({ text }) => /^Question/.test(text));

/** A new interview of two questions, those that everybody is asked. */
beforeEach(async () => {
  for (const table of ['card', 'handover_question', 'handover', 'knowledge_version', 'knowledge_document'])
    await story.db.query(`delete from ${table}`);
  const before = story.workspace.ephemerals(ADAEZE).length;
  await story.workspace.command(ADAEZE, '/ops handover @maya', OPS);
  await story.workspace.until(() => story.workspace.ephemerals(ADAEZE)[before]);
  await expect.poll(open).toBe(0);
  const { rows } = await story.db.query<{ channel: string }>('select asked_in as channel from handover');
  direct = String(rows[0]?.channel);
  const { ts } = await question(/Question 1 of 2/);
  expect(asked().at(-1)?.ts).toBe(ts);
});

const points: DeliveryPoint[] = ['recorded', 'worked', 'answered'];

test.each(points)(
  'a process that dies once an answer is %s: kept once, and the interview goes on',
  async (point) => {
    const { ts } = await question(/Question 1 of 2/);
    await story.workspace.click(MAYA, { channel: direct, ts }, 'handover_answer');
    const view = await story.workspace.until(() => story.workspace.views(MAYA).at(-1));
    await expect.poll(open).toBe(0);
    story.dies = point;
    await story.workspace.submit(MAYA, view.id, { title: 'Calls', text: 'Siobhán, by telephone.' });
    await expect.poll(open).toBe(1);
    await story.restart();
    await expect.poll(open).toBe(0);
    await expect.poll(() => asked().at(-1)?.text).toMatch(/Question 2 of 2/);
    const { rows } = await story.db.query('select version from knowledge_version');
    expect(rows).toEqual([{ version: 1 }]);
    for (const { id } of story.workspace.views(MAYA)) await story.workspace.close(MAYA, id);
  },
);

test.each(points)('a process that dies once a skip is %s: one question is skipped', async (point) => {
  const { ts } = await question(/Question 1 of 2/);
  story.dies = point;
  await story.workspace.click(MAYA, { channel: direct, ts }, 'handover_skip');
  await expect.poll(open).toBe(1);
  await story.restart();
  await expect.poll(open).toBe(0);
  await expect.poll(() => asked().at(-1)?.text).toMatch(/Question 2 of 2/);
  const { rows } = await story.db.query('select state from handover_question order by ordinal');
  expect(rows).toEqual([{ state: 'skipped' }, { state: 'open' }]);
});

test.each(points)('a process that dies once the command is %s: begun once', async (point) => {
  await story.db.query('delete from card');
  await story.db.query('delete from handover_question');
  await story.db.query('delete from handover');
  story.dies = point;
  await story.workspace.command(ADAEZE, '/ops handover @maya', OPS);
  await expect.poll(open).toBe(1);
  await story.restart();
  await expect.poll(open).toBe(0);
  const { rows } = await story.db.query('select round from handover');
  expect(rows).toEqual([{ round: 1 }]);
});
