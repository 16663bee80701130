import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/domain/database.ts';
import { addDays } from '../../src/domain/day.ts';
import { runNight } from '../../src/night.ts';
import { importPaths, readShop } from '../../src/sources/index.ts';
import { testDatabase } from '../support/database.ts';

const TODAY = '2026-03-03';
const DEFAULTS = { name: 'A shop', timeZone: 'Europe/Berlin', currency: 'EUR', returnWindowDays: 30 };
let db: Database;
let folder: string;

beforeAll(async () => {
  db = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'daybreak-shopify-'));
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

const PRODUCTS = [
  'Title,URL handle,Vendor,Product category,Type,Status,SKU,Option1 name,Option1 value,Price,Cost per item',
  'Trail Runner,trail-runner,Fern,Shoes,Shoes,active,TR-42,Size,42,80.00,30.00',
  ',trail-runner,,,,,TR-43,,43,80.00,30.00',
];
const INVENTORY = [
  'Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Location,Incoming (not editable),Unavailable (not editable),Committed (not editable),Available (not editable),On hand (current)',
  'trail-runner,Trail Runner,Size,42,TR-42,,,Berlin,0,0,2,10,12',
  'trail-runner,Trail Runner,Size,43,TR-43,,,Berlin,0,0,0,600,600',
];

/** Each day six of one size and four of the other, as two orders; the second line of an order is bare, as Shopify's are. */
function orders(): string[] {
  const head = 'Name,Currency,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Source';
  const days = Array.from({ length: 90 }, (_, index) => addDays(TODAY, index - 90));
  const rows = days.flatMap((day, index) => [
    `#${1000 + 2 * index},EUR,${day} 10:00:00 +0100,4,Trail Runner - 42,80.00,TR-42,web`,
    `#${1000 + 2 * index},,,4,Trail Runner - 43,80.00,TR-43,`,
    `#${1001 + 2 * index},EUR,${day} 18:00:00 +0100,${index % 2 ? 1 : 3},Trail Runner - 42,80.00,TR-42,web`,
  ]);
  return [head, ...rows];
}

test("a Shopify shop's three untouched exports are enough to say what runs out, and what is assumed for it", async () => {
  const files = {
    'products_export_1.csv': PRODUCTS,
    'inventory_export_1.csv': INVENTORY,
    'orders_export_1.csv': orders(),
  };
  for (const [name, lines] of Object.entries(files))
    await writeFile(join(folder, name), `${lines.join('\n')}\n`);
  const now = new Date(`${TODAY}T06:00:00Z`);
  const report = await importPaths(db, { paths: [folder], now, shop: DEFAULTS });
  expect(report.files.map(({ recognisedAs, quarantined }) => [recognisedAs, quarantined]).sort()).toEqual([
    ['shopify.inventory.2024+', 0],
    ['shopify.orders', 0],
    ['shopify.products.2024+', 0],
  ]);
  const shop = await readShop(db, DEFAULTS);
  const { findings, notes } = await runNight(db, { now, shop });
  const risks = findings.filter(({ finding }) => finding.kind === 'stockout_risk');
  expect(risks.map(({ finding }) => finding.subject.id)).toEqual(['TR-42']);
  expect(risks[0]?.finding.headline).toMatch(
    /TR-42 stocks out in 2 days; no lead time is loaded, 14 are assumed/,
  );
  expect(risks[0]?.finding.stake).toMatchObject({ currency: 'EUR' });
  expect(risks[0]?.recommendation?.because.join(' ')).toMatch(/No supplier is on file/);
  expect(notes.join(' ')).toMatch(/no suppliers and no purchase orders/);
});
