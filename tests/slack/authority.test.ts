import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { revoke } from '../../src/decide/index.ts';
import { JONAS, MAYA, OPS, PRIYA, TOMAS, TRANSPORTS } from './edge.ts';
import { actionOf, propose } from './propose.ts';
import { cardSays, complaints, letIn, openStory, press, type Story } from './story.ts';

type Standing = 'open' | 'snoozed' | 'done' | 'unknown';

interface Button {
  readonly actionId: string;
  readonly on: Standing;
  readonly menu?: string;
  readonly refused: readonly string[];
}

/** Every button with everyone who may not press it: an operator, a viewer, and a guest whom no list names. */
const BUTTONS: readonly Button[] = [
  { actionId: 'approve_action', on: 'open', refused: [TOMAS, PRIYA, JONAS] },
  { actionId: 'edit_action', on: 'open', refused: [PRIYA, JONAS] },
  { actionId: 'reject_finding', on: 'open', refused: [TOMAS, PRIYA, JONAS] },
  { actionId: 'snooze_finding', on: 'open', menu: '1d', refused: [PRIYA, JONAS] },
  { actionId: 'snooze_finding', on: 'open', menu: '3d', refused: [PRIYA, JONAS] },
  { actionId: 'snooze_finding', on: 'open', menu: 'change', refused: [PRIYA, JONAS] },
  { actionId: 'wake_finding', on: 'snoozed', refused: [PRIYA, JONAS] },
  { actionId: 'undo_action', on: 'done', refused: [TOMAS, PRIYA, JONAS] },
  { actionId: 'outcome_happened', on: 'unknown', refused: [PRIYA, JONAS] },
  { actionId: 'outcome_missing', on: 'unknown', refused: [PRIYA, JONAS] },
  { actionId: 'why_finding', on: 'open', refused: [JONAS] },
];

const LINES = [
  { line: '/ops brief', refused: [JONAS] },
  { line: '/ops threshold list', refused: [JONAS] },
  { line: '/ops threshold preview stockout_risk.probability 0.4', refused: [JONAS] },
  { line: '/ops threshold set stockout_risk.probability 0.4', refused: [MAYA, TOMAS, PRIYA, JONAS] },
  { line: '/ops threshold reset stockout_risk.probability', refused: [MAYA, TOMAS, PRIYA, JONAS] },
  { line: `/ops handover <@${MAYA}|maya>`, refused: [MAYA, TOMAS, PRIYA, JONAS] },
];

/** As a platform leaves an action that neither answers nor can be asked. */
async function loseAnswer({ db }: Story, findingId: string): Promise<void> {
  await db.query("update action set state = 'unknown' where finding_id = $1", [findingId]);
  await db.query('update finding set version = version + 1 where id = $1', [findingId]);
}

describe.each(TRANSPORTS)('over %s', (transport) => {
  let story: Story;
  const cards = new Map<Standing, string>();
  beforeAll(async () => {
    story = await openStory({ transport });
    cards.set('open', await propose(story));
    cards.set('snoozed', await propose(story));
    await press(story, TOMAS, id('snoozed'), 'snooze_finding', `3d.${id('snoozed')}`);
    await cardSays(story, id('snoozed'), /wake_finding/);
    cards.set('done', await propose(story));
    await press(story, MAYA, id('done'), 'approve_action');
    await cardSays(story, id('done'), /undo_action/);
    cards.set('unknown', await propose(story));
    await loseAnswer(story, id('unknown'));
    await cardSays(story, id('unknown'), /outcome_happened/);
  });
  afterAll(() => story.stop());

  const id = (standing: Standing) => String(cards.get(standing));
  const denials = async (user: string) => {
    const { rows } = await story.db.query<{ summary: string }>(
      "select summary from trace where kind = 'denied' and actor->>'userId' = $1",
      [user],
    );
    return rows.length;
  };
  const rows = async () =>
    (
      await story.db.query(
        'select id, state, version from finding union all select id, state, revision from action',
      )
    ).rows;

  const cases = BUTTONS.flatMap(({ refused, ...button }) => refused.map((user) => ({ ...button, user })));
  test.each(cases)('$actionId $menu is refused to $user', async ({ actionId, on, menu, user }) => {
    const findingId = id(on);
    const before = { denials: await denials(user), rows: await rows(), told: privately(user).length };
    const name = /^(undo|outcome)_/.test(actionId)
      ? `${actionId}:${(await actionOf(story, findingId)).id}`
      : actionId;
    const choice = menu ? `${menu}.${findingId}` : undefined;
    expect(await press(story, user, findingId, name, choice)).toMatchObject({ ok: true });
    const words = await story.workspace.until(() => privately(user)[before.told]);
    expect(words.text).toMatch(/approver|operator|viewer|admin/);
    expect(await denials(user)).toBe(before.denials + 1);
    expect(await rows()).toEqual(before.rows);
    expect(story.workspace.views(user)).toEqual([]);
  });

  const lines = LINES.flatMap(({ line, refused }) => refused.map((user) => ({ line, user })));
  test.each(lines)('"$line" is refused to $user', async ({ line, user }) => {
    const before = { denials: await denials(user), told: privately(user).length };
    expect(await story.workspace.command(user, line, OPS)).toMatchObject({ ok: true });
    const words = await story.workspace.until(() => privately(user)[before.told]);
    expect(words.text).toMatch(/viewer|admin/);
    expect(await denials(user)).toBe(before.denials + 1);
  });

  test('a question of someone without a role is refused, and their Home says why it is empty', async () => {
    const before = await denials(JONAS);
    story.workspace.say(JONAS, OPS, `<@${story.workspace.identity.botUserId}> what needs a decision?`);
    await expect.poll(() => denials(JONAS)).toBe(before + 1);
    await story.workspace.openApp(JONAS, 'home');
    const home = await story.workspace.until(() => story.workspace.home(JONAS));
    expect(JSON.stringify(home.blocks)).toMatch(/You have no role/);
    expect(JSON.stringify(home.blocks)).not.toContain('SKU-');
  });

  test.each([
    ['edit_action', TOMAS, { quantity: '288' }],
    ['reject_finding', MAYA, { reason: 'Not now' }],
  ] as const)(
    'a role taken away while the form of %s is open counts at once',
    async (button, user, typed) => {
      const findingId = await propose(story);
      await press(story, user, findingId, button);
      const view = await story.workspace.until(() => story.workspace.views(user)[0]);
      const { teamId } = story.workspace.identity;
      const actor = { type: 'system', name: 'test' } as const;
      await revoke(story.db, { actor, teamId, userId: user, now: story.now });
      const before = await denials(user);
      expect(await story.workspace.submit(user, view.id, typed)).toMatchObject({ action: 'updated' });
      expect(JSON.stringify(story.workspace.views(user))).toMatch(/approver|operator/);
      expect(await denials(user)).toBe(before + 1);
      expect(await actionOf(story, findingId)).toMatchObject({ state: 'proposed', revision: 1 });
      await story.workspace.close(user, view.id);
      await letIn(story.db, teamId);
    },
  );

  test('nothing that was said or shown broke a rule of Slack', () => {
    expect(complaints(story)).toEqual([]);
  });

  const privately = (user: string) => story.workspace.ephemerals(user);
});
