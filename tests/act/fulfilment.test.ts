import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { outboxAdapter } from '../../src/act/adapters/outbox/index.ts';
import { sampleAdapter } from '../../src/act/index.ts';
import { registry } from '../../src/act/registry.ts';
import type { ActionKind } from '../../src/domain/action.ts';
import type { Database } from '../../src/domain/database.ts';
import { openPlatform } from '../../src/sample/platform/store.ts';
import { testDatabase } from '../support/database.ts';
import { NOW, SHOP } from './world.ts';

let db: Database;
let dataDir: string;

beforeAll(async () => {
  db = await testDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'daybreak-warehouse-'));
});

beforeEach(async () => {
  await db.query('truncate product, shipment, order_line, sample_platform_state cascade');
  await db.query(
    `insert into product (sku, title, barcode, bin, status, source) values
       ('A', 'Bottle, Clay', '0501', 'G7-06', 'active', 'feed'), ('B', 'Bottle, Fog', '0502', 'G7-07', 'active', 'feed')`,
  );
  await db.query(
    `insert into shipment (shipment_id, order_id, carrier, service, tracking_number, label_created_at, status, ship_line1, ship_city, source)
     values ('SH-1', 'O-1', 'UPS', 'Ground', '1Z1', '2026-03-03T08:00:00Z', 'label', 'PO Box 7', 'Portland', 'feed'),
            ('SH-2', 'O-2', 'UPS', 'Ground', '1Z2', '2026-03-03T08:00:00Z', 'label', '=1+1', 'Portland', 'feed')`,
  );
});

afterAll(async () => {
  await db.close();
  await rm(dataDir, { recursive: true, force: true });
});

const HOLD = {
  shipmentId: 'SH-1',
  orderId: 'O-1',
  trackingNumber: '1Z1',
  reason: 'Ask for a street.',
  address: 'PO Box 7\n\nPortland\n\n\n',
};
const RELEASE = { shipmentId: 'SH-1', orderId: 'O-1', trackingNumber: '1Z1', reason: 'Confirmed.' };
const CHANGE = {
  shipments: [
    { shipmentId: 'SH-1', orderId: 'O-1' },
    { shipmentId: 'SH-2', orderId: 'O-2' },
  ],
  from: { carrier: 'UPS', service: 'Ground' },
  to: { carrier: 'USPS', service: null },
  reason: '=no PO box',
  labelCost: { amount: '6.40', currency: 'USD' },
};
const MOVE = {
  sku: 'A',
  title: 'Bottle, Clay',
  barcode: '0501',
  from: 'G7-06',
  to: 'G7-09',
  free: true,
  apartFrom: 'B',
};
const LABEL = { sku: 'A', title: null, barcode: '0501', bin: 'G7-06', label: 'A CLAY', warning: 'NOT B FOG' };

const ACTIONS = [
  ['hold_shipment', HOLD],
  ['release_shipment', RELEASE],
  ['change_carrier', CHANGE],
  ['relocate_bin', MOVE],
  ['relabel_sku', LABEL],
] as const;

const IDENTITY = { actionId: 'act_1', now: NOW, today: '2026-03-03', shopName: SHOP.name };

function guard(kind: ActionKind, params: Record<string, unknown>): Promise<string | null> {
  return registry[kind].guard(params, { ...IDENTITY, db, shop: SHOP, draftedAt: NOW });
}

test.each(ACTIONS)('%s goes ahead while its basis stands', async (kind, params) => {
  expect(await guard(kind, params)).toBeNull();
});

test.each([
  ['hold_shipment', HOLD],
  ['release_shipment', RELEASE],
  ['change_carrier', CHANGE],
] as const)('%s is refused once the parcel has left, is void or gone', async (kind, params) => {
  await db.query(
    "update shipment set shipped_at = '2026-03-03T11:00:00Z', status = 'in_transit' where shipment_id = 'SH-1'",
  );
  expect(await guard(kind, params)).toBe('SH-1 has already left.');
  // It leaves later today: as of now it is still here.
  await db.query("update shipment set shipped_at = '2026-03-03T13:00:00Z' where shipment_id = 'SH-1'");
  expect(await guard(kind, params)).toBeNull();
  await db.query(
    `insert into order_line (order_id, line, ordered_at, sku, quantity, unit_price_minor, cancelled_at, source)
     values ('O-1', '1', '2026-03-01T10:00:00Z', 'A', 1, 1000, '2026-03-03T10:00:00Z', 'feed')`,
  );
  expect(await guard(kind, params)).toBe('Order O-1 was cancelled since this was proposed.');
  await db.query("delete from shipment where shipment_id = 'SH-1'");
  expect(await guard(kind, params)).toBe('There is no shipment SH-1 any more.');
});

test('a corrected address needs no hold, and a corrected label no new one', async () => {
  await db.query("update shipment set ship_line1 = '1 Main St' where shipment_id = 'SH-1'");
  expect(await guard('hold_shipment', HOLD)).toBe('The address of SH-1 was changed since this was proposed.');
  await db.query("update shipment set carrier = 'USPS' where shipment_id = 'SH-2'");
  expect(await guard('change_carrier', CHANGE)).toBe('SH-2 has a label of USPS Ground by now.');
});

test('a move is refused when the SKU lies elsewhere or the bin is taken', async () => {
  await db.query("update product set bin = 'G7-09' where sku = 'B'");
  expect(await guard('relocate_bin', MOVE)).toBe('B lies in G7-09 by now.');
  expect(await guard('relocate_bin', { ...MOVE, free: false })).toBeNull();
  await db.query("update product set bin = 'H1-01' where sku = 'A'");
  expect(await guard('relocate_bin', MOVE)).toBe('A lies in H1-01 by now, no longer in G7-06.');
  expect(await guard('relabel_sku', LABEL)).toBe('A lies in H1-01 by now.');
  await db.query("update product set status = 'archived' where sku = 'A'");
  expect(await guard('relocate_bin', MOVE)).toBe('A has been archived since this was proposed.');
});

test.each(ACTIONS)('%s changes the sample’s platform, and undo puts it back', async (kind, params) => {
  await openPlatform(db, NOW);
  const adapter = sampleAdapter(db);
  const changes = registry[kind].changes(params, IDENTITY);
  const targets = changes.map(({ target }) => target);
  const before = await adapter.read(targets);
  expect(before.every(({ state }) => state !== null)).toBe(true);
  const request = { now: NOW, before, signal: AbortSignal.timeout(10_000) };
  await adapter.apply({ ...request, key: `${kind}:do`, changes });
  const after = await adapter.read(targets);
  for (const [index, change] of changes.entries()) expect(after[index]?.state).toMatchObject(change.set);
  expect(after).not.toEqual(before);
  await adapter.revert({ ...request, key: `${kind}:undo`, undoes: `${kind}:do` });
  expect(await adapter.read(targets)).toEqual(before);
});

async function listOf(kind: ActionKind, params: Record<string, unknown>): Promise<string> {
  const adapter = outboxAdapter(db, dataDir);
  const changes = registry[kind].changes(params, IDENTITY);
  const before = await adapter.read(changes.map(({ target }) => target));
  const { files } = await adapter.apply({
    key: kind,
    changes,
    before,
    now: NOW,
    signal: AbortSignal.timeout(10_000),
  });
  expect(files).toHaveLength(1);
  return readFile(join(dataDir, files?.[0] ?? ''), 'utf8');
}

test('the outbox has one list of parcels, with what to do and no formula', async () => {
  expect((await listOf('change_carrier', CHANGE)).split('\r\n')).toEqual([
    'shipment_id,order_id,tracking_number,do,carrier_now,service_now,carrier_new,service_new,reason',
    "SH-1,O-1,1Z1,void label and print anew,UPS,Ground,USPS,,'=no PO box",
    "SH-2,O-2,1Z2,void label and print anew,UPS,Ground,USPS,,'=no PO box",
    '',
  ]);
  expect(await listOf('hold_shipment', HOLD)).toContain('SH-1,O-1,1Z1,hold,UPS,Ground,,,Ask for a street.');
  expect(await listOf('release_shipment', RELEASE)).toContain('SH-1,O-1,1Z1,release,UPS,Ground,,,Confirmed.');
});

test('the outbox has one list of bins, with barcodes as they are', async () => {
  expect(await listOf('relocate_bin', MOVE)).toBe(
    'sku,title,barcode,do,bin_now,bin_new,label_line_1,label_line_2\r\nA,"Bottle, Clay",0501,move,G7-06,G7-09,,\r\n',
  );
  expect(await listOf('relabel_sku', LABEL)).toContain(
    'A,"Bottle, Clay",0501,print shelf label,G7-06,,A CLAY,NOT B FOG',
  );
});
