import { expect, test } from 'vitest';
import { listRejects, readShop } from '../../src/sources/index.ts';
import { importing } from './importing.ts';

const shop = importing();

const ORDERS = [
  'order_id,line,ordered_at,sku,quantity,unit_price,discount',
  'A1,1,2026-03-03T14:05:00Z,TEE-S,2,19.99,1.00',
  'A1,2,2026-03-03T14:05:00Z,TEE-M,1,19.99,',
  'A2,1,2026-03-04,TEE-S,3,19.99,',
].join('\n');

test('good rows land with their money in minor units, and the days are rolled up', async () => {
  const report = await shop.importText('orders.csv', ORDERS);
  expect(report).toMatchObject({
    recognisedAs: 'feed.orders',
    read: 3,
    written: 3,
    unchanged: 0,
    quarantined: 0,
  });
  expect(await shop.rows('select * from sales_day order by sku, day')).toEqual([
    { sku: 'TEE-M', day: '2026-03-03', units: 1, lines: 1, max_line_units: 1, revenue_minor: 1999 },
    { sku: 'TEE-S', day: '2026-03-03', units: 2, lines: 1, max_line_units: 2, revenue_minor: 3898 },
    { sku: 'TEE-S', day: '2026-03-04', units: 3, lines: 1, max_line_units: 3, revenue_minor: 5997 },
  ]);
});

test('a bad row is quarantined with its line, column and reason, and the others land', async () => {
  const bad = 'A3,1,2026-02-30,TEE-S,1,5\nA4,1,2026-03-05,TEE-S,none,5\n';
  const report = await shop.importText('orders.csv', `${ORDERS}\n${bad}`);
  expect(report).toMatchObject({ read: 5, written: 3, quarantined: 2 });
  const rejects = await listRejects(shop.db);
  expect(rejects.map(({ line, column, reason }) => [line, column, reason])).toEqual([
    [5, 'ordered_at', '"2026-02-30" is not a date that can be read'],
    [6, 'quantity', '"none" is not a number'],
  ]);
  expect(rejects[1]?.raw).toMatchObject({ order_id: 'A4', quantity: 'none' });
});

test('the shop file sets the zone, the currency and the name, and refuses what could not be used', async () => {
  const text = 'key,value\ntime_zone,Asia/Tokyo\ncurrency,JPY\nname,Momo\nreturn_window_days,soon\n';
  expect(await shop.importText('shop.csv', text)).toMatchObject({ written: 3, quarantined: 1 });
  const defaults = { name: 'x', timeZone: 'UTC', currency: 'USD', returnWindowDays: 30 };
  expect(await readShop(shop.db, defaults)).toEqual({
    name: 'Momo',
    timeZone: 'Asia/Tokyo',
    currency: 'JPY',
    returnWindowDays: 30,
  });
  await shop.importText('orders.csv', ORDERS);
  expect(await shop.rows(`select unit_price_minor, currency from order_line where line = '2'`)).toEqual([
    { unit_price_minor: 20, currency: 'JPY' },
  ]);
});

test('another time zone makes other days of the same instants', async () => {
  await shop.importText('orders.csv', `${ORDERS}\nA9,1,2026-03-05T23:30:00Z,TEE-S,1,19.99,`);
  const days = `select day from sales_day where sku = 'TEE-S' order by day desc limit 1`;
  expect(await shop.rows(days)).toEqual([{ day: '2026-03-05' }]);
  await shop.importText('shop.csv', 'key,value\ntime_zone,Asia/Tokyo\n');
  expect(await shop.rows(days)).toEqual([{ day: '2026-03-06' }]);
});

test('a file with bare days is read anew when the shop says where it is', async () => {
  await shop.importText('orders.csv', ORDERS);
  await shop.importText('shop.csv', 'key,value\ntime_zone,Asia/Tokyo\n');
  expect(await shop.importText('orders.csv', ORDERS)).toMatchObject({ written: 1, unchanged: 2 });
  expect(await shop.rows(`select ordered_at from order_line where order_id = 'A2'`)).toEqual([
    { ordered_at: new Date('2026-03-03T15:00:00Z') },
  ]);
});

test('columns that nobody knows are kept with the row and reported, those that name people are not', async () => {
  const text = 'sku,title,shelf_life_days,customer_email\nTEE-S,Tee,30,a@example.org\n';
  const { notes } = await shop.importText('products.csv', text);
  expect(notes).toEqual([
    'Columns that nothing uses yet, kept with their rows: shelf_life_days.',
    'Columns that say who somebody is, not kept: customer_email.',
  ]);
  expect(await shop.rows('select extra from product')).toEqual([{ extra: { shelf_life_days: '30' } }]);
});
