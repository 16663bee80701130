import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outboxAdapter } from '../../src/act/adapters/outbox/index.ts';
import { registry } from '../../src/act/registry.ts';
import type { Database } from '../../src/domain/database.ts';
import { testDatabase } from '../support/database.ts';
import { orderParams } from './params.ts';

let db: Database;
let dataDir: string;

beforeAll(async () => {
  db = await testDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'daybreak-outbox-'));
  await db.query(
    `insert into product (sku, title, price_minor, currency, status, source)
     values ('SKU-2847', 'Trail Runner', 4000, 'USD', 'active', 'feed')`,
  );
});

afterAll(async () => {
  await db.close();
  await rm(dataDir, { recursive: true, force: true });
});

const NOW = new Date('2026-03-03T12:00:00Z');

function requestOf(key: string, kind: keyof typeof registry, params: Record<string, unknown>) {
  const changes = registry[kind].changes(params, {
    actionId: 'act_0123456789abcdef',
    now: NOW,
    today: '2026-03-03',
    shopName: 'Fern & Fell',
  });
  return { key, changes, before: [], now: NOW, signal: AbortSignal.timeout(10_000) };
}

async function fileOf(receipt: { files?: readonly string[] }, ending: string): Promise<string> {
  const path = receipt.files?.find((file) => file.endsWith(ending));
  if (!path) throw new Error(`No ${ending} among ${receipt.files?.join(', ')}`);
  return readFile(join(dataDir, path), 'latin1');
}

test('a purchase order is a PDF, a CSV in the feed’s columns and an unsent e-mail that carries both', async () => {
  const adapter = outboxAdapter(db, dataDir);
  const receipt = await adapter.apply(requestOf('act_1:1:do', 'create_purchase_order', orderParams()));
  expect(await fileOf(receipt, '.pdf')).toMatch(/^%PDF-1/);
  expect(await fileOf(receipt, '.csv')).toBe(
    'po_id,sku,title,supplier_id,ordered_at,promised_at,quantity_ordered,unit_price,currency,status\r\n' +
      'DB-0123456789,SKU-2847,Trail Runner,S1,2026-03-03T12:00:00.000Z,2026-03-10,240,15.00,USD,sent\r\n',
  );
  const email = await fileOf(receipt, '.eml');
  expect(email).toContain('To: sales@apex.example');
  expect(email).toContain('X-Unsent: 1');
  expect(email).toContain('filename=DB-0123456789.pdf');
});

test('the same key is one folder with the same bytes, however often and however concurrently it is asked for', async () => {
  const adapter = outboxAdapter(db, dataDir);
  const request = requestOf('act_2:1:do', 'create_purchase_order', orderParams());
  const receipts = await Promise.all([1, 2, 3].map(() => adapter.apply(request)));
  expect(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size).toBe(1);
  const folders = await readdir(join(dataDir, 'outbox'));
  expect(folders.filter((name) => name.startsWith('act_2'))).toEqual(['act_2-1-do']);
  expect(folders.filter((name) => name.startsWith('.'))).toEqual([]);
  expect(await adapter.find('act_2:1:do')).toEqual(receipts[0]);
  const [elsewhere, again] = [
    join(dataDir, 'other'),
    requestOf('act_2:1:do', 'create_purchase_order', orderParams()),
  ];
  await outboxAdapter(db, elsewhere).apply(again);
  for (const name of await readdir(join(dataDir, 'outbox', 'act_2-1-do'))) {
    const [here, there] = await Promise.all(
      [dataDir, elsewhere].map((dir) => readFile(join(dir, 'outbox', 'act_2-1-do', name))),
    );
    expect(there?.equals(here ?? Buffer.alloc(0)), name).toBe(true);
  }
});

test('a listing change is a unified diff against the catalogue', async () => {
  const adapter = outboxAdapter(db, dataDir);
  const price = { from: { amount: '40.00', currency: 'USD' }, to: { amount: '34.00', currency: 'USD' } };
  const request = requestOf('act_3:1:do', 'update_listing', {
    sku: 'SKU-2847',
    title: null,
    price,
    message: null,
  });
  const before = await adapter.read(request.changes.map(({ target }) => target));
  const diff = await fileOf(await adapter.apply({ ...request, before }), '.diff');
  expect(diff).toContain('-price: {"amount":"40.00","currency":"USD"}');
  expect(diff).toContain('+price: {"amount":"34.00","currency":"USD"}');
});

test('taking back moves the folder out of what is to be sent', async () => {
  const adapter = outboxAdapter(db, dataDir);
  await adapter.apply(requestOf('act_4:1:do', 'create_purchase_order', orderParams()));
  const revert = {
    key: 'act_4:1:undo',
    undoes: 'act_4:1:do',
    before: [],
    now: NOW,
    signal: AbortSignal.timeout(9e3),
  };
  await adapter.revert(revert);
  await adapter.revert(revert);
  expect(await adapter.find('act_4:1:do')).toBeNull();
  expect(await readdir(join(dataDir, 'outbox', 'withdrawn'))).toEqual(['act_4-1-do']);
});

test('text from outside cannot write elsewhere, run as a formula or add a header', async () => {
  const adapter = outboxAdapter(db, dataDir);
  const params = orderParams({
    sku: '../../evil',
    title: '=HYPERLINK("x")',
    supplierName: 'A\r\nBcc: x@y.example',
  });
  const receipt = await adapter.apply(requestOf('../../act_5:1:do', 'create_purchase_order', params));
  expect(receipt.reference).toBe('outbox/..-..-act_5-1-do');
  expect(await fileOf(receipt, '.csv')).toContain(`"'=HYPERLINK(""x"")"`);
  const message = {
    supplierId: 'S1',
    supplierName: null,
    to: null,
    subject: 'Hi\r\nBcc: x@y.example',
    body: 'B',
  };
  const sent = await adapter.apply(requestOf('act_6:1:do', 'notify_supplier', message));
  expect(await fileOf(sent, '.eml')).not.toMatch(/^Bcc:/m);
});
