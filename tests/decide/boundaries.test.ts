import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { executeAction } from '../../src/act/execute.ts';
import {
  actAlone,
  approve,
  edit,
  goOn,
  readAction,
  setLevel,
  setLimit,
  stopEverything,
} from '../../src/decide/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { depsOf as actDepsOf } from '../act/world.ts';
import { testDatabase } from '../support/database.ts';
import { forgetBoundaries, holdOf, keywordOf, policies, shopWith } from './boundaries-world.ts';
import {
  actionDraft,
  depsOf,
  hoursLater,
  NOW,
  proposed,
  seedPeople,
  standOf,
  traceOf,
  who,
} from './world.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
  await seedPeople(db);
  await shopWith(db);
});
afterAll(() => db.close());
beforeEach(() => forgetBoundaries(db));

const admin = who('admin');
const approver = who('approver');
const yes = (actionId: string, { actor = approver, revision = 1 } = {}) =>
  approve(depsOf(db), { actor, actionId, revision, now: NOW });
const carryOut = (actionId: string, now = NOW) =>
  executeAction(actDepsOf(db, { clock: () => now }), { actionId, revision: 1, purpose: 'do' });
const trust = (
  kind: 'pause_keyword' | 'hold_shipment' | 'create_purchase_order',
  band: 'none' | 'small' = 'none',
) => setLevel(db, { actor: admin, kind, band, level: 'act_then_tell', reason: null, now: NOW });
const stateOf = async (actionId: string) => (await readAction(db, actionId))?.state;

describe('approvals that a document asks for', () => {
  test('above an amount it waits for the named person; a second click of the same one changes nothing', async () => {
    await policies(db, 'Limits', {
      approval_limits: [{ action: 'create_purchase_order', above: '1000', needs: 'admin person' }],
    });
    const { actionId, findingId } = await proposed(db);
    expect(await yes(actionId)).toMatchObject({
      state: 'proposed',
      outcome: expect.stringContaining('admin person'),
    });
    await expect(yes(actionId)).rejects.toMatchObject({ code: 'already_decided' });
    expect(await standOf(db, findingId)).toMatchObject({ jobs: [], decisions: [{ verb: 'endorse' }] });
    expect(await yes(actionId, { actor: admin })).toMatchObject({ state: 'approved' });
    expect(await traceOf(db, findingId)).toEqual(['seen', 'recommended', 'endorsed', 'approved']);
  });

  test('two people means two, whoever comes first, and an edit starts anew', async () => {
    await policies(db, 'Limits', { approval_limits: [{ action: '*', above: 10, needs: 'two people' }] });
    const { actionId } = await proposed(db);
    expect(await yes(actionId)).toMatchObject({ state: 'proposed' });
    await edit(depsOf(db), { actor: approver, actionId, revision: 1, values: { quantity: 120 }, now: NOW });
    expect(await yes(actionId, { actor: admin, revision: 2 })).toMatchObject({ state: 'proposed' });
    expect(await yes(actionId, { revision: 2 })).toMatchObject({ state: 'approved' });
  });

  test('both at the same instant approve it once', async () => {
    await policies(db, 'Limits', { approval_limits: [{ action: '*', above: 10, needs: 'two people' }] });
    const { actionId, findingId } = await proposed(db);
    const ends = await Promise.all([yes(actionId), yes(actionId, { actor: admin })]);
    expect(ends.map(({ state }) => state).toSorted()).toEqual(['approved', 'proposed']);
    expect((await standOf(db, findingId)).jobs).toHaveLength(1);
  });

  test('a name that nobody here bears is stood in for by an admin', async () => {
    await policies(db, 'Limits', { approval_limits: [{ action: '*', above: 10, needs: 'Someone Else' }] });
    const { actionId } = await proposed(db);
    expect(await yes(actionId)).toMatchObject({
      outcome: expect.stringContaining('an admin for Someone Else'),
    });
    expect(await yes(actionId, { actor: admin })).toMatchObject({ state: 'approved' });
  });

  test('a limit that comes into force after the approval still holds it back', async () => {
    const { actionId } = await proposed(db);
    await yes(actionId);
    await policies(db, 'Limits', { approval_limits: [{ action: '*', above: 10, needs: 'two people' }] });
    await carryOut(actionId);
    expect(await readAction(db, actionId)).toMatchObject({
      state: 'refused',
      outcome: 'It takes a yes from one more person.',
    });
  });

  test('a document that a newer one replaces holds no more', async () => {
    await policies(db, 'Old', { approval_limits: [{ action: '*', above: 10, needs: 'two people' }] });
    await policies(db, 'New', {}, { supersedes: 'Old.md' });
    const { actionId } = await proposed(db);
    expect(await yes(actionId)).toMatchObject({ state: 'approved' });
  });

  test('a protected campaign takes its owner', async () => {
    await policies(db, 'Brand', { brand_protection: { campaigns: ['CMP-BRAND'], owner: 'admin person' } });
    const { actionId } = await proposed(db, keywordOf('KW-1', 'CMP-BRAND'));
    expect(await yes(actionId)).toMatchObject({ state: 'proposed' });
    const other = await proposed(db, keywordOf('KW-2', 'CMP-OTHER'));
    expect(await yes(other.actionId)).toMatchObject({ state: 'approved' });
  });
});

describe('acting alone', () => {
  test('nothing is, until an admin lets a kind; then it is decided, counted and carried out once', async () => {
    const { actionId, findingId } = await proposed(db, keywordOf('KW-3', 'CMP-OTHER'));
    expect(await actAlone(depsOf(db), NOW)).toEqual([]);
    await trust('pause_keyword');
    expect(await actAlone(depsOf(db), NOW)).toMatchObject([{ id: actionId }]);
    expect(await actAlone(depsOf(db), NOW)).toEqual([]);
    await carryOut(actionId);
    expect(await readAction(db, actionId)).toMatchObject({ state: 'done', decidedBy: { name: 'autonomy' } });
    expect((await standOf(db, findingId)).jobs).toHaveLength(1);
  });

  test('what a person edited, what needs a yes and what is in a quiet period is left to people', async () => {
    await trust('pause_keyword');
    await policies(db, 'Rules', {
      brand_protection: { campaigns: ['CMP-BRAND'], owner: 'admin person' },
      quiet_periods: [{ weekday: 'Tuesday', from: '12:00', until: '24:00', actions: ['pause_keyword'] }],
    });
    const brand = await proposed(db, keywordOf('KW-4', 'CMP-BRAND'));
    const edited = await proposed(db, keywordOf('KW-5', 'CMP-OTHER'));
    const asEdited = {
      actor: approver,
      actionId: edited.actionId,
      revision: 1,
      values: { reason: 'mine' },
      now: NOW,
    };
    await edit(depsOf(db), asEdited);
    // NOW is 07:00 of a Tuesday in the shop.
    expect(await actAlone(depsOf(db), NOW)).toEqual([]);
    const quiet = await proposed(db, keywordOf('KW-6', 'CMP-OTHER'));
    expect(await actAlone(depsOf(db), hoursLater(6))).toEqual([]);
    expect(await actAlone(depsOf(db), NOW)).toMatchObject([{ id: quiet.actionId }]);
    expect(await stateOf(brand.actionId)).toBe('proposed');
  });

  test('a level taken back between the decision and its execution holds it back', async () => {
    await trust('hold_shipment');
    const { actionId } = await proposed(db, holdOf('SH-1'));
    await actAlone(depsOf(db), NOW);
    const back = { kind: 'hold_shipment', band: 'none', level: 'recommend' } as const;
    await setLevel(db, { ...back, actor: admin, reason: null, now: NOW });
    await carryOut(actionId);
    expect(await stateOf(actionId)).toBe('refused');
  });

  test('a kind that is off is not proposed', async () => {
    const off = { kind: 'hold_shipment', band: 'none', level: 'off' } as const;
    await setLevel(db, { ...off, actor: admin, reason: null, now: NOW });
    const { actions } = await proposed(db, holdOf('SH-2'), keywordOf('KW-7', 'CMP-OTHER'));
    expect(actions.map(({ kind }) => kind)).toEqual(['pause_keyword']);
  });
});

describe('limits', () => {
  test('as many as an hour allows, however many ask at once, and the next hour goes on', async () => {
    await trust('pause_keyword');
    await setLimit(db, {
      actor: admin,
      kind: 'pause_keyword',
      measure: 'count_per_hour',
      atMost: 3,
      now: NOW,
    });
    for (let index = 0; index < 5; index += 1) await proposed(db, keywordOf(`KW-H${index}`, 'CMP-OTHER'));
    const decided = (await Promise.all([1, 2, 3].map(() => actAlone(depsOf(db), NOW)))).flat();
    expect(decided).toHaveLength(3);
    expect(new Set(decided.map(({ id }) => id)).size).toBe(3);
    expect(await actAlone(depsOf(db), hoursLater(0.9))).toEqual([]);
    expect(await actAlone(depsOf(db), hoursLater(1.1))).toHaveLength(2);
  });

  test('a clock set back does not give a new allowance', async () => {
    await trust('pause_keyword');
    await setLimit(db, { actor: admin, kind: '*', measure: 'count_per_day', atMost: 1, now: NOW });
    await proposed(db, keywordOf('KW-C1', 'CMP-OTHER'));
    expect(await actAlone(depsOf(db), hoursLater(48))).toHaveLength(1);
    await proposed(db, keywordOf('KW-C2', 'CMP-OTHER'));
    expect(await actAlone(depsOf(db), NOW)).toEqual([]);
  });

  test('money in one action: the document’s word before the default, the setting before the document', async () => {
    await trust('create_purchase_order', 'small');
    const small = actionDraft({ cost: { minor: 40_000, currency: 'USD' } });
    await policies(db, 'Cash', {
      action_limits: [{ action: 'create_purchase_order', measure: 'money_per_action', at_most: 300 }],
    });
    await proposed(db, small);
    expect(await actAlone(depsOf(db), NOW)).toEqual([]);
    const limit = { kind: 'create_purchase_order', measure: 'money_per_action', atMost: 400 } as const;
    await setLimit(db, { ...limit, actor: admin, now: NOW });
    expect(await actAlone(depsOf(db), NOW)).toHaveLength(1);
  });

  test('another currency is never compared', async () => {
    await trust('create_purchase_order', 'small');
    await proposed(db, actionDraft({ cost: { minor: 100, currency: 'EUR' } }));
    expect(await actAlone(depsOf(db), NOW)).toEqual([]);
  });
});

describe('stop everything', () => {
  test('nothing new is carried out, whoever approved it, until an admin lets it go on', async () => {
    const { actionId } = await proposed(db);
    await yes(actionId);
    expect(await stopEverything(db, { actor: who('operator'), now: NOW })).toBe(true);
    expect(await stopEverything(db, { actor: admin, now: NOW })).toBe(false);
    await carryOut(actionId);
    expect(await readAction(db, actionId)).toMatchObject({
      state: 'refused',
      outcome: expect.stringContaining('stopped by operator person'),
    });
    await trust('pause_keyword');
    await proposed(db, keywordOf('KW-S', 'CMP-OTHER'));
    expect(await actAlone(depsOf(db), NOW)).toEqual([]);
    await goOn(db, { actor: admin, now: NOW });
    expect(await actAlone(depsOf(db), NOW)).toHaveLength(1);
  });

  test('a stop that comes after the gate still holds back what has not left', async () => {
    const { actionId } = await proposed(db);
    await yes(actionId);
    const stop = { actor: admin, now: NOW };
    const deps = actDepsOf(db, {
      reached: async (point) => void (point === 'claimed' && (await stopEverything(db, stop))),
    });
    await executeAction(deps, { actionId, revision: 1, purpose: 'do' });
    expect(await stateOf(actionId)).toBe('refused');
  });
});
