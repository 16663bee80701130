import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { importing } from './importing.ts';

const shop = importing();
const WHOLE = resolve(import.meta.dirname, '../../../shared/data/online_retail/online_retail.csv.gz');

const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
const LINES = [
  '536365,85123A,WHITE HANGING HEART,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom',
  '536365,71053,"LANTERN, WHITE",2,2010-07-01 08:26:00,3.39,,United Kingdom',
  '536365,85123A,WHITE HANGING HEART,1,2010-12-01 08:26:00,2.55,17850.0,United Kingdom',
  'C536379,85123A,WHITE HANGING HEART,-4,2010-12-02 09:41:00,2.55,17850.0,United Kingdom',
  'C536380,D,Discount,-1,2010-12-02 09:41:00,27.50,14527.0,United Kingdom',
  '536370,POST,POSTAGE,3,2010-12-01 08:45:00,18.00,12583.0,France',
  '536371,M,Manual,1,2010-12-01 08:45:00,1.25,,United Kingdom',
  '536372,m,Manual,1,2010-12-01 08:45:00,1.25,,United Kingdom',
  '536589,21777,,-10,2010-12-01 16:50:00,0.00,,United Kingdom',
  '536414,22139,,56,2010-12-01 11:52:00,0.00,,United Kingdom',
  '536415,gift_0001_20,Dotcomgiftshop Gift Voucher,1,2010-12-01 11:52:00,16.67,,United Kingdom',
];

test('sales, goods that came back, charges and stock notes are told apart', async () => {
  const report = await shop.importText('online_retail.csv', [HEADER, ...LINES].join('\n'));
  expect(report).toMatchObject({ recognisedAs: 'online_retail', read: 11, written: 5, quarantined: 6 });
  expect(report.rejects.map(({ line, column }) => [line, column])).toEqual([
    [6, 'StockCode'],
    [7, 'StockCode'],
    [8, 'StockCode'],
    [9, 'StockCode'],
    [10, 'Quantity'],
    [11, 'UnitPrice'],
  ]);
  expect(
    await shop.rows(
      `select order_id, line, sku, quantity, ordered_at, unit_price_minor, currency, customer_id from order_line order by 1, 2`,
    ),
  ).toEqual([
    {
      ...{
        order_id: '536365',
        line: '1',
        sku: '85123A',
        quantity: 6,
        unit_price_minor: 255,
        currency: 'GBP',
      },
      ...{ customer_id: '17850', ordered_at: new Date('2010-12-01T08:26:00Z') },
    },
    {
      // A summer's time in London is an hour ahead; a customer that is not named is unknown.
      ...{ order_id: '536365', line: '2', sku: '71053', quantity: 2, unit_price_minor: 339, currency: 'GBP' },
      ...{ customer_id: null, ordered_at: new Date('2010-07-01T07:26:00Z') },
    },
    {
      // The same goods twice on one invoice are two lines.
      ...{
        order_id: '536365',
        line: '3',
        sku: '85123A',
        quantity: 1,
        unit_price_minor: 255,
        currency: 'GBP',
      },
      ...{ customer_id: '17850', ordered_at: new Date('2010-12-01T08:26:00Z') },
    },
    expect.objectContaining({ sku: 'gift_0001_20', unit_price_minor: 1667 }),
  ]);
  expect(await shop.rows('select return_id, sku, quantity, refund_minor from return_line')).toEqual([
    { return_id: 'C536379:1', sku: '85123A', quantity: 4, refund_minor: 1020 },
  ]);
  expect(await shop.rows('select sku, title from product order by sku')).toEqual([
    { sku: '71053', title: 'LANTERN, WHITE' },
    { sku: '85123A', title: 'WHITE HANGING HEART' },
    { sku: 'gift_0001_20', title: 'Dotcomgiftshop Gift Voucher' },
  ]);
  expect(report.notes.join(' ')).toContain('no stock levels');
});

test.skipIf(!existsSync(WHOLE))(
  'every one of the first 40,000 lines of the real file, if ../shared has it, is accounted for',
  async () => {
    const lines = gunzipSync(readFileSync(WHOLE)).toString().split('\n', 40_001);
    const report = await shop.importText('online_retail.csv.gz', gzipSync(lines.join('\n')));
    expect(report.read).toBe(40_000);
    expect(report.written + report.quarantined).toBe(40_000);
    const [counts] = await shop.rows(
      `select (select count(*) from order_line) + (select count(*) from return_line) as kept,
              (select sum(lines) from sales_day) = (select count(*) from order_line) as summed,
              (select count(*) from import_reject) as rejected`,
    );
    expect(counts).toEqual({ kept: report.written, summed: true, rejected: report.quarantined });
  },
);
