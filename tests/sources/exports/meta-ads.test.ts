import { expect, test } from 'vitest';
import { csvOf } from '../csv.ts';
import { importing } from '../importing.ts';

const shop = importing();

const HEADER = [
  ...['Reporting starts', 'Reporting ends', 'Campaign name', 'Ad set name', 'Ad name', 'Campaign delivery'],
  ...['Results', 'Result indicator', 'Amount spent (EUR)', 'Impressions', 'Link clicks', 'Clicks (all)'],
];
const PURCHASE = 'actions:offsite_conversion.fb_pixel_purchase';
const AD = {
  'Reporting starts': '2026-09-01',
  'Reporting ends': '2026-09-01',
  'Campaign name': 'Prospecting',
  'Ad set name': 'Broad 25–45',
  'Ad name': 'Video 1',
  'Campaign delivery': 'active',
  Results: '2',
  'Result indicator': PURCHASE,
  'Amount spent (EUR)': '40.20',
  Impressions: '9000',
  'Link clicks': '80',
  'Clicks (all)': '120',
};
const STATS = `select entity_id, hour, clicks, cost_minor, conversions::float8 as conversions,
  conversion_value_minor, currency from ad_stat order by entity_id, hour`;

test('the ads of a campaign and day are added up, in the currency of the column’s name', async () => {
  const second = { ...AD, 'Ad name': 'Video 2', Results: '', 'Result indicator': '', 'Link clicks': '' };
  const sum = { ...AD, 'Campaign name': '', 'Amount spent (EUR)': '80.40' };
  const report = await shop.importText('Ads.csv', `\ufeff${csvOf(HEADER, [sum, AD, second])}`);
  expect(report).toMatchObject({ recognisedAs: 'meta_ads.ads_manager', read: 3, written: 1, unchanged: 2 });
  expect(await shop.rows(STATS)).toEqual([
    {
      ...{ entity_id: 'meta_ads:Prospecting', hour: new Date('2026-09-01T00:00:00Z'), clicks: 200 },
      ...{ cost_minor: 8040, conversions: 2, conversion_value_minor: null, currency: 'EUR' },
    },
  ]);
  expect(await shop.rows('select name, platform, status, brand from campaign')).toEqual([
    { name: 'Prospecting', platform: 'meta_ads', status: 'enabled', brand: null },
  ]);
});

test('a row over a week is refused, however daily it looks', async () => {
  const week = { ...AD, 'Reporting ends': '2026-09-07', 'Amount spent (EUR)': '280.00' };
  const report = await shop.importText('Ads.csv', csvOf(HEADER, [week, AD]));
  expect(report).toMatchObject({ written: 1, quarantined: 1 });
  expect(report.rejects).toEqual([
    {
      ...{ line: 2, column: 'Reporting ends' },
      reason: expect.stringContaining('covers 2026-09-01 to 2026-09-07'),
    },
  ]);
});

test('with a Day and an hour of the day, a period is many hours', async () => {
  const header = [...HEADER, 'Day', 'Time of day (ad account time zone)'];
  const hourly = {
    ...AD,
    'Reporting ends': '2026-09-07',
    Day: '2026-09-03',
    'Time of day (ad account time zone)': '07:00:00 - 07:59:59',
  };
  await shop.importText('Ads.csv', csvOf(header, [hourly]));
  expect(await shop.rows(STATS)).toMatchObject([{ hour: new Date('2026-09-03T07:00:00Z') }]);
});

test('results that are no purchases are never taken for them, unless purchases have a column of their own', async () => {
  const clicks = { ...AD, 'Result indicator': 'actions:link_click', Results: '80' };
  const report = await shop.importText('Ads.csv', csvOf(HEADER, [clicks]));
  expect(report.rejects).toEqual([
    { line: 2, column: 'Result indicator', reason: expect.stringContaining('add the column Purchases') },
  ]);
  const header = [...HEADER, 'Website purchases', 'Website purchases conversion value'];
  const counted = { ...clicks, 'Website purchases': '1', 'Website purchases conversion value': '59.90' };
  const none = { ...clicks, 'Ad name': 'Video 2' };
  await shop.importText('Ads with purchases.csv', csvOf(header, [counted, none]));
  expect(await shop.rows(STATS)).toMatchObject([
    { conversions: 1, conversion_value_minor: 5990, cost_minor: 8040 },
  ]);
});

test('a German export with semicolons and decimal commas is the same', async () => {
  const text = [
    'Berichtsstart;Berichtsende;Kampagnenname;Ergebnisse;Ergebnisindikator;Ausgegebener Betrag (EUR);Impressionen;Link-Klicks',
    `2026-09-01;2026-09-01;Neukunden;3;${PURCHASE};1.040,20;9000;80`,
  ].join('\n');
  expect(await shop.importText('Anzeigen.csv', `\ufeff${text}`)).toMatchObject({
    recognisedAs: 'meta_ads.ads_manager',
    written: 1,
  });
  expect(await shop.rows(STATS)).toMatchObject([{ cost_minor: 104_020, conversions: 3, currency: 'EUR' }]);
});
