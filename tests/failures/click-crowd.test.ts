import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grant } from '../../src/decide/index.ts';
import { OPS, TRANSPORTS } from '../slack/edge.ts';
import { actionOf, auditOf, propose } from '../slack/propose.ts';
import { cardSays, openStory, press, type Story } from '../slack/story.ts';

const CROWD = Array.from({ length: 20 }, (_, n) => `U0CROWD${String(n).padStart(4, '0')}`);
const people = CROWD.map((id, n) => ({
  id,
  name: `person${n}`,
  realName: `Person ${n}`,
  title: 'Approver',
  color: '#123456',
  timeZone: 'America/New_York',
  isBot: false,
  role: 'approver' as const,
}));

const BOT = 'U0DAYBREAK1';
const channels = [
  {
    id: OPS,
    name: 'ops',
    kind: 'channel' as const,
    topic: '',
    members: [...CROWD, BOT],
    created: 1_767_225_600,
  },
];

describe.each(TRANSPORTS)('over %s', (transport) => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory({ transport, workspace: { seed: { people, channels } } });
    const { teamId } = story.workspace.identity;
    const actor = { type: 'system', name: 'test' } as const;
    for (const userId of CROWD) {
      const member = { teamId, userId, name: null, roles: ['approver' as const] };
      await grant(story.db, { actor, member, now: story.now });
    }
  });
  afterAll(() => story.stop());

  test('twenty people who approve at once: done once, and nineteen are told by whom', async () => {
    const findingId = await propose(story);
    await Promise.all(CROWD.map((user) => press(story, user, findingId, 'approve_action')));
    await cardSays(story, findingId, /undo_action:/);
    const trace = ['seen', 'recommended', 'approved', 'executing', 'executed'];
    expect(await auditOf(story, findingId)).toEqual({ trace, effects: 1 });
    const { decidedBy } = await actionOf(story, findingId);
    const { userId, name } = decidedBy as { userId: string; name: string };
    const losers = CROWD.filter((user) => user !== userId);
    // On a machine too busy to record a click in time, its author is told just that.
    const answer = new RegExp(`already approved by ${name}\\.|nothing was done`);
    await expect
      .poll(() => losers.map((user) => story.workspace.ephemerals(user).map(({ text }) => text)))
      .toEqual(losers.map(() => [expect.stringMatching(answer)]));
    expect(story.workspace.ephemerals(userId)).toEqual([]);
    expect(story.workspace.messages(OPS)).toHaveLength(1);
  });
});
