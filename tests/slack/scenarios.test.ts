import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { wakeDue } from '../../src/findings/index.ts';
import { ADAEZE, MAYA, TOMAS, TRANSPORTS } from './edge.ts';
import { actionOf, auditOf, nextSku, propose, run } from './propose.ts';
import { cardOf, cardSays, complaints, MORNING, openStory, press, type Story } from './story.ts';

describe.each(TRANSPORTS)('over %s', (transport) => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory({ transport });
  });
  afterAll(() => story.stop());
  afterEach(() => {
    story.now = MORNING;
    // The workspace checks whatever is sent to it as strictly as Slack.
    expect(complaints(story)).toEqual([]);
  });

  const openView = (user: string, form: string) =>
    story.workspace.until(() => story.workspace.views(user).find(({ callback_id }) => callback_id === form));

  test('a card is approved, carried out and undone in its own place', async () => {
    const findingId = await propose(story);
    const { ts } = cardOf(story, findingId) ?? {};
    await press(story, MAYA, findingId, 'approve_action');
    const done = await cardSays(story, findingId, /undo_action:/);
    expect(done.ts).toBe(ts);
    expect(JSON.stringify(done.blocks)).toContain(`<@${MAYA}>`);
    expect(JSON.stringify(done.blocks)).not.toContain('approve_action');
    const { id } = await actionOf(story, findingId);
    await press(story, ADAEZE, findingId, `undo_action:${id}`);
    const undone = await cardSays(story, findingId, /(?<!being )undone/);
    expect(undone.ts).toBe(ts);
    expect((await auditOf(story, findingId)).trace).toEqual([
      'seen',
      'recommended',
      'approved',
      'executing',
      'executed',
      'approved',
      'executing',
      'undone',
    ]);
  });

  test('an edit is filled in, refused at its field, and then stands on the card as what is approved', async () => {
    const findingId = await propose(story);
    await press(story, TOMAS, findingId, 'edit_action');
    const view = await openView(TOMAS, 'edit_action');
    expect(JSON.stringify(view.blocks)).toContain('"initial_value":"240"');
    expect(await story.workspace.submit(TOMAS, view.id, { quantity: '241' })).toEqual({
      ok: false,
      errors: { quantity: expect.stringMatching(/multiple of 24/) },
    });
    expect(await story.workspace.submit(TOMAS, view.id, { quantity: '288' })).toMatchObject({ ok: true });
    await cardSays(story, findingId, /Reorder 288 units/);
    await press(story, MAYA, findingId, 'approve_action');
    await cardSays(story, findingId, /undo_action:/);
    expect(await actionOf(story, findingId)).toMatchObject({ revision: 2, params: { quantity: 288 } });
  });

  test('an edit of what has changed meanwhile says so in the form and changes nothing', async () => {
    const sku = nextSku();
    const findingId = await propose(story, { sku });
    await press(story, TOMAS, findingId, 'edit_action');
    const view = await openView(TOMAS, 'edit_action');
    await run(story, { sku, units: 480 });
    const result = await story.workspace.submit(TOMAS, view.id, { quantity: '288' });
    expect(result).toMatchObject({ ok: true, action: 'updated' });
    expect(JSON.stringify(story.workspace.views(TOMAS))).toMatch(/changed since you were shown it/);
    expect(await actionOf(story, findingId)).toMatchObject({ revision: 2, params: { quantity: 480 } });
    for (const { id } of story.workspace.views(TOMAS)) await story.workspace.close(TOMAS, id);
  });

  test('approving what has changed meanwhile does nothing, says so, and shows what it is now', async () => {
    const sku = nextSku();
    const findingId = await propose(story, { sku });
    const { ts = '' } = cardOf(story, findingId) ?? {};
    const { id } = await actionOf(story, findingId);
    await run(story, { sku, units: 480 });
    await cardSays(story, findingId, /Reorder 480 units/);
    const stale = { ...cardOf(story, findingId), ts };
    expect(JSON.stringify(stale.blocks)).toContain(`${id}.2`);
    await press(story, MAYA, findingId, 'approve_action');
    await cardSays(story, findingId, /undo_action:/);
    expect(await actionOf(story, findingId)).toMatchObject({ params: { quantity: 480 } });
  });

  test.each([
    ['1d', '2026-03-04T12:00:00Z'],
    ['3d', '2026-03-06T12:00:00Z'],
  ])('snoozed for %s, it wakes at 07:00 on the shop’s clock', async (length, wakes) => {
    const findingId = await propose(story);
    await press(story, TOMAS, findingId, 'snooze_finding', `${length}.${findingId}`);
    await cardSays(story, findingId, /wake_finding/);
    await wakeDue(story.db, new Date(Date.parse(wakes) - 1000));
    expect((await auditOf(story, findingId)).trace.at(-1)).toBe('snoozed');
    await wakeDue(story.db, new Date(wakes));
    await cardSays(story, findingId, /approve_action/);
  });

  test('snoozed until it changes, it wakes when it gets worse; a person may wake it sooner', async () => {
    const sku = nextSku();
    const findingId = await propose(story, { sku, severity: 'critical' });
    await press(story, TOMAS, findingId, 'snooze_finding', `change.${findingId}`);
    await cardSays(story, findingId, /Snoozed until it changes/);
    await press(story, TOMAS, findingId, 'wake_finding');
    await cardSays(story, findingId, /approve_action/);
    await press(story, TOMAS, findingId, 'snooze_finding', `change.${findingId}`);
    await cardSays(story, findingId, /Snoozed until it changes/);
    await run(story, { sku, deadline: '2026-03-03' });
    await cardSays(story, findingId, /approve_action/);
  });

  test('a rejection asks why, and the card keeps the reason', async () => {
    const findingId = await propose(story);
    await press(story, MAYA, findingId, 'reject_finding');
    const view = await openView(MAYA, 'reject_finding');
    expect(await story.workspace.submit(MAYA, view.id, {})).toMatchObject({ ok: false });
    const typed = { reason: 'Not now', note: 'After the fair' };
    expect(await story.workspace.submit(MAYA, view.id, typed)).toMatchObject({ ok: true });
    const card = await cardSays(story, findingId, /Not now: After the fair/);
    expect(JSON.stringify(card.blocks)).not.toContain('approve_action');
    expect(await actionOf(story, findingId)).toMatchObject({ state: 'rejected' });
  });

  test('why shows the evidence, the formula and the history', async () => {
    const findingId = await propose(story);
    await press(story, MAYA, findingId, 'why_finding');
    const view = await openView(MAYA, 'why');
    expect(JSON.stringify(view.blocks)).toMatch(/12 days × 20.*Recommended: Reorder 240 units/);
    await story.workspace.close(MAYA, view.id);
  });

  test('Home holds the same decisions, and follows one that is taken anywhere', async () => {
    const findingId = await propose(story);
    await story.workspace.openApp(MAYA, 'home');
    const home = () => JSON.stringify(story.workspace.home(MAYA)?.blocks ?? []);
    await story.workspace.until(() => home().includes(findingId));
    await press(story, MAYA, findingId, 'approve_action');
    await story.workspace.until(
      () => /Reorder 240 units[^}]*done/.test(home()) && !home().includes(findingId),
    );
  });

  test('a decision taken on Home stands there at once and on the card', async () => {
    const findingId = await propose(story);
    await story.workspace.openApp(MAYA, 'home');
    const home = () => JSON.stringify(story.workspace.home(MAYA)?.blocks ?? []);
    await story.workspace.until(() => home().includes(findingId));
    const { id, revision } = await actionOf(story, findingId);
    const value = `${id}.${revision}`;
    await story.workspace.click(MAYA, 'home', { actionId: 'approve_action', value });
    await story.workspace.until(() => !home().includes(value));
    await cardSays(story, findingId, /undo_action:/);
  });
});
