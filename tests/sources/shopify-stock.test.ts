import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';
import { importing, NOW } from './importing.ts';

const shop = importing();
const EXPORTS = resolve(import.meta.dirname, '../../../shared/exports/shopify');
const samples = filesIn(EXPORTS).filter((name) => name.startsWith('shopifypartners_'));

const LEGACY =
  'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Price,Variant Barcode,Image Src,Cost per item,Status'.split(
    ',',
  );
const CURRENT =
  'Title,URL handle,Description,Vendor,Product category,Type,Status,SKU,Barcode,Option1 name,Option1 value,Price,Cost per item,Inventory quantity,Weight value (grams),Product image URL,Color (product.metafields.shopify.color-pattern)'.split(
    ',',
  );
const NARROW =
  'Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Location,Bin name,Incoming (not editable),Unavailable (not editable),Committed (not editable),Available (not editable),On hand (current),On hand (new)'.split(
    ',',
  );
const WIDE = 'Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Berlin,Leipzig'.split(',');

const PRODUCTS = [
  {
    ...{ sku: 'TR-42', title: 'Trail Runner – 42', category: 'Shoes', price_minor: 8000 },
    ...{ unit_cost_minor: 3050, status: 'active', weight_grams: 650, barcode: '0401234' },
  },
  {
    ...{ sku: 'TR-43', title: 'Trail Runner – 43', category: 'Shoes', price_minor: 8000 },
    ...{ unit_cost_minor: null, status: 'active', weight_grams: null, barcode: null },
  },
];
const READ =
  'select sku, title, category, price_minor, unit_cost_minor, status, weight_grams, barcode from product order by sku';

test('products, old header: variants and pictures on rows of their own belong to the product above', async () => {
  const rows = [
    {
      ...{ Handle: 'trail', Title: 'Trail Runner', Type: 'Shoes', Status: 'active', 'Variant SKU': 'TR-42' },
      ...{
        'Option1 Name': 'Size',
        'Option1 Value': '42',
        'Variant Price': '80.00',
        'Cost per item': '30.50',
      },
      ...{ 'Variant Grams': '650.0', 'Variant Barcode': "'0401234" },
    },
    { Handle: 'trail', 'Option1 Value': '43', 'Variant SKU': 'TR-43', 'Variant Price': '80.00' },
    { Handle: 'trail', 'Image Src': 'https://cdn.example/2.jpg' },
    { Handle: 'trail', 'Option1 Value': '44', 'Variant Price': '80.00' },
  ];
  const report = await shop.importText('products_export_1.csv', csvOf(LEGACY, rows));
  expect(report).toMatchObject({
    recognisedAs: 'shopify.products.legacy',
    read: 4,
    written: 2,
    unchanged: 1,
  });
  expect(report.rejects).toEqual([
    { line: 5, column: 'Variant SKU', reason: expect.stringContaining('without a SKU') },
  ]);
  expect(await shop.rows(READ)).toEqual(PRODUCTS);
});

test('products, new header: the same variants, metafield columns and all', async () => {
  const rows = [
    {
      ...{ 'URL handle': 'trail', Title: 'Trail Runner', Type: 'Shoes', Status: 'Active', SKU: 'TR-42' },
      ...{ 'Option1 name': 'Size', 'Option1 value': '42', Price: '80.00', 'Cost per item': '30.50' },
      ...{ 'Weight value (grams)': '650.0', Barcode: '0401234' },
      'Color (product.metafields.shopify.color-pattern)': 'moss',
    },
    { 'URL handle': 'trail', 'Option1 value': '43', SKU: 'TR-43', Price: '80.00' },
  ];
  const report = await shop.importText('products_export_1.csv', csvOf(CURRENT, rows));
  expect(report).toMatchObject({ recognisedAs: 'shopify.products.2024+', read: 2, written: 2 });
  expect(await shop.rows(READ)).toEqual(PRODUCTS);
});

test('inventory, a row a location: what is not stocked is no level, and a SKU of "-" is none', async () => {
  const rows = [
    { SKU: 'TR-42', Location: 'Berlin', 'On hand (current)': '12', 'Committed (not editable)': '2' },
    { SKU: 'TR-42', Location: 'Leipzig', 'On hand (current)': 'not stocked' },
    { SKU: '-', Location: 'Berlin', 'On hand (current)': '3' },
    { SKU: 'TR-43', Location: 'Berlin', 'On hand (current)': '-4', 'Incoming (not editable)': '48' },
  ].map((row) => ({ Handle: 'trail', Title: 'Trail Runner', ...row }));
  const report = await shop.importText('inventory_export_1.csv', csvOf(NARROW, rows));
  expect(report).toMatchObject({
    recognisedAs: 'shopify.inventory.2024+',
    read: 4,
    written: 2,
    unchanged: 1,
  });
  expect(report.rejects).toEqual([{ line: 4, column: 'SKU', reason: expect.any(String) }]);
  const levels =
    'select sku, location, on_hand, committed, incoming, captured_at from inventory_level order by sku';
  expect(await shop.rows(levels)).toEqual([
    { sku: 'TR-42', location: 'Berlin', on_hand: 12, committed: 2, incoming: null, captured_at: NOW },
    { sku: 'TR-43', location: 'Berlin', on_hand: -4, committed: null, incoming: 48, captured_at: NOW },
  ]);
});

test('inventory, a column a location: every column after COO is one', async () => {
  const rows = [
    { Handle: 'trail', SKU: 'TR-42', Berlin: '12', Leipzig: '5' },
    { Handle: 'trail', SKU: 'TR-43', Berlin: 'not stocked', Leipzig: '' },
    { Handle: 'trail', SKU: 'TR-44', Berlin: '7', Leipzig: 'many' },
  ];
  const report = await shop.importText('inventory_export_1.csv', csvOf(WIDE, rows));
  expect(report).toMatchObject({ recognisedAs: 'shopify.inventory.wide', written: 3, unchanged: 1 });
  expect(report.rejects).toEqual([{ line: 4, column: 'Leipzig', reason: '"many" is not a number' }]);
  expect(report.read).toBe(report.written + report.unchanged + report.quarantined);
  expect(await shop.rows('select sku, on_hand from stock_day order by sku')).toEqual([
    { sku: 'TR-42', on_hand: 17 },
    { sku: 'TR-44', on_hand: 7 },
  ]);
});

test.skipIf(samples.length === 0)(
  'Shopify’s own sample files, if ../shared has them: every row is accounted for, though none has a SKU',
  async () => {
    for (const name of samples) {
      const report = await shop.importFile(join(EXPORTS, name));
      expect(report).toMatchObject({ recognisedAs: 'shopify.products.legacy', written: 0 });
      expect(report.read).toBe(report.unchanged + report.quarantined);
      expect(report.quarantined).toBeGreaterThan(20);
    }
  },
);

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
