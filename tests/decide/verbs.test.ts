import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  approve,
  changeThreshold,
  edit,
  expire,
  readAction,
  reject,
  type SnoozeLength,
  snooze,
  wake,
} from '../../src/decide/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { getFinding } from '../../src/findings/index.ts';
import { testDatabase } from '../support/database.ts';
import {
  depsOf,
  hoursLater,
  NOW,
  night,
  ORDER,
  proposed,
  SHOP,
  SWAP,
  seedPeople,
  standOf,
  traceOf,
  who,
} from './world.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
  await seedPeople(db);
});
afterAll(() => db.close());

const operator = who('operator');
const approver = who('approver');
const no = (findingId: string, reason = 'too dear') =>
  reject({ db }, { actor: approver, findingId, reason, now: NOW });
const change = (actionId: string, values: Record<string, string | number | null>, revision = 1) =>
  edit(depsOf(db), { actor: operator, actionId, revision, values, now: NOW });

describe('an edit', () => {
  test('is a new revision that says what it now does, and the old button does nothing', async () => {
    const { findingId, actionId } = await proposed(db);
    const next = await change(actionId, { quantity: 120, note: 'By boat, please' });
    expect(next).toMatchObject({
      revision: 2,
      label: 'Reorder 120 units',
      cost: { minor: 180_000, currency: 'USD' },
      expectedEffect: null,
      edited: true,
    });
    expect(await readAction(db, actionId)).toEqual(next);
    await expect(
      approve(depsOf(db), { actor: approver, actionId, revision: 1, now: NOW }),
    ).rejects.toMatchObject({ code: 'changed_since_shown' });
    await approve(depsOf(db), { actor: approver, actionId, revision: 2, now: hoursLater(1) });
    const { decisions, jobs } = await standOf(db, findingId);
    expect(decisions).toMatchObject([
      { verb: 'edit', revision: 2, params_hash: next.paramsHash },
      { verb: 'approve', revision: 2, params_hash: next.paramsHash },
    ]);
    expect(jobs).toMatchObject([{ data: { revision: 2 } }]);
  });

  test('survives the next nights as it is, kept alive, until the need itself is gone', async () => {
    const { sku, actionId } = await proposed(db);
    const edited = await change(actionId, { quantity: 120 });
    await night(db, sku, [ORDER], hoursLater(24));
    const { expiresAt, ...after } = (await readAction(db, actionId)) ?? edited;
    const { expiresAt: _, ...before } = edited;
    expect(after).toEqual(before);
    expect(expiresAt).toEqual(hoursLater(24 + 72));
    await night(db, sku, null, hoursLater(48));
    expect(await readAction(db, actionId)).toMatchObject({ state: 'superseded', revision: 2 });
  });

  test('that changes nothing leaves no mark', async () => {
    const { findingId, actionId } = await proposed(db);
    const before = await standOf(db, findingId);
    expect(await change(actionId, { quantity: 240 })).toMatchObject({ revision: 1, edited: false });
    expect(await standOf(db, findingId)).toEqual(before);
  });

  test('with wrong values names each field, and nothing changes', async () => {
    const { findingId, actionId } = await proposed(db);
    const before = await standOf(db, findingId);
    await expect(change(actionId, { quantity: 7, note: 'x'.repeat(501) })).rejects.toMatchObject({
      code: 'invalid_input',
      detail: { fields: { quantity: 'At least 120.', note: 'At most 500 characters.' } },
    });
    expect(await standOf(db, findingId)).toEqual(before);
  });

  test('of a form that was opened before another change is refused', async () => {
    const { actionId } = await proposed(db);
    await change(actionId, { quantity: 120 });
    await expect(change(actionId, { quantity: 144 })).rejects.toMatchObject({ code: 'changed_since_shown' });
    expect(await readAction(db, actionId)).toMatchObject({ revision: 2, label: 'Reorder 120 units' });
    await expect(change('act_0', { quantity: 144 })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a rejection', () => {
  test('keeps a reason of any length and script, cut between characters', async () => {
    const { findingId } = await proposed(db, ORDER);
    await no(findingId, `x${'👩‍🔧'.repeat(400)}`);
    const { decisions } = await standOf(db, findingId);
    expect(decisions).toMatchObject([{ reason: expect.stringMatching(/^x👩/) }]);
  });

  test('ends every open proposal of the finding with its reason, and tonight asks nothing again', async () => {
    const { sku, findingId } = await proposed(db, ORDER, SWAP);
    await no(findingId, '  too dear  ');
    await night(db, sku, [ORDER, SWAP], hoursLater(24));
    const { actions, decisions, jobs } = await standOf(db, findingId);
    expect(actions.map(({ state, outcome }) => [state, outcome])).toEqual([
      ['rejected', 'Rejected: too dear'],
      ['rejected', 'Rejected: too dear'],
    ]);
    expect(decisions).toMatchObject([{ verb: 'reject', reason: 'too dear', actor: approver }]);
    expect(jobs).toEqual([]);
    expect(await traceOf(db, findingId)).toEqual(['seen', 'recommended', 'rejected']);
  });

  test('leaves what was approved alone', async () => {
    const { findingId, actionId } = await proposed(db, ORDER, SWAP);
    await approve(depsOf(db), { actor: approver, actionId, revision: 1, now: NOW });
    await no(findingId);
    expect(await readAction(db, actionId)).toMatchObject({ state: 'approved' });
    await expect(no(findingId)).rejects.toMatchObject({
      code: 'already_decided',
      message: expect.stringContaining('approver person was first'),
    });
  });

  test.each(['', ' \n\t '])('needs a reason: %j is none', async (reason) => {
    const { findingId } = await proposed(db);
    await expect(no(findingId, reason)).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(no('fnd_0')).rejects.toMatchObject({ code: 'not_found' });
    expect((await standOf(db, findingId)).actions).toMatchObject([{ state: 'proposed' }]);
  });

  test('with a reason of any length and any script is kept, cut between characters', async () => {
    const { findingId } = await proposed(db);
    await no(findingId, '😀'.repeat(600));
    expect((await standOf(db, findingId)).decisions).toMatchObject([{ reason: '😀'.repeat(500) }]);
  });
});

describe('a snooze', () => {
  test.each<[SnoozeLength, string | null]>([
    ['1d', '2026-03-08T11:00:00.000Z'],
    ['3d', '2026-03-10T11:00:00.000Z'],
    ['change', null],
  ])('of %s, asked for at 23:30 before the clocks go forward, ends at %s', async (length, until) => {
    const { findingId } = await proposed(db);
    const now = new Date('2026-03-08T04:30:00Z');
    await snooze({ db }, { actor: operator, findingId, length, shop: SHOP, now });
    const finding = await getFinding(db, findingId);
    expect(finding.state).toBe('snoozed');
    expect(finding.snoozedUntil?.toISOString() ?? null).toBe(until);
    expect(finding.snoozedUntilChange).toBe(until === null);
  });

  test('is taken once and ended once; the second is told how it stands', async () => {
    const { findingId } = await proposed(db);
    const ask = () => snooze({ db }, { actor: operator, findingId, length: '3d', shop: SHOP, now: NOW });
    const ends = await Promise.allSettled([ask(), ask()]);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(ask()).rejects.toMatchObject({ code: 'already_decided', message: /This is snoozed/ });
    await wake({ db }, { actor: operator, findingId, now: NOW });
    await expect(wake({ db }, { actor: operator, findingId, now: NOW })).rejects.toMatchObject({
      code: 'already_decided',
    });
    expect(await traceOf(db, findingId)).toEqual(['seen', 'recommended', 'snoozed', 'woken']);
    const { decisions } = await standOf(db, findingId);
    expect(decisions.map(({ verb }) => verb).toSorted()).toEqual(['snooze', 'wake']);
  });
});

describe('expiry', () => {
  test('ends what nobody decided on, once, visibly, and the next night asks afresh', async () => {
    const { sku, findingId, actionId } = await proposed(db, ORDER, SWAP);
    const { version } = await getFinding(db, findingId);
    await expire(db, hoursLater(71.9));
    expect(await readAction(db, actionId)).toMatchObject({ state: 'proposed' });
    expect(await expire(db, hoursLater(72))).toBeGreaterThanOrEqual(2);
    expect(await expire(db, hoursLater(72))).toBe(0);
    expect((await getFinding(db, findingId)).version).toBe(version + 1);
    expect(await traceOf(db, findingId)).toEqual(['seen', 'recommended', 'expired', 'expired']);
    await night(db, sku, [ORDER, SWAP], hoursLater(73));
    const states = (await standOf(db, findingId)).actions.map(({ state }) => state).toSorted();
    expect(states).toEqual(['expired', 'expired', 'proposed', 'proposed']);
  });
});

describe('a threshold', () => {
  const set = (name: string, value: number | null) =>
    changeThreshold({ db }, { actor: who('admin'), name, value, now: NOW });

  test('is set and put back, each with who did it', async () => {
    await set('stockout_risk.probability', 0.4);
    await set('stockout_risk.probability', null);
    const { rows } = await db.query<{ summary: string }>(
      `select summary from trace where kind = 'setting' order by seq`,
    );
    expect(rows.map(({ summary }) => summary)).toEqual([
      'admin person set stockout_risk.probability to 0.4',
      'admin person set stockout_risk.probability to its default',
    ]);
  });

  test.each([
    ['stockout_risk.probability', 7],
    ['nonsense', 1],
  ])('%s = %d is refused, and nothing is kept of it', async (name, value) => {
    const settings = async () => (await db.query('select * from threshold_setting')).rows;
    const before = await settings();
    await expect(set(name, value)).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await settings()).toEqual(before);
  });
});
