import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { importFormats, readHeader, saveMapping } from '../../src/sources/index.ts';
import { importing, NOW } from './importing.ts';

const shop = importing();
const EXPORTS = resolve(import.meta.dirname, '../../../shared/exports');

interface Known {
  readonly line: string;
  readonly delimiter?: string;
  readonly preamble?: readonly string[];
}
const known: Readonly<Record<string, Known>> = existsSync(`${EXPORTS}/profiles.json`)
  ? JSON.parse(readFileSync(`${EXPORTS}/profiles.json`, 'utf8'))
  : {};
/** Two versions of one export are read by one profile. */
const OURS: Readonly<Record<string, string>> = {
  'shopify.orders.v2023+': 'shopify.orders',
  'shopify.orders.v2021': 'shopify.orders',
};

test.skipIf(Object.keys(known).length === 0)(
  'each of the nineteen exports, if ../shared has their headers, is recognised as itself in every encoding',
  async () => {
    expect(Object.keys(known)).toHaveLength(19);
    for (const [id, { line, delimiter = ',', preamble = [] }] of Object.entries(known)) {
      const text = [...preamble, line.replace(/<Location (.)>/g, 'Location $1')].join('\n');
      const tabbed = delimiter === '\t' ? text : text.replaceAll(',', '\t').replaceAll('"', '');
      for (const bytes of [text, `\ufeff${text}`, Buffer.from(`\ufeff${tabbed}`, 'utf16le')]) {
        const report = await shop.importText('export.csv', bytes);
        expect([id, report.recognisedAs]).toEqual([id, OURS[id] ?? id]);
      }
    }
  },
);

test('an export that is known and not read yet is called by its name', async () => {
  const text = 'title,body,rating,review_date,product_id,product_handle\nNice,Very,5,2026-01-01,1,tee\n';
  const report = await shop.importText('reviews.csv', text);
  expect(report).toMatchObject({ recognisedAs: 'judgeme.reviews_export', read: 0, written: 0 });
  expect(report.notes).toEqual(['Recognised as Judge.me reviews; Daybreak does not import this yet.']);
});

test('the formats are listed with whether they are read', () => {
  const formats = importFormats();
  expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length);
  const shopify = formats.filter(({ platform }) => platform === 'Shopify');
  expect(shopify.map(({ id, imported }) => [id, imported])).toEqual([
    ['shopify.orders', true],
    ['shopify.products.2024+', true],
    ['shopify.products.legacy', true],
    ['shopify.inventory.2024+', true],
    ['shopify.inventory.wide', true],
  ]);
  expect(formats.filter(({ platform }) => platform === 'Daybreak')).toHaveLength(17);
  expect(formats.find(({ id }) => id === 'zendesk.ticket_csv_export')?.imported).toBe(true);
  expect(formats.find(({ id }) => id === 'judgeme.reviews_export')?.imported).toBe(false);
});

const UNKNOWN =
  'Order,When,Item,Qty,Each,Remark\n7,2026-03-01,TEE-S,2,9.50,gift\n7,2026-03-01,TEE-M,1,9.50,\n';
const MAPPING = { order_id: 'order', ordered_at: 'When', sku: 'Item', quantity: 'Qty', unit_price: 'Each' };

test('an unknown header is asked for once, and remembered whatever the file is called', async () => {
  const report = await shop.importText('till.csv', UNKNOWN);
  expect(report).toMatchObject({ recognisedAs: null, read: 0 });
  expect(report.notes[0]).toContain('--as orders --map sku=Item,quantity=Qty');
  const header = await readHeader(`${shop.folder}/till.csv`);
  await saveMapping(shop.db, { header, entity: 'orders', mapping: MAPPING, now: NOW });
  const again = await shop.importText('till.csv', UNKNOWN);
  expect(again).toMatchObject({ recognisedAs: 'mapped.orders', read: 2, written: 2 });
  expect(await shop.rows('select line, sku, quantity from order_line order by line')).toEqual([
    { line: '1', sku: 'TEE-S', quantity: 2 },
    { line: '2', sku: 'TEE-M', quantity: 1 },
  ]);
  const next = await shop.importText('till-april.csv', UNKNOWN.replaceAll('7,', '8,'));
  expect(next).toMatchObject({ recognisedAs: 'mapped.orders', written: 2 });
});

test('a mapping that was corrected is read anew', async () => {
  const header = UNKNOWN.split('\n', 1)[0]?.split(',') ?? [];
  await saveMapping(shop.db, { header, entity: 'orders', mapping: { ...MAPPING, sku: 'Remark' }, now: NOW });
  expect(await shop.importText('till.csv', UNKNOWN)).toMatchObject({ written: 1, quarantined: 1 });
  await saveMapping(shop.db, { header, entity: 'orders', mapping: MAPPING, now: NOW });
  expect(await shop.importText('till.csv', UNKNOWN)).toMatchObject({ written: 2, quarantined: 0 });
});

test.each([
  ['what the file holds', { entity: 'bookings', mapping: MAPPING }, /one of products, .*"bookings" is none/],
  ['a field', { entity: 'orders', mapping: { ...MAPPING, colour: 'Remark' } }, /orders has no "colour"/],
  ['a column', { entity: 'orders', mapping: { ...MAPPING, sku: 'Article' } }, /no column "Article"/],
  [
    'what every row needs',
    { entity: 'orders', mapping: { sku: 'Item' } },
    /needs a column for order_id, ordered_at/,
  ],
])('a mapping that is wrong about %s is refused with a sentence', async (_, wrong, sentence) => {
  const header = ['Order', 'When', 'Item', 'Qty', 'Each', 'Remark'];
  await expect(saveMapping(shop.db, { header, ...wrong, now: NOW })).rejects.toThrow(sentence);
  expect(await shop.rows('select * from column_mapping')).toEqual([]);
});
