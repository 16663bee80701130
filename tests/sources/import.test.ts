import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/domain/database.ts';
import { importPaths, listRejects, readShop } from '../../src/sources/index.ts';
import { testDatabase } from '../support/database.ts';

const now = new Date('2026-03-10T06:00:00Z');
let db: Database;
let folder: string;

beforeEach(async () => {
  db = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'daybreak-import-'));
});

afterEach(async () => {
  await db.close();
  await rm(folder, { recursive: true });
});

async function importText(name: string, text: string | Buffer) {
  const path = join(folder, name);
  await writeFile(path, text);
  const { files } = await importPaths(db, { paths: [path], now });
  const [file] = files;
  if (!file) throw new Error('no report');
  return file;
}

const ORDERS = [
  'order_id,line,ordered_at,sku,quantity,unit_price,discount',
  'A1,1,2026-03-03T14:05:00Z,TEE-S,2,19.99,1.00',
  'A1,2,2026-03-03T14:05:00Z,TEE-M,1,19.99,',
  'A2,1,2026-03-04,TEE-S,3,19.99,',
].join('\n');

test('good rows land with their money in minor units, and the days are rolled up', async () => {
  const report = await importText('orders.csv', ORDERS);
  expect(report).toMatchObject({
    recognisedAs: 'feed.orders',
    read: 3,
    written: 3,
    unchanged: 0,
    quarantined: 0,
  });
  const { rows } = await db.query('select * from sales_day order by sku, day');
  expect(rows).toEqual([
    { sku: 'TEE-M', day: '2026-03-03', units: 1, lines: 1, max_line_units: 1, revenue_minor: 1999 },
    { sku: 'TEE-S', day: '2026-03-03', units: 2, lines: 1, max_line_units: 2, revenue_minor: 3898 },
    { sku: 'TEE-S', day: '2026-03-04', units: 3, lines: 1, max_line_units: 3, revenue_minor: 5997 },
  ]);
});

test('the same rows again are unchanged, and one that changed is written', async () => {
  await importText('orders.csv', ORDERS);
  expect(await importText('orders.csv', ORDERS)).toMatchObject({ written: 0, unchanged: 3 });
  const report = await importText(
    'orders.csv',
    ORDERS.replace('A2,1,2026-03-04,TEE-S,3', 'A2,1,2026-03-04,TEE-S,4'),
  );
  expect(report).toMatchObject({ written: 1, unchanged: 2 });
});

test('a bad row is quarantined with its line, column and reason, and the others land', async () => {
  const report = await importText(
    'orders.csv',
    `${ORDERS}\nA3,1,2026-02-30,TEE-S,1,5\nA4,1,2026-03-05,TEE-S,none,5\n`,
  );
  expect(report).toMatchObject({ read: 5, written: 3, quarantined: 2 });
  expect((await listRejects(db)).map(({ line, column }) => [line, column])).toEqual([
    [5, 'ordered_at'],
    [6, 'quantity'],
  ]);
});

test('the shop file sets the zone, the currency and the name', async () => {
  await importText('shop.csv', 'key,value\ntime_zone,Asia/Tokyo\ncurrency,JPY\nname,Momo\n');
  const shop = await readShop(db, { name: 'x', timeZone: 'UTC', currency: 'USD', returnWindowDays: 30 });
  expect(shop).toEqual({ name: 'Momo', timeZone: 'Asia/Tokyo', currency: 'JPY', returnWindowDays: 30 });
  await importText('orders.csv', ORDERS);
  const { rows } = await db.query(
    `select unit_price_minor, currency from order_line where order_id = 'A1' limit 1`,
  );
  expect(rows).toEqual([{ unit_price_minor: 20, currency: 'JPY' }]);
});

test('UTF-16 with a BOM and tabs is read as well', async () => {
  const text = `\ufeff${ORDERS.replaceAll(',', '\t')}`;
  expect(await importText('orders.tsv', Buffer.from(text, 'utf16le'))).toMatchObject({ written: 3 });
});

test('a text over several lines is one cell, also on the first lines of a file', async () => {
  const report = await importText(
    'tickets.csv',
    'ticket_id,created_at,subject,body\nT1,2026-03-03T14:05:00Z,Late,"Hi,\nwhere is it?\n\nAna"\nT2,2026-03-03T15:00:00Z,"Two\nlines",Hello\n',
  );
  expect(report).toMatchObject({ recognisedAs: 'feed.tickets', read: 2, written: 2, quarantined: 0 });
  const { rows } = await db.query('select body, subject from ticket order by ticket_id');
  expect(rows).toEqual([
    { body: 'Hi,\nwhere is it?\n\nAna', subject: 'Late' },
    { body: 'Hello', subject: 'Two\nlines' },
  ]);
});
