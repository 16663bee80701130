import { expect, test } from 'vitest';
import { csvOf } from '../csv.ts';
import { importing } from '../importing.ts';

const shop = importing();

// The blanks at the ends of names are Amazon's.
const ADS = [
  ...['Start Date', 'End Date', 'Portfolio name', 'Currency', 'Campaign Name', 'Ad Group Name'],
  ...['Targeting', 'Match Type', 'Customer Search Term', 'Impressions', 'Clicks', 'Spend'],
  ...['7 Day Total Sales ', '7 Day Total Orders (#)'],
];
const TERM = {
  'Start Date': 'Sep 01, 2026',
  'End Date': 'Sep 01, 2026',
  Currency: 'USD',
  'Campaign Name': 'SP bottles',
  'Ad Group Name': 'Steel',
  Targeting: 'steel bottle',
  'Match Type': 'BROAD',
  'Customer Search Term': 'steel bottle 1l',
  Impressions: '100',
  Clicks: '7',
  Spend: '5.60',
  '7 Day Total Sales ': '$40.00',
  '7 Day Total Orders (#)': '1',
};
const STATS = `select entity_id, hour, clicks, cost_minor, conversions::float8 as conversions,
  conversion_value_minor from ad_stat`;

test('search terms are added up to what is bid on, and a period is no day', async () => {
  const other = { ...TERM, 'Customer Search Term': 'b0cx23v2zk', 'Match Type': 'BROAD', Spend: '1.40' };
  const month = { ...TERM, 'End Date': 'Sep 30, 2026' };
  const report = await shop.importText('sp.csv', csvOf(ADS, [TERM, other, month]));
  expect(report).toMatchObject({
    ...{ recognisedAs: 'amazon_ads.sp_search_term', read: 3, written: 1, unchanged: 1, quarantined: 1 },
    rejects: [{ line: 4, column: 'End Date' }],
  });
  expect(await shop.rows(STATS)).toEqual([
    {
      ...{ entity_id: 'amazon_ads:SP bottles / Steel / steel bottle (broad)', clicks: 14, cost_minor: 700 },
      ...{ hour: new Date('2026-09-01T00:00:00Z'), conversions: 2, conversion_value_minor: 8000 },
    },
  ]);
});

test('the newer names, with the currency in them, are the same columns', async () => {
  const renamed = (name: string) =>
    ({
      Spend: 'Total cost (USD)',
      '7 Day Total Sales ': 'Sales (USD)',
      '7 Day Total Orders (#)': 'Purchases',
    })[name] ?? name;
  const row = Object.fromEntries(Object.entries(TERM).map(([name, value]) => [renamed(name), value]));
  const report = await shop.importText('sp.csv', csvOf(ADS.map(renamed), [row]));
  expect(report).toMatchObject({ recognisedAs: 'amazon_ads.sp_search_term', written: 1 });
  expect(await shop.rows(STATS)).toMatchObject([
    { cost_minor: 560, conversions: 1, conversion_value_minor: 4000 },
  ]);
});

const RETURNS = [
  ...['return-date', 'order-id', 'sku', 'asin', 'fnsku', 'product-name', 'quantity', 'fulfillment-center-id'],
  ...['detailed-disposition', 'reason', 'status', 'license-plate-number', 'customer-comments'],
];
const BACK = {
  'return-date': '2026-09-01T08:12:00+00:00',
  'order-id': '112-1',
  sku: 'TEE-S',
  quantity: '1',
  'detailed-disposition': 'SELLABLE',
  reason: 'APPAREL_TOO_SMALL',
  'license-plate-number': 'LPNRR1',
  'customer-comments': 'Runs small, "very" small',
};

test('returns keep the code and the words, and what can be sold again went back into stock', async () => {
  const broken = { ...BACK, 'license-plate-number': '', 'detailed-disposition': 'DEFECTIVE' };
  const report = await shop.importText('returns.csv', csvOf(RETURNS, [BACK, broken, broken]));
  expect(report).toMatchObject({ recognisedAs: 'amazon.fba_customer_returns', written: 3 });
  expect(
    await shop.rows(
      `select return_id, sku, order_id, reason, comment, restocked from return_line order by 1`,
    ),
  ).toMatchObject([
    { return_id: '112-1:2026-09-01T08:12:00+00:00:1', restocked: false },
    { return_id: '112-1:2026-09-01T08:12:00+00:00:2', restocked: false },
    {
      ...{ return_id: 'LPNRR1', sku: 'TEE-S', order_id: '112-1', reason: 'APPAREL_TOO_SMALL' },
      ...{ comment: 'Runs small, "very" small', restocked: true },
    },
  ]);
});

const ORDERS =
  'amazon-order-id|purchase-date|last-updated-date|order-status|sales-channel|product-name|sku|item-status|quantity|currency|item-price|shipping-price|ship-postal-code|ship-country'.split(
    '|',
  );

test('orders: the price is of all pieces, pending ones wait, cancelled ones are said to be', async () => {
  const rows = [
    ['112-1', '2026-08-20T10:00:00+00:00', '2026-08-21T10:00:00+00:00', 'Shipped', '2', '39.98'],
    ['112-1', '2026-08-20T10:00:00+00:00', '2026-08-21T10:00:00+00:00', 'Shipped', '1', '5.00'],
    ['112-2', '2026-08-20T10:00:00+00:00', '2026-08-21T10:00:00+00:00', 'Pending', '1', ''],
    ['112-3', '2026-08-20T10:00:00+00:00', '2026-08-22T10:00:00+00:00', 'Cancelled', '1', '5.00'],
  ].map(([id, at, updated, status, quantity, price], index) =>
    [
      id,
      at,
      updated,
      status,
      'Amazon.de',
      'Thé glacé',
      `SKU-${index}`,
      status,
      quantity,
      'EUR',
      price,
      '',
      '01067',
      'DE',
    ].join('\t'),
  );
  const text = [ORDERS.join('\t'), ...rows].join('\n');
  const report = await shop.importText('orders.txt', Buffer.from(text, 'latin1'));
  expect(report).toMatchObject({ recognisedAs: 'amazon.orders_flat_file', written: 3, quarantined: 1 });
  expect(
    await shop.rows(
      'select order_id, line, unit_price_minor, quantity, cancelled_at from order_line order by 1, 2',
    ),
  ).toEqual([
    { order_id: '112-1', line: '1', unit_price_minor: 1999, quantity: 2, cancelled_at: null },
    { order_id: '112-1', line: '2', unit_price_minor: 500, quantity: 1, cancelled_at: null },
    {
      ...{ order_id: '112-3', line: '1', unit_price_minor: 500, quantity: 1 },
      cancelled_at: new Date('2026-08-22T10:00:00Z'),
    },
  ]);
  expect(await shop.rows('select distinct title from product')).toEqual([{ title: 'Thé glacé' }]);
});
