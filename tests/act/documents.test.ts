import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { applyPatch } from 'diff';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outboxAdapter } from '../../src/act/adapters/outbox/index.ts';
import { registry } from '../../src/act/registry.ts';
import type { Database } from '../../src/domain/database.ts';
import { importPaths } from '../../src/sources/index.ts';
import { testDatabase } from '../support/database.ts';
import { orderParams } from './params.ts';
import { SHOP } from './world.ts';

const run = promisify(execFile);
const hasPdftotext = await run('pdftotext', ['-v']).then(
  () => true,
  () => false,
);

let db: Database;
let dataDir: string;
let requests = 0;

beforeAll(async () => {
  db = await testDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'daybreak-documents-'));
  await db.query(
    `insert into product (sku, title, price_minor, currency, status, source)
     values ('SKU-2847', 'Trail Runner', 4000, 'USD', 'active', 'feed')`,
  );
});
afterAll(async () => {
  await db.close();
  await rm(dataDir, { recursive: true, force: true });
});

// Evening in New York, the next day in Greenwich.
const NOW = new Date('2026-03-04T02:30:00Z');
const IDENTITY = {
  actionId: 'act_0123456789abcdef',
  now: NOW,
  today: '2026-03-03',
  shopName: 'Fern & Fell',
};

/** Carries an action out into the outbox; answers with the path of the file with this ending. */
async function written(kind: keyof typeof registry, params: Record<string, unknown>) {
  requests += 1;
  const adapter = outboxAdapter(db, dataDir);
  const changes = registry[kind].changes(params, IDENTITY);
  const before = await adapter.read(changes.map(({ target }) => target));
  const signal = AbortSignal.timeout(30_000);
  const receipt = await adapter.apply({ key: `act:${requests}:do`, changes, before, now: NOW, signal });
  return (ending: string) =>
    join(dataDir, receipt.files?.find((file) => file.endsWith(ending)) ?? `no ${ending}`);
}

async function pageOf(params: Record<string, unknown>): Promise<string[]> {
  const path = await written('create_purchase_order', params);
  const { stdout } = await run('pdftotext', ['-layout', path('.pdf'), '-']);
  return stdout.replace('\f', '').trim().split(/\n+/);
}

describe.skipIf(!hasPdftotext)('the page that a supplier reads (needs pdftotext)', () => {
  test('says who orders what from whom, at which price, on the shop’s day', async () => {
    expect(await pageOf(orderParams({ note: 'Please ship by sea.\nThanks' }))).toEqual([
      'Purchase order DB-0123456789',
      'Buyer Fern & Fell',
      'Date 2026-03-03',
      'Supplier Ningbo Apex (S1)',
      'Item SKU-2847, Trail Runner',
      'Quantity 240 units (10 cases of 24)',
      'Unit price $15.00',
      'Total $3,600.00',
      'Needed by 2026-03-10',
      'Please ship by sea.',
      'Thanks',
    ]);
  });

  test('asks for what is not known instead of naming a price', async () => {
    const page = await pageOf(orderParams({ unitPrice: null, quotedDays: null }));
    expect(page).toContain('Unit price please confirm');
    expect(page).toContain('Total please confirm');
    expect(page).toContain('Needed by as soon as possible');
  });

  test('prints no wrong letters: those it has no sign for are shown as such, and it says so', async () => {
    const page = await pageOf(
      orderParams({ supplierName: '宁波 Äpex Žilina Čeřín', title: 'Größe 42 – “€9”' }),
    );
    expect(page).toContain('Supplier ¤ Äpex Žilina Cerín (S1)');
    expect(page).toContain('Item SKU-2847, Größe 42 – “€9”');
    expect(page.at(-1)).toMatch(/^¤ stands for letters that this page cannot print/);
  });

  test('stays one page, whatever the title', async () => {
    const path = await written('create_purchase_order', orderParams({ title: 'long name '.repeat(300) }));
    const { stdout } = await run('pdftotext', ['-layout', path('.pdf'), '-']);
    expect(stdout.split('\f')).toHaveLength(2);
    expect(stdout).toContain('Total $3,600.00');
  });
});

test('the CSV is a purchase_orders file of the feed: it can be imported as it is', async () => {
  const path = await written(
    'create_purchase_order',
    orderParams({ title: 'Runner, "Größe 42"', supplierId: 'S-9' }),
  );
  const folder = await mkdtemp(join(tmpdir(), 'daybreak-import-'));
  const file = join(folder, 'purchase_orders.csv');
  await writeFile(file, await readFile(path('.csv')));
  const { files } = await importPaths(db, { paths: [file], now: NOW, shop: SHOP });
  expect(files).toMatchObject([{ read: 1, written: 1, quarantined: 0 }]);
  const { rows } = await db.query(
    `select po_id, supplier_id, quantity_ordered, unit_price_minor, currency, status, ordered_at
     from purchase_order_line where supplier_id = 'S-9'`,
  );
  expect(rows).toMatchObject([
    {
      po_id: 'DB-0123456789',
      quantity_ordered: 240,
      unit_price_minor: 1500,
      currency: 'USD',
      ordered_at: NOW,
    },
  ]);
  await rm(folder, { recursive: true, force: true });
});

test('the e-mail carries everything in full, in any script, and waits to be sent', async () => {
  const path = await written(
    'create_purchase_order',
    orderParams({ supplierName: '宁波 Apex', note: 'Grüße 😀' }),
  );
  const [head, ...parts] = (await readFile(path('.eml'), 'latin1')).split(/\r\n\r\n/);
  expect(head).toMatch(/^X-Unsent: 1\r$/m);
  expect(head).toMatch(/^To: sales@apex\.example\r$/m);
  expect(head).toMatch(/^Subject: Purchase order DB-0123456789\r$/m);
  const whole = Buffer.from(
    parts
      .join('\n')
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString();
  expect(whole).toContain('Supplier: 宁波 Apex (S1)');
  expect(whole).toContain('Quantity: 240 units (10 cases of 24)');
  expect(whole).toContain('Grüße 😀');
  expect(whole).toContain('Fern & Fell');
  const attached = await readFile(path('.pdf'));
  expect(parts.join('').replaceAll(/\s/g, '')).toContain(attached.toString('base64'));
});

test('nobody’s address is no address: the e-mail has no recipient', async () => {
  const path = await written('create_purchase_order', orderParams({ supplierEmail: null }));
  expect(await readFile(path('.eml'), 'latin1')).not.toMatch(/^(To|Cc|Bcc):/im);
});

test('the diff of a listing applies to what is there now and gives what was approved', async () => {
  const price = { from: { amount: '40.00', currency: 'USD' }, to: { amount: '34.00', currency: 'USD' } };
  const params = { sku: 'SKU-2847', title: null, price, message: 'Last sizes' };
  const diff = await readFile((await written('update_listing', params))('.diff'), 'utf8');
  const now = [
    'price: {"amount":"40.00","currency":"USD"}',
    'sku: "SKU-2847"',
    'status: "active"',
    'title: "Trail Runner"',
    '',
  ].join('\n');
  expect(applyPatch(now, diff)).toBe(`message: "Last sizes"\n${now.replace('"40.00"', '"34.00"')}`);
});

test('what still has to be sent is not said to be done', () => {
  const receipt = { adapter: 'outbox', reference: 'outbox/x', at: NOW.toISOString(), unsent: true };
  expect(registry.create_purchase_order.outcome(orderParams(), receipt, IDENTITY)).toBe(
    'Purchase order DB-0123456789 for 240 units of SKU-2847 is ready to send to Ningbo Apex (outbox/x).',
  );
  expect(registry.create_purchase_order.outcome(orderParams(), { ...receipt, unsent: false }, IDENTITY)).toBe(
    'Purchase order DB-0123456789 for 240 units of SKU-2847 is with Ningbo Apex (outbox/x).',
  );
});
