import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ADAEZE, MAYA, OPS, TRANSPORTS } from '../slack/edge.ts';
import { actionOf, auditOf, propose } from '../slack/propose.ts';
import { cardOf, cardSays, MORNING, openStory, press, type Story, told } from '../slack/story.ts';

const ONCE = ['seen', 'recommended', 'approved', 'executing', 'executed'];

describe.each(TRANSPORTS)('over %s', (transport) => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory({ transport });
  });
  afterAll(() => story.stop());
  afterEach(() => {
    story.now = MORNING;
    story.workspace.faults.clear();
  });

  /** One effect, one record of it, one message, and that message settled. */
  const expectOnce = async (findingId: string) => {
    await cardSays(story, findingId, /undo_action:/);
    expect(await auditOf(story, findingId)).toEqual({ trace: ONCE, effects: 1 });
    const cards = story.workspace
      .messages(OPS)
      .filter(({ blocks }) => JSON.stringify(blocks ?? []).includes(findingId));
    expect(cards).toHaveLength(1);
  };
  /** Lets time pass until everything that had to be tried again stands. */
  const allShown = () =>
    expect
      .poll(async () => {
        story.now = new Date(story.now.getTime() + 10_000);
        const { rowCount } = await story.db.query('select from card where wanted_version <> shown_version');
        return rowCount;
      })
      .toBe(0);
  const ephemerals = (user: string) => story.workspace.ephemerals(user).length;

  test('two people who approve at the same instant: it is done once, and the second learns who was first', async () => {
    const findingId = await propose(story);
    const before = new Map([MAYA, ADAEZE].map((user) => [user, ephemerals(user)]));
    await Promise.all([MAYA, ADAEZE].map((user) => press(story, user, findingId, 'approve_action')));
    await expectOnce(findingId);
    const { decidedBy } = await actionOf(story, findingId);
    const winner = (decidedBy as { userId: string }).userId;
    const loser = winner === MAYA ? ADAEZE : MAYA;
    await told(story, loser, new RegExp(`already approved by ${winner === MAYA ? 'maya' : 'adaeze'}`, 'i'));
    expect(ephemerals(winner)).toBe(before.get(winner));
  });

  test('two people who undo at the same instant: it is undone once, and the second is told', async () => {
    const findingId = await propose(story);
    await press(story, MAYA, findingId, 'approve_action');
    await expectOnce(findingId);
    const before = ephemerals(MAYA) + ephemerals(ADAEZE);
    const button = `undo_action:${(await actionOf(story, findingId)).id}`;
    await Promise.all([MAYA, ADAEZE].map((user) => press(story, user, findingId, button)));
    await expect.poll(async () => (await actionOf(story, findingId)).state).toBe('undone');
    await expect.poll(() => ephemerals(MAYA) + ephemerals(ADAEZE)).toBe(before + 1);
    expect((await auditOf(story, findingId)).trace).toEqual([...ONCE, 'approved', 'executing', 'undone']);
  });

  test('a rejection that comes after somebody’s approval changes nothing and says who was first', async () => {
    const findingId = await propose(story);
    await press(story, ADAEZE, findingId, 'reject_finding');
    const view = await story.workspace.until(() => story.workspace.views(ADAEZE)[0]);
    await press(story, MAYA, findingId, 'approve_action');
    await expectOnce(findingId);
    await story.workspace.submit(ADAEZE, view.id, { reason: 'Not now' });
    expect(JSON.stringify(story.workspace.views(ADAEZE))).toMatch(
      /nothing left to reject here: maya was first/i,
    );
    expect(await auditOf(story, findingId)).toEqual({ trace: ONCE, effects: 1 });
    await story.workspace.close(ADAEZE, view.id);
  });

  test('a click that is delivered twice is done once', async () => {
    const findingId = await propose(story);
    story.workspace.faults.delivery({ kind: 'interactive', duplicate: true });
    const before = ephemerals(MAYA);
    await press(story, MAYA, findingId, 'approve_action');
    await expectOnce(findingId);
    expect(ephemerals(MAYA)).toBe(before);
  });

  test('a click after the proposal expired does nothing, says so, and ends the card', async () => {
    const findingId = await propose(story);
    story.now = new Date(MORNING.getTime() + 73 * 3_600_000);
    await press(story, MAYA, findingId, 'approve_action');
    await told(story, MAYA, /expired/);
    const card = await cardSays(story, findingId, /expired/i);
    expect(JSON.stringify(card.blocks)).not.toContain('approve_action');
    expect(await auditOf(story, findingId)).toEqual({
      trace: ['seen', 'recommended', 'expired'],
      effects: 0,
    });
  });

  test('a click on a card from before a restart counts', async () => {
    const findingId = await propose(story);
    await story.restart();
    await press(story, MAYA, findingId, 'approve_action');
    await expectOnce(findingId);
  });

  test('a card whose post was accepted and whose answer was lost stands once, and its buttons work', async () => {
    story.workspace.faults.api('chat.postMessage', { dropAnswer: true });
    const findingId = await propose(story);
    await allShown();
    await press(story, MAYA, findingId, 'approve_action');
    await expectOnce(findingId);
  });

  test('a change of a card whose answer was lost is made again and shown', async () => {
    const findingId = await propose(story);
    story.workspace.faults.api('chat.update', { dropAnswer: true, times: 2 });
    await press(story, MAYA, findingId, 'approve_action');
    await expect.poll(async () => (await actionOf(story, findingId)).state).toBe('done');
    await allShown();
    await expectOnce(findingId);
  });

  test('Slack refusing the blocks of a settled card leaves the words', async () => {
    const findingId = await propose(story);
    const { ts } = cardOf(story, findingId) ?? {};
    story.workspace.faults.api('chat.update', { error: 'invalid_blocks' });
    await press(story, MAYA, findingId, 'approve_action');
    await expect.poll(async () => (await auditOf(story, findingId)).effects).toBe(1);
    const settled = await story.workspace.until(() =>
      story.workspace.messages(OPS).find((one) => one.ts === ts && /approved|done/.test(one.text)),
    );
    expect(settled.text).toMatch(/Reorder 240 units/);
  });
});
