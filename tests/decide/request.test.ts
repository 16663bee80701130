import { afterAll, beforeAll, expect, test } from 'vitest';
import { actionsOf, readAction, requestDecisions, snooze } from '../../src/decide/index.ts';
import type { Database, Transaction } from '../../src/domain/database.ts';
import { type AnyFindingDraft, fingerprintOf } from '../../src/domain/finding.ts';
import { getFinding, mergeFindings } from '../../src/findings/index.ts';
import { draftOf } from '../findings/arbitraries.ts';
import { testDatabase } from '../support/database.ts';
import {
  actionDraft,
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

const SMALLER = actionDraft({}, 'create_purchase_order', { ...ORDER.params, quantity: 120 });

test('the same night again changes nothing: no row, no version, no trace entry', async () => {
  const { sku, findingId } = await proposed(db, ORDER, SWAP);
  const [before, trace] = [await standOf(db, findingId), await traceOf(db, findingId)];
  await night(db, sku, [ORDER, SWAP]);
  expect(await standOf(db, findingId)).toEqual(before);
  expect(await traceOf(db, findingId)).toEqual(trace);
});

test('the next night without news keeps the proposal alive and nothing else', async () => {
  const { sku, findingId, actionId } = await proposed(db);
  const { version } = await getFinding(db, findingId);
  const before = await readAction(db, actionId);
  await night(db, sku, [ORDER], hoursLater(24));
  expect(await readAction(db, actionId)).toEqual({
    ...before,
    draftedAt: hoursLater(24),
    expiresAt: hoursLater(24 + 72),
  });
  expect((await getFinding(db, findingId)).version).toBe(version);
  expect(await traceOf(db, findingId)).toEqual(['seen', 'recommended']);
});

test('other parameters are a new revision, told and drawn again', async () => {
  const { sku, findingId, actionId } = await proposed(db);
  const { version } = await getFinding(db, findingId);
  await night(db, sku, [SMALLER], hoursLater(24));
  expect(await readAction(db, actionId)).toMatchObject({
    state: 'proposed',
    revision: 2,
    label: 'Reorder 120 units',
    params: { quantity: 120 },
    cost: { minor: 180_000 },
  });
  expect((await getFinding(db, findingId)).version).toBe(version + 1);
  expect(await traceOf(db, findingId)).toEqual(['seen', 'recommended', 'recommended']);
});

test('the same act with other prospects keeps its buttons, but its card is drawn again', async () => {
  const usd = (minor: number) => ({ minor, currency: 'USD' });
  const better = { expected: usd(5000), low: usd(1000), high: usd(9000) };
  const { sku, findingId, actionId } = await proposed(db);
  const { version } = await getFinding(db, findingId);
  await night(db, sku, [actionDraft({ expectedEffect: better })], hoursLater(24));
  expect(await readAction(db, actionId)).toMatchObject({ revision: 1, expectedEffect: better });
  expect((await getFinding(db, findingId)).version).toBe(version + 1);
  await night(db, sku, [actionDraft({ expectedEffect: better })], hoursLater(48));
  expect((await getFinding(db, findingId)).version).toBe(version + 1);
});

test('what is no longer drafted ends, what is drafted anew comes in its place and order', async () => {
  const { sku, findingId } = await proposed(db, ORDER, SWAP);
  const other = actionDraft({ slot: 'part' });
  await night(db, sku, [SWAP, other], hoursLater(24));
  const actions = await actionsOf(db, [findingId]);
  const live = actions.filter(({ state }) => state === 'proposed');
  expect(live.map(({ slot, revision }) => [slot, revision])).toEqual([
    ['swap', 1],
    ['part', 1],
  ]);
  expect(actions.filter(({ state }) => state === 'superseded')).toMatchObject([
    { slot: 'SKU-2847', outcome: 'No longer recommended', decidedBy: { type: 'system', name: 'night' } },
  ]);
});

test('with nothing sensible to do any more every proposal ends, and the trace says so', async () => {
  const { sku, findingId } = await proposed(db, ORDER, SWAP);
  await night(db, sku, null, hoursLater(24));
  const { actions } = await standOf(db, findingId);
  expect(actions.map(({ state }) => state)).toEqual(['superseded', 'superseded']);
  expect(await traceOf(db, findingId)).toEqual(['seen', 'recommended', 'superseded']);
});

test('of what sleeps the proposals stay current, and it sleeps on', async () => {
  const { sku, findingId, actionId } = await proposed(db);
  await snooze({ db }, { actor: who('operator'), findingId, length: 'change', shop: SHOP, now: NOW });
  await night(db, sku, [ORDER], hoursLater(24));
  expect(await readAction(db, actionId)).toMatchObject({ revision: 1, expiresAt: hoursLater(24 + 72) });
  await night(db, sku, [SMALLER], hoursLater(48));
  expect(await readAction(db, actionId)).toMatchObject({ revision: 2, state: 'proposed' });
  expect(await getFinding(db, findingId)).toMatchObject({ state: 'snoozed', snoozedUntilChange: true });
});

test.each(['failed', 'refused', 'undone', 'expired'])(
  'after %s the next night drafts it again',
  async (state) => {
    const { sku, findingId, actionId } = await proposed(db);
    await db.query('update action set state = $2 where id = $1', [actionId, state]);
    await night(db, sku, [ORDER], hoursLater(24));
    const live = (await actionsOf(db, [findingId])).filter((action) => action.state === 'proposed');
    expect(live).toMatchObject([{ revision: 1, label: ORDER.label }]);
    expect(live[0]?.id).not.toBe(actionId);
  },
);

test('what was rejected is asked again when the finding comes back in a new period', async () => {
  const { sku, findingId, actionId } = await proposed(db);
  await db.query(`update action set state = 'rejected' where id = $1`, [actionId]);
  await night(db, sku, [ORDER], hoursLater(24));
  expect(await actionsOf(db, [findingId])).toMatchObject([{ state: 'rejected' }]);
  await db.query(`update finding set state = 'resolved', resolved_at = $2 where id = $1`, [
    findingId,
    hoursLater(25),
  ]);
  await night(db, sku, [ORDER], hoursLater(72));
  expect(await actionsOf(db, [findingId])).toMatchObject([{ state: 'proposed', period: 2 }]);
});

/** How many statements the requests of so many findings take. */
async function statementsFor(from: number, count: number): Promise<number> {
  const drafts = Array.from({ length: count }, (_, index) => ({
    ...draftOf(),
    subject: { type: 'sku', id: `MANY-${from + index}` },
  })) as AnyFindingDraft[];
  let statements = 0;
  await db.transaction(async (tx) => {
    const { firing } = await mergeFindings(tx, { drafts, evaluated: [], now: NOW });
    const counting: Transaction = {
      inTransaction: true,
      query: (text, values) => {
        statements += 1;
        return tx.query(text, values);
      },
    };
    const recommendation = { actions: [ORDER, SWAP], ifNothing: 'It sells out.', because: [] };
    const requests = firing.map((finding) => ({ finding, recommendation }));
    await requestDecisions(counting, { requests, now: NOW });
  });
  return statements;
}

test('500 findings take as many statements as one', async () => {
  expect(await statementsFor(1, 500)).toBe(await statementsFor(501, 1));
  const { rows } = await db.query<{ n: number }>(
    `select count(*) as n from action join finding on finding.id = finding_id
     where fingerprint like $1 and action.state = 'proposed'`,
    [`${fingerprintOf('stockout_risk', { type: 'sku', id: 'MANY-' })}%`],
  );
  expect(rows).toEqual([{ n: 1002 }]);
});
