import { afterAll, beforeEach, expect, test } from 'vitest';
import { catalogue } from '../../src/act/index.ts';
import { briefingText, composeBriefing, composeCard, composeHome } from '../../src/brief/index.ts';
import { approve, reject, snooze } from '../../src/decide/index.ts';
import type { ActionState } from '../../src/domain/action.ts';
import type { Database } from '../../src/domain/database.ts';
import type { AnyFindingDraft } from '../../src/domain/finding.ts';
import { mergeFindings } from '../../src/findings/index.ts';
import { orderParams } from '../act/params.ts';
import {
  actionDraft,
  depsOf,
  hoursLater,
  NOW,
  night,
  ORDER,
  proposed,
  SHOP,
  SWAP,
  seedPeople,
  who,
} from '../decide/world.ts';
import { draftOf } from '../findings/arbitraries.ts';
import { testDatabase } from '../support/database.ts';

let db: Database;
const DAY = '2026-03-03';
const day = (count: number) => hoursLater(24 * count);
beforeEach(async () => {
  await db?.close();
  db = await testDatabase();
  await seedPeople(db);
});
afterAll(() => db.close());

const cardOf = (findingId: string, now = NOW) => composeCard(db, { findingId, now, shop: SHOP, catalogue });
const brief = (on = DAY, now = NOW) => composeBriefing(db, { day: on, now, shop: SHOP });
const quiet = (now: Date) =>
  db.transaction((tx) => mergeFindings(tx, { drafts: [], evaluated: ['stockout_risk'], now }));
const end = (actionId: string, state: ActionState, outcome: string, at = hoursLater(1)) =>
  db.query('update action set state = $2, outcome = $3, updated_at = $4 where id = $1', [
    actionId,
    state,
    outcome,
    at,
  ]);

test('what passed is settled on its card, and gone from the briefing', async () => {
  const { findingId } = await proposed(db, ORDER);
  await quiet(day(1));
  await quiet(day(2));
  expect(await cardOf(findingId, day(2))).toMatchObject({ state: 'resolved', resolvedAt: day(2) });
  const { decisions, watching, summary } = await brief('2026-03-05', day(2));
  expect([decisions, watching, summary]).toEqual([[], [], 'nothing needs your decision.']);
});

test('what comes back is a new decision: an earlier refusal and earlier actions stay in the past', async () => {
  const { findingId, sku } = await proposed(db, ORDER, SWAP);
  await reject({ db }, { actor: who('approver'), findingId, reason: 'Not now', now: NOW });
  expect((await brief()).decisions).toEqual([]);
  await quiet(day(1));
  await quiet(day(2));
  await night(db, sku, [ORDER], day(6));
  const card = await cardOf(findingId, day(6));
  expect(card).toMatchObject({ state: 'open', rejection: null, actions: [{ state: 'proposed' }] });
  expect((await brief('2026-03-09', day(6))).decisions).toMatchObject([{ findingId }]);
});

test('whoever has answered is not asked again, but with what is left when their answer came to nothing', async () => {
  const { findingId, actionId } = await proposed(db, ORDER, SWAP);
  await approve(depsOf(db), { actor: who('approver'), actionId, revision: 1, now: NOW });
  expect((await brief()).decisions).toEqual([]);
  expect((await brief()).watching).toMatchObject([{ findingId }]);
  await end(actionId, 'failed', 'The shop refused the price.');
  expect((await brief()).decisions).toMatchObject([{ findingId, proposal: SWAP.label }]);
});

test('what a later night drafts after an answer is a new question, in the briefing and on the card', async () => {
  const { findingId, actionId, sku } = await proposed(db, ORDER, SWAP);
  await approve(depsOf(db), { actor: who('approver'), actionId, revision: 1, now: NOW });
  await end(actionId, 'done', 'Sent as PO-1.');
  await night(db, sku, [ORDER, SWAP], day(1));
  expect((await brief(DAY, day(1))).decisions).toEqual([]);
  expect((await cardOf(findingId))?.isAnswered).toBe(true);
  const more = actionDraft({}, 'create_purchase_order', orderParams({ quantity: 480 }));
  await night(db, sku, [more, SWAP], day(2));
  expect((await brief(DAY, day(2))).decisions).toMatchObject([{ findingId, proposal: more.label }]);
  expect((await cardOf(findingId))?.isAnswered).toBe(false);
});

test('what sleeps is counted, not asked for', async () => {
  const { findingId } = await proposed(db, ORDER);
  await snooze({ db }, { actor: who('operator'), findingId, length: '3d', shop: SHOP, now: NOW });
  const view = await brief();
  expect([view.decisions, view.watching, view.snoozed]).toEqual([[], [], 1]);
  expect(briefingText(view)).toContain('1 snoozed.');
});

test.each([
  ['done', 'Sent as PO-1.', true],
  ['failed', 'The shop refused the price.', false],
  ['unknown', 'The answer was lost.', false],
  ['refused', 'Stock arrived meanwhile.', false],
  ['undone', 'PO-1 was taken back.', false],
] as const)(
  'an action that ended as %s says what came of it; only what is done can be undone',
  async (state, outcome, canUndo) => {
    const { findingId, actionId } = await proposed(db, ORDER);
    await db.query('update action set undoable = true');
    await approve(depsOf(db), { actor: who('approver'), actionId, revision: 1, now: NOW });
    await end(actionId, state, outcome);
    const ended = { state, outcome, canUndo, editable: false, decidedBy: { userId: 'U3' } };
    expect((await cardOf(findingId))?.actions).toMatchObject([ended]);
    const home = await composeHome(db, { actor: who('viewer'), now: hoursLater(2), shop: SHOP, catalogue });
    expect(home.done).toMatchObject([ended]);
    expect((await brief(DAY, hoursLater(2))).done).toMatchObject([{ outcome, by: { userId: 'U3' } }]);
  },
);

test('the news of a day begins where the briefing before it ended, however long ago that was', async () => {
  const { actionId } = await proposed(db, ORDER);
  await end(actionId, 'done', 'Sent.', hoursLater(-40));
  expect((await brief()).done).toEqual([]);
  await db.query(
    `insert into card (id, kind, subject, channel, created_at, updated_at)
     values ('c1', 'briefing', '2026-03-01', 'C1', $1, $1), ('c2', 'briefing', $2, 'C1', $3, $3)`,
    [hoursLater(-48), DAY, hoursLater(-1)],
  );
  expect((await brief()).done).toHaveLength(1);
});

test('an older instant is not told the age of a later run', async () => {
  await db.transaction((tx) =>
    mergeFindings(tx, { drafts: [draftOf() as AnyFindingDraft], evaluated: [], now: day(2) }),
  );
  const { ranAt, warnings } = await brief();
  expect(ranAt).toBeNull();
  expect(warnings).toEqual(['No night has run yet, so nothing is known.']);
});
