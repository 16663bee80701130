import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Database } from '../../src/domain/database.ts';
import { importPaths } from '../../src/sources/index.ts';
import { importing, NOW } from './importing.ts';

const shop = importing();

const HEADER = 'order_id,line,ordered_at,sku,quantity,unit_price,cancelled_at';
const ORDERS = [
  HEADER,
  'A1,1,2026-03-03T14:05:00Z,TEE-S,2,19.99,',
  'A1,2,2026-03-03T14:05:00Z,TEE-M,1,19.99,',
  'A2,1,2026-03-04T10:00:00Z,TEE-S,3,19.99,2026-03-05T08:00:00Z',
].join('\n');

/** What the import keeps of orders, without the number of the import that wrote it. */
async function state(): Promise<unknown> {
  return {
    lines: await shop.rows(
      `select order_id, line, ordered_at, sku, quantity, unit_price_minor, cancelled_at from order_line order by 1, 2`,
    ),
    sold: await shop.rows('select * from sales_day order by sku, day'),
    cancelled: await shop.rows('select * from cancel_day order by sku, day, cancelled_on'),
    products: await shop.rows('select sku, title from product order by sku'),
    rejects: await shop.rows('select distinct line, col, reason from import_reject order by 1, 2, 3'),
  };
}

test('the same file twice changes nothing, under another name and packed as well', async () => {
  await shop.importText('orders.csv', ORDERS);
  const before = await state();
  expect(await shop.importText('orders.csv', ORDERS)).toMatchObject({ read: 3, written: 0, unchanged: 3 });
  expect(await shop.importText('orders (1).csv', ORDERS)).toMatchObject({
    read: 3,
    written: 0,
    unchanged: 3,
  });
  expect(await shop.importText('orders.csv.gz', gzipSync(ORDERS))).toMatchObject({
    written: 0,
    unchanged: 3,
  });
  expect(await state()).toEqual(before);
});

test('rows that are there already are unchanged, and one that changed moves its day sums with it', async () => {
  await shop.importText('orders.csv', ORDERS);
  const moved = ORDERS.replace('A1,1,2026-03-03T14:05:00Z,TEE-S,2', 'A1,1,2026-03-06T14:05:00Z,TEE-S,5');
  const uncancelled = moved.replace('2026-03-05T08:00:00Z', '');
  expect(await shop.importText('orders.csv', uncancelled)).toMatchObject({ written: 2, unchanged: 1 });
  const after = await state();
  await shop.db.query('truncate order_line, sales_day, cancel_day, import_file cascade');
  await shop.importText('orders.csv', uncancelled);
  expect(await state()).toEqual(after);
  expect(await shop.rows('select * from cancel_day')).toEqual([]);
});

test('of two rows with one key the later one wins, and both are accounted for', async () => {
  const text = `${ORDERS}\nA1,1,2026-03-03T14:05:00Z,TEE-S,7,19.99,`;
  const report = await shop.importText('orders.csv', text);
  expect(report).toMatchObject({ read: 4, written: 3, unchanged: 1, quarantined: 0 });
  expect(report.notes).toEqual(['Some rows have the key of a later row, which counts instead.']);
  expect(await shop.rows(`select quantity from order_line where order_id = 'A1' and line = '1'`)).toEqual([
    { quantity: 7 },
  ]);
  expect(await shop.rows(`select units from sales_day where sku = 'TEE-S' and day = '2026-03-03'`)).toEqual([
    { units: 7 },
  ]);
});

test('a file half read when the process died is imported again and ends as a clean import does', async () => {
  const lines = Array.from(
    { length: 26_000 },
    (_, n) => `B${n},1,2026-0${1 + (n % 3)}-1${n % 10},S${n % 50},${n % 997 === 0 ? 'x' : 1},5,`,
  );
  const text = [HEADER, ...lines].join('\n');
  const path = join(shop.folder, 'orders.csv');
  await writeFile(path, text);
  await expect(importPaths(diesAfter(shop.db, 1), { paths: [path], now: NOW })).rejects.toThrow('killed');
  expect(await shop.rows('select state from import_file')).toEqual([{ state: 'reading' }]);
  const [{ count }] = (await shop.rows('select count(*) from order_line')) as [{ count: number }];
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(25_974);

  expect(await shop.importFile(path)).toMatchObject({ read: 26_000, quarantined: 27 });
  const healed = await state();
  await shop.db.query('truncate order_line, sales_day, import_reject, import_file cascade');
  await shop.importFile(path);
  expect(await state()).toEqual(healed);
});

/** A database whose process dies once so many batches are committed: nothing of ours runs after that. */
function diesAfter(db: Database, batches: number): Database {
  let begun = 0;
  const killed = () => Promise.reject(new Error('killed'));
  return {
    ...db,
    query: (text, values) => (begun > batches ? killed() : db.query(text, values)),
    transaction: (work) => {
      begun += 1;
      return begun > batches ? killed() : db.transaction(work);
    },
  };
}
