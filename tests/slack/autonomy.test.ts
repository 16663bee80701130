import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue } from '../../src/act/index.ts';
import { saveChannelSetting } from '../../src/brief/index.ts';
import { actAlone } from '../../src/decide/index.ts';
import { composeAutonomy } from '../../src/learn/index.ts';
import { wantAlone, wantAloneDay, wantOffers, wantWorth } from '../../src/slack/index.ts';
import { SHOP } from '../act/world.ts';
import { holdOf, shopWith } from '../decide/boundaries-world.ts';
import { night } from '../decide/world.ts';
import { ADAEZE, MAYA, OPS, postButton, TOMAS } from './edge.ts';
import { actionOf, propose } from './propose.ts';
import { cardSays, complaints, openStory, press, type Story, told } from './story.ts';

let story: Story;

beforeAll(async () => {
  story = await openStory({ transport: 'socket' });
  await shopWith(story.db);
});
afterAll(() => story.stop());

const depsOf = () => ({ db: story.db, jobs: story.jobs, catalogue, shop: async () => SHOP });
const says = async (user: string, line: string, words: RegExp) => {
  await story.workspace.command(user, line, OPS);
  return told(story, user, words);
};
const posted = (words: RegExp) =>
  story.workspace.until(() =>
    story.workspace.messages(OPS).find((one) => words.test(`${one.text}\n${JSON.stringify(one.blocks)}`)),
  );

test('what is let act alone is done, told with why and Undo, and one undo ends the trust', async () => {
  await says(TOMAS, '/ops autonomy set hold_shipment none act_then_tell', /Only an admin/);
  await says(ADAEZE, '/ops autonomy set hold_shipments none act_then_tell', /no kind of action/);
  await says(
    ADAEZE,
    '/ops autonomy set hold_shipment none act_then_tell',
    /does 1 kind of things without asking/,
  );
  const { id: findingId } = await night(story.db, 'SH-1', [holdOf('SH-1')], story.now);
  const { id: actionId } = await actionOf(story, findingId);
  expect(await actAlone(depsOf(), story.now)).toMatchObject([{ id: actionId }]);
  await wantAlone(story.db, { channel: OPS, actionIds: [actionId], now: story.now });
  const told = await posted(/Done without asking[\s\S]*done[\s\S]*undo_action/);
  expect(told.text).toMatch(/^Done without asking: /);
  await wantAloneDay(story.db, { channel: OPS, day: '2026-03-03', shop: SHOP, now: story.now });
  await posted(/Daybreak did 1 thing without asking/);
  const quiet = { quietFrom: '20:00', quietTo: '07:00', now: story.now };
  const at = { timeZone: SHOP.timeZone, briefingAt: '07:30' };
  await saveChannelSetting(story.db, { channel: OPS, ...at, ...quiet });
  await story.workspace.click(MAYA, { channel: OPS, ts: told.ts }, { actionId: `undo_action:${actionId}` });
  await posted(/Done without asking[\s\S]*then undone/);
  const lost = await posted(/acts alone no more: hold a shipment/);
  expect(lost.text).toMatch(/Why: .* took one back, .*it was done alone and told at once/);
  expect(lost.text).toContain('/ops autonomy set hold_shipment none act_then_tell');
  await says(MAYA, '/ops autonomy', /Daybreak asks before everything/);
});

test('trust that was earned is offered with its evidence; only an admin gives it, and the card says who did', async () => {
  await story.db.query(
    `insert into promotion_offer (id, kind, band, level, evidence, offered_at)
     values ('offer_1', 'tag_ticket', 'none', 'act_then_tell', $1, $2)`,
    [
      JSON.stringify({ n: 120, agreed: 119, lower: 0.954, severe: 0, since: '2026-01-02T00:00:00Z' }),
      story.now,
    ],
  );
  await wantOffers(story.db, { channel: OPS, offers: ['offer_1'], now: story.now });
  const card = await posted(/agreed with 119.0 of 120/);
  const answer = (user: string) =>
    story.workspace.click(user, { channel: OPS, ts: card.ts }, { actionId: 'give_trust' });
  await answer(MAYA);
  await told(story, MAYA, /Only an admin/);
  await answer(ADAEZE);
  await posted(/Given by <@U0ADAEZE001>/);
});

test('stop everything: what is approved is not carried out, Home says so, and an admin lets it go on', async () => {
  await story.workspace.openApp(TOMAS, 'home');
  const home = await story.workspace.until(() => story.workspace.home(TOMAS));
  expect(JSON.stringify(home.blocks)).toContain('stop_everything');
  await says(TOMAS, '/ops stop', /Everything is stopped/);
  await story.workspace.until(() =>
    JSON.stringify(story.workspace.home(TOMAS)?.blocks).includes('Let it go on'),
  );
  const findingId = await propose(story);
  await press(story, MAYA, findingId, 'approve_action');
  await cardSays(story, findingId, /not carried out/);
  await says(TOMAS, '/ops resume', /Only an admin/);
  await says(ADAEZE, '/ops resume', /It goes on/);
});

test('an admin sets a level and a limit in one form; what is missing or wrong is said at its field', async () => {
  await story.workspace.click(
    ADAEZE,
    { channel: OPS, ts: await postButton(story.edge, 'open_autonomy') },
    { actionId: 'open_autonomy' },
  );
  const view = await story.workspace.until(() => story.workspace.views(ADAEZE)[0]);
  const submit = (values: Record<string, string>) => story.workspace.submit(ADAEZE, view.id, values);
  const errorsOf = async (values: Record<string, string>) => {
    const result = await submit(values);
    return 'errors' in result ? Object.keys(result.errors) : [];
  };
  // As in Slack, what was typed stays while the form is open.
  expect(await errorsOf({ kind: 'pause_keyword' })).toEqual(['level']);
  expect(await errorsOf({ kind: 'all', measure: 'count_per_day' })).toEqual(['at_most']);
  expect(await errorsOf({ at_most: 'many' })).toEqual(['at_most']);
  expect(await errorsOf({ band: 'none', at_most: '12' })).toEqual(['level']);
  expect(await errorsOf({ level: 'act' })).toEqual(['kind']);
  expect(await submit({ kind: 'pause_keyword' })).toMatchObject({ ok: true });
  const { standings, limits } = await composeAutonomy(story.db, { shop: SHOP, now: story.now });
  expect(standings.map(({ words }) => words)).toContain(
    'pause a keyword, without cash: is done alone and told in the digest',
  );
  expect(limits).toContainEqual(
    expect.stringMatching(/^pause a keyword: at most 12 things changed in a day/),
  );
});

test('several proposals of one finding are approved in one form and carried out in order', async () => {
  const findingId = await propose(story);
  const { id } = await actionOf(story, findingId);
  await story.db.query(
    `insert into action (id, finding_id, kind, slot, period, ordinal, params, params_hash, label, summary, state, drafted_at,
                         created_at, updated_at)
     select 'act_0123456789abcdef0123', finding_id, 'hold_shipment', 's', period, 1, $2, 'h', 'Hold it', 'Hold SH-2', 'proposed', $3, $3, $3
       from action where id = $1`,
    [id, JSON.stringify(holdOf('SH-2').params), story.now],
  );
  await story.db.query('update finding set version = version + 1 where id = $1', [findingId]);
  await cardSays(story, findingId, /plan_finding/);
  await press(story, MAYA, findingId, 'plan_finding');
  const view = await story.workspace.until(() => story.workspace.views(MAYA).at(-1));
  expect(JSON.stringify(view)).toContain('Hold it');
  await story.workspace.submit(MAYA, view.id, {});
  await cardSays(story, findingId, /\*Hold it\*: approved by <@U0MAYA00001>[^:]*:[^:]*, done/);
  expect((await actionOf(story, findingId)).state).toBe('done');
  expect(complaints(story)).toEqual([]);
});

test('on Mondays the channel reads what it was worth, and what cannot be claimed', async () => {
  await wantWorth(story.db, { channel: OPS, day: '2026-03-04', now: story.now });
  const { text } = await posted(/Was it worth it\?/);
  expect(text).toMatch(/^Was it worth it\? You acted on \d+ of the \d+ findings you decided on\./);
  expect(JSON.stringify((await posted(/Was it worth it/)).blocks)).toMatch(
    /Not in the margin: .*packaging.*no proof of a cause/,
  );
  expect(complaints(story)).toEqual([]);
});
