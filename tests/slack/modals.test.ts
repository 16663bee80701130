import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/domain/database.ts';
import { JONAS, MAYA, OPS, PRIYA, postButton, TRANSPORTS } from './edge.ts';
import { auditOf, propose } from './propose.ts';
import { openStory, press, type Story, told } from './story.ts';

/** Longer than a form may keep a person waiting without a view, shorter than a trigger lives. */
const SLOW_MS = 900;
let isSlow = false;
let isBroken = false;

const slow = (db: Database): Database => ({
  ...db,
  query: async (text, values) => {
    if (isSlow) await delay(SLOW_MS);
    if (isBroken && /\bmember\b/.test(text)) throw new Error('connection lost');
    return db.query(text, values);
  },
});

describe.each(TRANSPORTS)('over %s', (transport) => {
  let story: Story;
  let findingId: string;
  beforeAll(async () => {
    story = await openStory({ transport, worker: null, deps: ({ db }) => ({ db: slow(db) }) });
    findingId = await propose(story);
  });
  afterAll(() => story.stop());

  /** Presses a button while rows are slow; answers the titles of the views that the person sees, in their order. */
  const pressSlowly = async (user: string, actionId: string) => {
    const titles: string[] = [];
    isSlow = true;
    await press(story, user, findingId, actionId);
    const watch = () => {
      const title = (story.workspace.views(user).at(-1)?.title as { text?: string } | undefined)?.text;
      if (title && title !== titles.at(-1)) titles.push(title);
      return titles.length > 1;
    };
    await story.workspace.until(watch).finally(() => {
      isSlow = false;
    });
    return titles;
  };
  const closeAll = async (user: string) => {
    for (const { id } of story.workspace.views(user)) await story.workspace.close(user, id);
  };

  test('a form whose rows are slow opens in time and is filled in when they are there', async () => {
    expect(await pressSlowly(PRIYA, 'why_finding')).toEqual(['One moment', 'Why']);
    await closeAll(PRIYA);
  });

  test('a refusal that comes late is said in the view that is open by then', async () => {
    expect(await pressSlowly(JONAS, 'edit_action')).toEqual(['One moment', 'Not done']);
    expect(JSON.stringify(story.workspace.views(JONAS))).toMatch(/operator/);
    await closeAll(JONAS);
  });

  test('rows that cannot be read are said at once, and nothing is tried behind the person’s back', async () => {
    isBroken = true;
    await press(story, PRIYA, findingId, 'why_finding');
    await told(story, PRIYA, /could not look this up/).finally(() => {
      isBroken = false;
    });
    await expect
      .poll(async () => (await story.db.query('select from slack_receipt where handled_at is null')).rowCount)
      .toBe(0);
  });

  test('a trigger that is over is said, and nothing else happens', async () => {
    story.workspace.faults.api('views.open', { error: 'expired_trigger_id' });
    await press(story, MAYA, findingId, 'reject_finding');
    await told(story, MAYA, /took too long to open.*press the button again/);
    expect(story.workspace.views(MAYA)).toEqual([]);
  });

  test.each([
    ['approve_action', 'act_0000000000.1', /not there any more/],
    ['approve_action', 'everything', /do not know this button/],
    ['undo_action:x', "act_1'; drop table action.1", /do not know this button/],
    ['snooze_finding', 'forever.fnd_1', /do not know this button/],
    ['why_finding', 'fnd_0000000000', /not there any more/],
  ])(
    'a button that is not ours (%s %s) is answered in words and does nothing',
    async (actionId, value, words) => {
      const before = await auditOf(story, findingId);
      const ts = await postButton(story.edge, actionId, value);
      await story.workspace.click(MAYA, { channel: OPS, ts }, actionId);
      await told(story, MAYA, words);
      expect(await auditOf(story, findingId)).toEqual(before);
    },
  );
});
