import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/domain/database.ts';
import type { DeliveryPoint } from '../../src/slack/deps.ts';
import { MAYA, OPS, prepareToAsk, TOMAS, TRANSPORTS } from '../slack/edge.ts';
import { actionOf, auditOf, propose } from '../slack/propose.ts';
import { cardSays, openStory, press, type Story } from '../slack/story.ts';

/** Where a transaction of the verb breaks: before it is committed, or after, with the answer lost. */
type Break = 'before_commit' | 'after_commit';
let breaks: Break | null = null;

/** The database with a connection that breaks once, in the next transaction that decides something. */
function fragile(db: Database): Database {
  return {
    ...db,
    transaction: (work) =>
      db
        .transaction(async (tx) => {
          const before = await decisions(tx);
          const result = await work(tx);
          const isDeciding = (await decisions(tx)) > before;
          if (isDeciding && breaks === 'before_commit') throw new Error('connection lost');
          return { result, isDeciding };
        })
        .then(({ result, isDeciding }) => {
          if (isDeciding && breaks === 'after_commit') throw new Error('connection lost');
          return result;
        }),
  };
}

async function decisions(tx: Pick<Database, 'query'>): Promise<number> {
  return (await tx.query('select from decision')).rowCount;
}

describe.each(TRANSPORTS)('over %s', (transport) => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory({ transport, deps: ({ db }) => ({ db: fragile(db) }) });
  });
  afterAll(() => story.stop());
  beforeEach(() => {
    breaks = null;
  });

  const words = (user: string) => story.workspace.ephemerals(user).map(({ text }) => text);
  const cards = (findingId: string) =>
    story.workspace.messages(OPS).filter(({ blocks }) => JSON.stringify(blocks ?? []).includes(findingId));
  const open = async (key = '') =>
    (await story.db.query('select from slack_receipt where handled_at is null and key like $1', [`%${key}`]))
      .rowCount;

  const points: DeliveryPoint[] = ['recorded', 'worked', 'answered'];
  test.each(points)('a process that dies once an approval is %s: done once', async (point) => {
    const findingId = await propose(story);
    const before = words(MAYA);
    story.dies = point;
    await press(story, MAYA, findingId, 'approve_action');
    await expect.poll(() => open()).toBe(1);
    await story.restart();
    await cardSays(story, findingId, /undo_action:/);
    await expect.poll(() => open()).toBe(0);
    const trace = ['seen', 'recommended', 'approved', 'executing', 'executed'];
    expect(await auditOf(story, findingId)).toEqual({ trace, effects: 1 });
    expect(cards(findingId)).toHaveLength(1);
    // Whoever approved is not told that somebody else was first.
    expect(words(MAYA)).toEqual(before);
  });

  test.each(points)('a process that dies once a snooze is %s: slept once', async (point) => {
    const findingId = await propose(story);
    story.dies = point;
    await press(story, TOMAS, findingId, 'snooze_finding', `1d.${findingId}`);
    await expect.poll(() => open()).toBe(1);
    await story.restart();
    await cardSays(story, findingId, /wake_finding/);
    await expect.poll(() => open()).toBe(0);
    expect((await auditOf(story, findingId)).trace).toEqual(['seen', 'recommended', 'snoozed']);
  });

  test.each(points)('a process that dies once an edit is %s: changed once', async (point) => {
    const findingId = await propose(story);
    await press(story, TOMAS, findingId, 'edit_action');
    const view = await story.workspace.until(() => story.workspace.views(TOMAS).at(-1));
    await expect.poll(() => open()).toBe(0);
    story.dies = point;
    await story.workspace.submit(TOMAS, view.id, { quantity: '288' });
    await expect.poll(() => open()).toBe(1);
    await story.restart();
    await cardSays(story, findingId, /Reorder 288 units/);
    await expect.poll(() => open()).toBe(0);
    expect(await actionOf(story, findingId)).toMatchObject({ revision: 2, state: 'proposed' });
    expect((await auditOf(story, findingId)).trace).toEqual(['seen', 'recommended', 'edited']);
    for (const { id } of story.workspace.views(TOMAS)) await story.workspace.close(TOMAS, id);
  });

  test.each(points)('a process that dies once a question is %s: answered once', async (point) => {
    await prepareToAsk(story.db);
    story.dies = point;
    const { ts } = story.workspace.say(MAYA, OPS, `<@${story.workspace.identity.botUserId}> what is stale?`);
    await expect.poll(() => open(ts)).toBe(1);
    await story.restart();
    await expect.poll(() => open(ts)).toBe(0);
    const answers = story.workspace
      .messages(OPS)
      .filter(({ thread_ts, user }) => thread_ts === ts && user !== MAYA);
    expect(answers).toHaveLength(1);
  });

  test.each(['before_commit', 'after_commit'] as const)(
    'a database that is lost %s of the approval: done once',
    async (when) => {
      const findingId = await propose(story);
      breaks = when;
      await press(story, MAYA, findingId, 'approve_action');
      await story.workspace.until(() => words(MAYA).some((text) => /I will try again/.test(text)));
      breaks = null;
      await story.restart();
      await cardSays(story, findingId, /undo_action:/);
      const trace = ['seen', 'recommended', 'approved', 'executing', 'executed'];
      expect(await auditOf(story, findingId)).toEqual({ trace, effects: 1 });
      expect(cards(findingId)).toHaveLength(1);
    },
  );
});
