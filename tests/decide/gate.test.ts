import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { executeAction } from '../../src/act/execute.ts';
import {
  actAlone,
  approve,
  approvePlan,
  edit,
  readAction,
  setLevel,
  setLimit,
  stopEverything,
} from '../../src/decide/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { depsOf as actDepsOf } from '../act/world.ts';
import { testDatabase } from '../support/database.ts';
import { forgetBoundaries, keywordOf, policies, shopWith } from './boundaries-world.ts';
import { depsOf, hoursLater, NOW, proposed, seedPeople, who } from './world.ts';

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
const carryOut = (actionId: string, changes: Parameters<typeof actDepsOf>[1] = {}) =>
  executeAction(actDepsOf(db, { clock: () => NOW, ...changes }), { actionId, revision: 1, purpose: 'do' });
const diesAt = (point: string) => ({
  reached: (reached: string) => {
    if (reached === point) throw new Error('the process dies');
  },
});
const stateOnPlatform = async (id: string) =>
  (await db.query<{ state: unknown }>('select state from sample_platform_state where id = $1', [id])).rows[0]
    ?.state;
const counted = async () => (await db.query('select from action_usage')).rowCount;

/** An approved pause whose process died at a point, on a platform that shows the keyword as running. */
async function died(keywordId: string, point: string): Promise<string> {
  const { actionId } = await proposed(db, keywordOf(keywordId, 'CMP-OTHER'));
  await db.query(
    `insert into sample_platform_state (kind, id, state, updated_at) values ('keyword', $1, '{"status": "enabled"}', $2)`,
    [keywordId, NOW],
  );
  await approve(depsOf(db), { actor: approver, actionId, revision: 1, now: NOW });
  await expect(carryOut(actionId, diesAt(point))).rejects.toThrow('dies');
  return actionId;
}

describe('the switch that stops everything', () => {
  test('holds back what was made ready and never sent', async () => {
    const actionId = await died('KW-R', 'remembered');
    await stopEverything(db, { actor: admin, now: NOW });
    await carryOut(actionId);
    expect(await readAction(db, actionId)).toMatchObject({
      state: 'refused',
      outcome: expect.stringContaining('Everything is stopped by admin person'),
    });
    expect(await stateOnPlatform('KW-R')).toEqual({ status: 'enabled' });
    expect(await counted()).toBe(0);
  });

  test('sees to its end what was sent', async () => {
    const actionId = await died('KW-S', 'applied');
    await stopEverything(db, { actor: admin, now: NOW });
    await carryOut(actionId);
    expect(await readAction(db, actionId)).toMatchObject({ state: 'done' });
    expect(await stateOnPlatform('KW-S')).toMatchObject({ status: 'paused' });
  });
});

describe('what comes between deciding alone and carrying out', () => {
  const decidedAlone = async (keywordId: string) => {
    const { actionId } = await proposed(db, keywordOf(keywordId, 'CMP-OTHER'));
    await actAlone(depsOf(db), NOW);
    expect(await readAction(db, actionId)).toMatchObject({ state: 'approved' });
    return actionId;
  };
  const limit = (atMost: number) =>
    setLimit(db, { actor: admin, kind: 'pause_keyword', measure: 'count_per_hour', atMost, now: NOW });
  const comes: [what: string, rule: () => Promise<unknown>, says: RegExp][] = [
    [
      'a protection',
      () => policies(db, 'Brand', { brand_protection: { campaigns: ['CMP-OTHER'], owner: 'admin person' } }),
      /takes a yes from admin person/,
    ],
    [
      'a quiet period',
      () => policies(db, 'Quiet', { quiet_periods: [{ from: '2026-03-01', until: '2026-03-09' }] }),
      /quiet period/,
    ],
    ['a lower limit', () => limit(0), /It would come to 1 .* allows 0/],
  ];

  test.each(comes)('%s holds it back, and it counts no more', async (what, rule, says) => {
    await trust();
    const actionId = await decidedAlone(`KW-${what}`);
    await rule();
    await carryOut(actionId);
    expect(await readAction(db, actionId)).toMatchObject({
      state: 'refused',
      outcome: expect.stringMatching(says),
    });
    expect(await counted()).toBe(0);
  });

  test('its own count is not held against it, however often it is asked', async () => {
    await trust();
    await limit(1);
    const actionId = await decidedAlone('KW-OWN');
    await expect(carryOut(actionId, diesAt('remembered'))).rejects.toThrow('dies');
    await carryOut(actionId, { clock: () => hoursLater(0.1) });
    expect(await readAction(db, actionId)).toMatchObject({ state: 'done' });
    expect(await counted()).toBe(1);
  });

  const trust = () =>
    setLevel(db, { actor: admin, kind: 'pause_keyword', band: 'none', level: 'act', reason: null, now: NOW });
});

describe('a kind that is switched off', () => {
  const off = (kind: 'pause_keyword' | 'create_purchase_order', band: 'none' | 'large') =>
    setLevel(db, { actor: admin, kind, band, level: 'off', reason: null, now: NOW });
  const SAYS = /^Switched off: .*admin person can switch it on with \/ops autonomy/;

  test('is approved by nobody while its proposal stands, alone or in a plan', async () => {
    const [one, other] = [
      await proposed(db, keywordOf('KW-O1', 'CMP-OTHER')),
      await proposed(db, keywordOf('KW-O2', 'CMP-OTHER')),
    ];
    await off('pause_keyword', 'none');
    const refused = { code: 'not_allowed', message: expect.stringMatching(SAYS) };
    const asked = { actor: admin, actionId: one.actionId, revision: 1, now: NOW };
    await expect(approve(depsOf(db), asked)).rejects.toMatchObject(refused);
    const steps = [one, other].map(({ actionId }) => ({ actionId, revision: 1 }));
    await expect(approvePlan(depsOf(db), { actor: admin, steps, now: NOW })).rejects.toMatchObject(refused);
    expect(await readAction(db, one.actionId)).toMatchObject({ state: 'proposed' });
  });

  test('is not carried out where it was approved before, nor where an edit moves it into the band', async () => {
    const { actionId } = await proposed(db, keywordOf('KW-O3', 'CMP-OTHER'));
    await approve(depsOf(db), { actor: approver, actionId, revision: 1, now: NOW });
    await off('pause_keyword', 'none');
    await carryOut(actionId);
    expect(await readAction(db, actionId)).toMatchObject({
      state: 'refused',
      outcome: expect.stringMatching(SAYS),
    });
    const order = await proposed(db);
    await off('create_purchase_order', 'large');
    const about = { actor: approver, actionId: order.actionId, now: NOW };
    await edit(depsOf(db), { ...about, revision: 1, values: { quantity: 2400 } });
    await expect(approve(depsOf(db), { ...about, revision: 2 })).rejects.toMatchObject({
      message: expect.stringMatching(/^Switched off: to order from a supplier, above 5,000/),
    });
  });
});
