import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';
import { importing } from './importing.ts';

const shop = importing();

const HEADER =
  'Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name,Shipping Name,Shipping Zip,Shipping Country,Cancelled at,Refunded Amount,Id,Tags,Source,Lineitem discount,Phone'.split(
    ',',
  );

const FIRST = {
  Name: '#1001',
  Email: 'jo@example.org',
  Currency: 'EUR',
  Shipping: '4.90',
  'Created at': '2024-05-01 10:00:00 +0200',
  'Lineitem quantity': '2',
  'Lineitem name': 'Trail Runner - 42',
  'Lineitem price': '80.00',
  'Lineitem sku': 'TR-42',
  'Lineitem discount': '8.00',
  'Shipping Zip': "'01067",
  'Shipping Country': 'DE',
  Source: 'web',
};
const SECOND = {
  Name: '#1001',
  'Lineitem quantity': '1',
  'Lineitem name': 'Sock',
  'Lineitem price': '9.50',
  'Lineitem sku': 'SOCK',
};

test('what stands on the first line of an order goes for all of its lines, and its shipping once', async () => {
  const next = { ...FIRST, Name: '#1002', 'Cancelled at': '2024-05-02 09:00:00 +0200', Currency: 'USD' };
  const report = await shop.importText('orders_export_1.csv', csvOf(HEADER, [FIRST, SECOND, next]));
  expect(report).toMatchObject({ recognisedAs: 'shopify.orders', read: 3, written: 3, quarantined: 0 });
  const rows = await shop.rows(
    `select order_id, line, ordered_at, sku, quantity, unit_price_minor, discount_minor, currency, ship_country,
            ship_postcode, shipping_charged_minor, sales_channel, cancelled_at from order_line order by 1, 2`,
  );
  const order = {
    order_id: '#1001',
    ordered_at: new Date('2024-05-01T08:00:00Z'),
    currency: 'EUR',
    ship_country: 'DE',
    ship_postcode: '01067',
    sales_channel: 'web',
    cancelled_at: null,
  };
  const shoe = { sku: 'TR-42', quantity: 2, unit_price_minor: 8000, discount_minor: 800 };
  const sock = { sku: 'SOCK', quantity: 1, unit_price_minor: 950, discount_minor: null };
  expect(rows).toEqual([
    { ...order, ...shoe, line: '1', shipping_charged_minor: 490 },
    { ...order, ...sock, line: '2', shipping_charged_minor: null },
    {
      ...{ ...order, ...shoe, order_id: '#1002', line: '1', currency: 'USD', shipping_charged_minor: 490 },
      cancelled_at: new Date('2024-05-02T07:00:00Z'),
    },
  ]);
  expect(report.notes.join(' ')).toContain('refund');
});

test('nobody is stored: no e-mail, phone or name reaches the database', async () => {
  const person = { ...FIRST, Phone: '+49 171 5551234', 'Billing Name': 'Jo Kim', 'Shipping Name': 'Jo Kim' };
  const bad = { ...person, Name: '#1003', 'Lineitem quantity': 'two' };
  await shop.importText('orders_export_1.csv', csvOf(HEADER, [person, bad]));
  const stored = await shop.rows(
    `select to_jsonb(o)::text as row from order_line o union all select to_jsonb(r)::text from import_reject r`,
  );
  expect(stored).toHaveLength(2);
  expect(JSON.stringify(stored)).not.toMatch(/jo@example|Jo Kim|5551234/);
});

test('renamed headers of other versions are the same columns', async () => {
  const renamed = HEADER.map(
    (name) => ({ 'Lineitem sku': 'Lineitem SKU', 'Cancelled at': 'Canceled at' })[name] ?? name,
  );
  const row = { ...FIRST, 'Lineitem SKU': 'TR-42', 'Canceled at': '2024-05-03 09:00:00 +0200' };
  const report = await shop.importText('orders_export.csv', csvOf(renamed, [row]));
  expect(report).toMatchObject({ recognisedAs: 'shopify.orders', written: 1 });
  expect(await shop.rows('select sku, cancelled_at from order_line')).toEqual([
    { sku: 'TR-42', cancelled_at: new Date('2024-05-03T07:00:00Z') },
  ]);
});

test('a line without a SKU, or with one that a spreadsheet rounded, is told apart from the good ones', async () => {
  const rows = [
    FIRST,
    { ...SECOND, 'Lineitem sku': '' },
    { ...SECOND, 'Lineitem sku': '8.50001E+11' },
    { ...SECOND, 'Lineitem sku': '="00123"' },
    { ...SECOND, 'Lineitem sku': "'00456" },
  ];
  const report = await shop.importText('orders_export_1.csv', csvOf(HEADER, rows));
  expect(report.rejects).toEqual([
    { line: 3, column: 'Lineitem sku', reason: 'a line without a SKU cannot be counted' },
    { line: 4, column: 'Lineitem sku', reason: expect.stringContaining('rounded by a spreadsheet') },
  ]);
  expect(await shop.rows('select sku, line from order_line order by line')).toEqual([
    { sku: 'TR-42', line: '1' },
    { sku: '00123', line: '4' },
    { sku: '00456', line: '5' },
  ]);
});

test('a title that an order implies never replaces what a products file says', async () => {
  await shop.importText('products.csv', 'sku,title\nTR-42,"Trail Runner, moss"\n');
  await shop.importText('orders_export_1.csv', csvOf(HEADER, [FIRST, SECOND]));
  expect(await shop.rows('select sku, title from product order by sku')).toEqual([
    { sku: 'SOCK', title: 'Sock' },
    { sku: 'TR-42', title: 'Trail Runner, moss' },
  ]);
});
