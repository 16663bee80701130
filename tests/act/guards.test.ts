import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { executeAction } from '../../src/act/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { testDatabase } from '../support/database.ts';
import { orderParams } from './params.ts';
import { approvedAction, depsOf, effectsOf, seedWorld } from './world.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
});

beforeEach(async () => {
  await db.query(
    'truncate product, supplier_sku, inventory_level, purchase_order_line, receipt, finding cascade',
  );
  await seedWorld(db);
});

afterAll(() => db.close());

/** Carries out an action after the world has moved, and says how it ended. */
async function endOf(
  ...action: Parameters<typeof approvedAction> extends [Database, ...infer Rest] ? Rest : never
) {
  const actionId = await approvedAction(db, ...action);
  await executeAction(depsOf(db), { actionId, revision: 1, purpose: 'do' });
  const { state, outcome } = await effectsOf(db, actionId);
  return { state, outcome };
}

const AFTER_DRAFT = '2026-03-03T10:00:00Z';

async function stock(sku: string, onHand: number, at = AFTER_DRAFT): Promise<void> {
  await db.query(
    `insert into inventory_level (captured_at, sku, on_hand, committed, source) values ($1, $2, $3, 0, 'feed')`,
    [at, sku, onHand],
  );
}

async function order(poId: string, quantity: number, orderedAt: string): Promise<void> {
  await db.query(
    `insert into purchase_order_line (po_id, sku, supplier_id, ordered_at, quantity_ordered, status, source)
     values ($1, 'SKU-2847', 'S1', $2, $3, 'sent', 'feed')`,
    [poId, orderedAt, quantity],
  );
}

test('a purchase order whose basis stands is placed', async () => {
  expect(await endOf()).toMatchObject({ state: 'done' });
});

test('stock that arrived from nowhere refuses it, with the quantity that would do', async () => {
  await stock('SKU-2847', 120);
  expect(await endOf()).toEqual({
    state: 'refused',
    outcome: '100 units of SKU-2847 arrived since this was proposed: 144 would do.',
  });
});

test('stock that covers all of it refuses it', async () => {
  await stock('SKU-2847', 500);
  expect((await endOf()).outcome).toContain('no order is needed');
});

test('goods of an order that was already counted do not refuse it', async () => {
  await order('PO-1', 60, '2026-02-20T10:00:00Z');
  await db.query(
    `insert into receipt (receipt_id, po_id, sku, received_at, quantity, source)
     values ('R1', 'PO-1', 'SKU-2847', $1, 60, 'feed')`,
    [AFTER_DRAFT],
  );
  await db.query(`update purchase_order_line set status = 'received'`);
  await stock('SKU-2847', 80);
  expect(await endOf()).toMatchObject({ state: 'done' });
});

test('sales since the proposal do not refuse it', async () => {
  await stock('SKU-2847', 11);
  expect(await endOf()).toMatchObject({ state: 'done' });
});

test('another order placed since refuses it', async () => {
  await order('PO-9', 240, AFTER_DRAFT);
  expect(await endOf()).toEqual({
    state: 'refused',
    outcome: 'PO-9 for 240 units of SKU-2847 was placed since this was proposed.',
  });
});

test('the other options of the same recommendation may all be taken; the same option twice may not', async () => {
  expect(await endOf()).toMatchObject({ state: 'done' });
  expect(await endOf()).toMatchObject({ state: 'done' });
  await db.query(`update action set slot = 'SKU-2847'`);
  const actionId = await approvedAction(db);
  await db.query(`update action set slot = 'SKU-2847' where id = $1`, [actionId]);
  await executeAction(depsOf(db), { actionId, revision: 1, purpose: 'do' });
  expect((await effectsOf(db, actionId)).outcome).toMatch(
    /^DB-\w+ for \d+ units of SKU-2847 was placed since/,
  );
});

test('what happens after the instant of execution is not known to it', async () => {
  await order('PO-9', 240, '2026-03-04T10:00:00Z');
  await stock('SKU-2847', 500, '2026-03-04T10:00:00Z');
  expect(await endOf()).toMatchObject({ state: 'done' });
});

test('an archived product refuses it', async () => {
  await db.query(`update product set status = 'archived' where sku = 'SKU-2847'`);
  expect((await endOf()).outcome).toBe('SKU-2847 has been archived since this was proposed.');
});

test('a changed contract price refuses it', async () => {
  await db.query('update supplier_sku set contract_price_minor = 1650');
  expect((await endOf()).outcome).toContain('changed from $15.00 to $16.50');
});

test('a contract that starts later does not', async () => {
  await db.query(
    `insert into supplier_sku (supplier_id, sku, valid_from, contract_price_minor, currency, source)
     values ('S1', 'SKU-2847', '2026-04-01', 1650, 'USD', 'feed')`,
  );
  expect(await endOf()).toMatchObject({ state: 'done' });
});

const SWAP = {
  sku: 'SKU-2847',
  title: null,
  substitutes: [{ sku: 'SKU-1', title: null }],
  message: 'You may also like it.',
};

test('a swap to a product that sold out meanwhile is refused', async () => {
  await stock('SKU-1', 0);
  expect(await endOf('swap_listing', SWAP)).toEqual({
    state: 'refused',
    outcome: 'SKU-1 is out of stock itself since this was proposed.',
  });
});

test('a price change on a price that moved meanwhile is refused', async () => {
  const price = { from: { amount: '40.00', currency: 'USD' }, to: { amount: '34.00', currency: 'USD' } };
  const params = { sku: 'SKU-2847', title: null, price, message: null };
  expect(await endOf('update_listing', params)).toMatchObject({ state: 'done' });
  await db.query(`update product set price_minor = 4200 where sku = 'SKU-2847'`);
  expect((await endOf('update_listing', params)).outcome).toContain('changed from $40.00 to $42.00');
});

test('parameters that no longer parse are never carried out', async () => {
  const actionId = await approvedAction(db, 'create_purchase_order', orderParams({ quantity: 7 }));
  await executeAction(depsOf(db), { actionId, revision: 1, purpose: 'do' });
  expect(await effectsOf(db, actionId)).toMatchObject({ state: 'refused', onPlatform: [], openOrders: [] });
});

test('an order that the last draft already reckoned with does not refuse it', async () => {
  await order('PO-9', 240, AFTER_DRAFT);
  await stock('SKU-2847', 120);
  const actionId = await approvedAction(db);
  await db.query('update action set drafted_at = $2 where id = $1', [actionId, '2026-03-03T11:00:00Z']);
  await executeAction(depsOf(db), { actionId, revision: 1, purpose: 'do' });
  expect(await effectsOf(db, actionId)).toMatchObject({ state: 'done' });
});
