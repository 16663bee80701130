import { gzipSync } from 'node:zlib';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importing } from './importing.ts';

const shop = importing();

const HEADER = 'order_id,line,ordered_at,sku,quantity,unit_price';
const ORDERS = `${HEADER}\nA1,1,2026-03-03T14:05:00Z,TÉE-S,2,19.99\nA1,2,2026-03-03T14:05:00Z,TEE-M,1,5\n`;
const TABBED = ORDERS.replaceAll(',', '\t');
const LINES =
  'select order_id, line, ordered_at, sku, quantity, unit_price_minor from order_line order by 1, 2';
const EXPECTED = [
  {
    ...{ order_id: 'A1', line: '1', ordered_at: new Date('2026-03-03T14:05:00Z') },
    ...{ sku: 'TÉE-S', quantity: 2, unit_price_minor: 1999 },
  },
  {
    ...{ order_id: 'A1', line: '2', ordered_at: new Date('2026-03-03T14:05:00Z') },
    ...{ sku: 'TEE-M', quantity: 1, unit_price_minor: 500 },
  },
];

const JSON_LINES = [
  '{"order_id":"A1","line":1,"ordered_at":"2026-03-03T14:05:00Z","sku":"TÉE-S","quantity":2,"unit_price":19.99}',
  '{"unit_price":5,"sku":"TEE-M","order_id":"A1","line":2,"quantity":1,"ordered_at":"2026-03-03T14:05:00Z"}',
].join('\n');

test.each([
  ['UTF-8', 'orders.csv', Buffer.from(ORDERS)],
  [
    'UTF-8 with a BOM and Windows line ends',
    'orders.csv',
    Buffer.from(`\ufeff${ORDERS.replaceAll('\n', '\r\n')}`),
  ],
  ['UTF-16 with a BOM and tabs, as Excel writes it', 'orders.csv', Buffer.from(`\ufeff${TABBED}`, 'utf16le')],
  ['UTF-16 the other way round', 'orders.tsv', Buffer.from(`\ufeff${TABBED}`, 'utf16le').swap16()],
  ['UTF-16 without a BOM', 'orders.tsv', Buffer.from(TABBED, 'utf16le')],
  ['Windows-1252', 'orders.csv', Buffer.from(ORDERS, 'latin1')],
  ['semicolons', 'orders.csv', Buffer.from(ORDERS.replaceAll(',', ';').replace('19.99', '19,99'))],
  ['gzip', 'orders.csv.gz', gzipSync(ORDERS)],
  ['gzip by its bytes, whatever its name says', 'orders.csv', gzipSync(ORDERS)],
  ['JSON Lines, keys in any order', 'orders.jsonl', Buffer.from(JSON_LINES)],
  ['JSON Lines, packed', 'orders.jsonl.gz', gzipSync(JSON_LINES)],
  ['header names in another case, with blanks', 'orders.csv', Buffer.from(ORDERS.replace('sku,', ' SKU ,'))],
])('%s', async (_, name, bytes) => {
  const report = await shop.importText(name, bytes);
  expect(report).toMatchObject({ recognisedAs: 'feed.orders', read: 2, written: 2, quarantined: 0 });
  expect(await shop.rows(LINES)).toEqual(EXPECTED);
});

test('a report’s title lines are passed over, and its totals are no rows', async () => {
  const text = `Orders report\n"March 1, 2026 - March 3, 2026"\n${ORDERS}Total: all orders,,,,3,44.98\nGrand total,,,,3,\n`;
  expect(await shop.importText('orders.csv', text)).toMatchObject({ read: 2, written: 2, quarantined: 0 });
  expect(await shop.rows(LINES)).toEqual(EXPECTED);
});

test('an order whose number begins with the word total is an order where there is no title line', async () => {
  await shop.importText('orders.csv', `${HEADER}\nTOTAL-1,1,2026-03-03,TEE-S,2,19.99\n`);
  expect(await shop.rows('select order_id from order_line')).toEqual([{ order_id: 'TOTAL-1' }]);
});

test('thousands, currency signs and decimal commas are read as the file writes them', async () => {
  const dots = `${HEADER}\nA1,1,2026-03-03,S,"1,200","$1,234.50"\nA2,1,2026-03-03,S,1,USD 5.00\n`;
  await shop.importText('orders.csv', dots);
  const commas = `${HEADER.replaceAll(',', ';')}\nA3;1;2026-03-03;S;1.200;1.234,50 €\nA4;1;2026-03-03;S;1;5,00\n`;
  await shop.importText('orders-2.csv', commas);
  const read = 'select order_id, quantity, unit_price_minor from order_line order by 1';
  expect(await shop.rows(read)).toEqual([
    { order_id: 'A1', quantity: 1200, unit_price_minor: 123_450 },
    { order_id: 'A2', quantity: 1, unit_price_minor: 500 },
    { order_id: 'A3', quantity: 1200, unit_price_minor: 123_450 },
    { order_id: 'A4', quantity: 1, unit_price_minor: 500 },
  ]);
});

test('day and month are told by evidence anywhere in the column', async () => {
  const filler = Array.from({ length: 3000 }, (_, n) => `F${n},1,04/03/2026 10:00,S,1,1`).join('\n');
  await shop.importText('orders.csv', `${HEADER}\n${filler}\nZ1,1,25/03/2026 10:00,S,1,1\n`);
  const days = `select distinct day from sales_day order by day`;
  expect(await shop.rows(days)).toEqual([{ day: '2026-03-04' }, { day: '2026-03-25' }]);
});

test('a file that leaves day and month open is not guessed at: it is taken once the shop says which', async () => {
  const text = `${HEADER}\nA1,1,03/04/2026,S,1,1\nA2,1,05/04/2026,S,1,1\n`;
  const report = await shop.importText('orders.csv', text);
  expect(report).toMatchObject({ read: 0, written: 0, error: expect.stringContaining('date_order') });
  await shop.importText('shop.csv', 'key,value\ndate_order,dmy\n');
  expect(await shop.importText('orders.csv', text)).toMatchObject({ written: 2 });
  expect(await shop.rows('select day from sales_day order by day')).toEqual([
    { day: '2026-04-03' },
    { day: '2026-04-05' },
  ]);
});

test('what is no record at all is one bad row, and the rest of the file is read', async () => {
  const text = `${JSON_LINES}\n{"order_id": \n${JSON_LINES.replaceAll('A1', 'A2')}\n`;
  const report = await shop.importText('orders.jsonl', text);
  expect(report).toMatchObject({ read: 5, written: 4, quarantined: 1 });
  expect(report.rejects).toEqual([{ line: 3, column: '', reason: 'not a JSON object' }]);
});

test('whatever a title holds is stored as it stands, but for what no database can hold', async () => {
  const titles = fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(titles, async (some) => {
      const rows = some.map((title, n) => [`S${String(n).padStart(2, '0')}`, title]);
      const report = await shop.importText('products.csv', stringify([['sku', 'title'], ...rows]));
      expect(report).toMatchObject({ read: rows.length, quarantined: 0 });
      const stored = await shop.rows('select title from product order by sku');
      expect(stored.slice(0, rows.length)).toEqual(some.map((title) => ({ title: kept(title) })));
      await shop.db.query('truncate product, import_file cascade');
    }),
    { numRuns: 20 },
  );
});

function kept(text: string): string | null {
  const clean = text.trim();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that must not be stored
  return clean === '' ? null : clean.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ' ').toWellFormed();
}

test('a cell too many, or a quotation mark out of place, is one bad row', async () => {
  const text = `${ORDERS}A2,1,2026-03-03,TEE, green,2,5\nA3,1,2026-03-03,"TEE,2,5\nA4,1,2026-03-03,"TEE",2,5\n`;
  const report = await shop.importText('orders.csv', text);
  expect(report).toMatchObject({ read: 5, written: 3, quarantined: 2 });
  expect(report.rejects).toEqual([
    { line: 4, column: '', reason: expect.stringContaining('more cells than the header') },
    { line: 5, column: '', reason: expect.stringContaining('quotation mark') },
  ]);
});

test('an empty file, and one with nothing but a header, give nothing and say so', async () => {
  expect(await shop.importText('a.csv', '')).toMatchObject({ recognisedAs: null, read: 0, written: 0 });
  expect(await shop.importText('orders.csv', `${HEADER}\n`)).toMatchObject({ read: 0, quarantined: 0 });
});
