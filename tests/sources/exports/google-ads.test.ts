import { expect, test } from 'vitest';
import { importing } from '../importing.ts';

const shop = importing();

const DAILY = [
  'Search keyword report',
  '"September 1, 2026 - September 2, 2026"',
  'Keyword status,Keyword,Match type,Campaign,Ad group,Currency code,Day,Clicks,Impr.,CTR,Cost,Conversions,Conv. value',
  'Enabled,[summit bottle],Exact match,Drinkware,Bottles,EUR,2026-09-01,"1,204","12,040",<10%,"1,234.50",3.00,210.00',
  'Paused,"""steel bottle""",Phrase match,Drinkware,Bottles,EUR,2026-09-01,4,90, --,8.10,0.33, --',
  'Enabled,[summit bottle],Exact match,Drinkware,Bottles,EUR,2026-09-02,10,99,10%,7.00,1.00,70.00',
  'Enabled,total gym,Broad match,Brand – Search,Ours,EUR,2026-09-02,1,9,10%,0.70,0.00,0.00',
  'Total: Search keywords, --, --, --, --,EUR, --,"1,219","12,238",10%,"1,250.30",4.33,280.00',
  'Total: All keywords, --, --, --, --,EUR, --,"1,219","12,238",10%,"1,250.30",4.33,280.00',
].join('\n');

const STATS = `select entity_kind, entity_id, hour, clicks, impressions, cost_minor, conversions::float8 as conversions,
  conversion_value_minor, currency from ad_stat order by hour, entity_id`;

const BOTTLE = 'google_ads:Drinkware / Bottles / [summit bottle]';

test('a keyword report by day: preamble, totals, thousands and dashes are understood', async () => {
  const report = await shop.importText('Search keyword report.csv', DAILY);
  expect(report).toMatchObject({
    recognisedAs: 'google_ads.search_keyword_report',
    read: 4,
    written: 4,
    quarantined: 0,
  });
  const first = new Date('2026-09-01T00:00:00Z');
  expect(await shop.rows(STATS)).toMatchObject([
    {
      ...{ entity_id: 'google_ads:Drinkware / Bottles / "steel bottle"', hour: first, cost_minor: 810 },
      ...{ conversions: 0.33, conversion_value_minor: null, currency: 'EUR' },
    },
    {
      ...{ entity_kind: 'keyword', entity_id: BOTTLE, hour: first, clicks: 1204, impressions: 12_040 },
      ...{ cost_minor: 123_450, conversions: 3, conversion_value_minor: 21_000 },
    },
    { entity_id: 'google_ads:Brand – Search / Ours / total gym', cost_minor: 70 },
    { entity_id: BOTTLE, hour: new Date('2026-09-02T00:00:00Z'), cost_minor: 700 },
  ]);
  expect(await shop.rows('select text, match_type, status, campaign_id from keyword order by text')).toEqual([
    { text: 'steel bottle', match_type: 'phrase', status: 'paused', campaign_id: 'google_ads:Drinkware' },
    { text: 'summit bottle', match_type: 'exact', status: 'enabled', campaign_id: 'google_ads:Drinkware' },
    { text: 'total gym', match_type: 'broad', status: 'enabled', campaign_id: 'google_ads:Brand – Search' },
  ]);
});

test('a campaign whose name says brand is protected, until a campaigns file says otherwise', async () => {
  await shop.importText('Search keyword report.csv', DAILY);
  const brands = 'select name, platform, brand from campaign order by name';
  expect(await shop.rows(brands)).toEqual([
    { name: 'Brand – Search', platform: 'google_ads', brand: true },
    { name: 'Drinkware', platform: 'google_ads', brand: null },
  ]);
  await shop.importText(
    'campaigns.csv',
    'campaign_id,name,brand\ngoogle_ads:Brand – Search,Brand – Search,false\n',
  );
  await shop.importText('Search keyword report (1).csv', `${DAILY}\n`);
  expect((await shop.rows(brands))[0]).toMatchObject({ brand: false });
});

test('the Excel version, in UTF-16 with tabs and a decimal comma, says the same', async () => {
  const text = [
    'Search keyword report',
    'September 1, 2026 - September 1, 2026',
    'Keyword\tMatch type\tCampaign\tAd group\tCurrency code\tDay\tClicks\tImpr.\tCost\tConversions',
    '[summit bottle]\tExact match\tDrinkware\tBottles\tEUR\t2026-09-01\t1.204\t12.040\t1.234,50\t3,00',
  ].join('\r\n');
  const report = await shop.importText('report.csv', Buffer.from(`\ufeff${text}`, 'utf16le'));
  expect(report).toMatchObject({ recognisedAs: 'google_ads.search_keyword_report', written: 1 });
  expect(await shop.rows(STATS)).toMatchObject([{ clicks: 1204, cost_minor: 123_450, conversions: 3 }]);
});

test('a German account’s report is read by its German names', async () => {
  const text = [
    'Bericht zu Suchkeywords',
    '1. September 2026 - 1. September 2026',
    'Suchkeyword;Keyword-Option;Kampagne;Anzeigengruppe;Währungscode;Tag;Klicks;Impr.;Kosten;Conversions',
    '[trinkflasche];Exakt passend;Flaschen;Stahl;EUR;2026-09-01;12;300;9,80;1,00',
  ].join('\n');
  const report = await shop.importText('bericht.csv', text);
  expect(report).toMatchObject({ recognisedAs: 'google_ads.search_keyword_report', written: 1 });
  expect(await shop.rows(STATS)).toMatchObject([{ cost_minor: 980, clicks: 12 }]);
});

test('sums over a month are no day: the keywords are known, their figures are not taken', async () => {
  const sums = DAILY.replaceAll(',Day,', ',Extra,').replace(/,2026-09-0\d,/g, ',,');
  const report = await shop.importText('Search keyword report.csv', sums);
  expect(report).toMatchObject({ read: 4, written: 0, unchanged: 4 });
  expect(report.notes.join(' ')).toContain('segment it by day');
  expect(await shop.rows('select count(*)::int as n from ad_stat')).toEqual([{ n: 0 }]);
  expect(await shop.rows('select count(*)::int as n from keyword')).toEqual([{ n: 3 }]);
  const oneDay = sums.replace('September 1, 2026 - September 2', 'September 2, 2026 - September 2');
  await shop.importText('one day.csv', oneDay);
  expect(await shop.rows('select distinct hour from ad_stat')).toEqual([
    { hour: new Date('2026-09-02T00:00:00Z') },
  ]);
});

test('rows of one keyword and day that a further segment splits are added up; twice is once', async () => {
  const split = [
    'Search keyword report',
    '"September 1, 2026 - September 1, 2026"',
    'Keyword,Match type,Campaign,Ad group,Device,Day,Clicks,Impr.,Cost,Conversions',
    '[a],Exact match,C,G,Computers,2026-09-01,3,30,1.10,0.10',
    '[a],Exact match,C,G,Mobile phones,2026-09-01,5,50,2.20,0.20',
    '[a],Exact match,C,G,Tablets,2026-09-01,x,50,2.20,0.20',
  ].join('\n');
  const report = await shop.importText('a.csv', split);
  expect(report).toMatchObject({ read: 3, written: 1, unchanged: 1, quarantined: 1 });
  expect(report.rejects).toEqual([{ line: 6, column: 'Clicks', reason: '"x" is not a number' }]);
  const sums = [{ clicks: 8, impressions: 80, cost_minor: 330, conversions: 0.3 }];
  expect(await shop.rows(STATS)).toMatchObject(sums);
  const again = await shop.importText('b.csv', `${split}\n\n`);
  expect(again).toMatchObject({ written: 0 });
  expect(await shop.rows(STATS)).toMatchObject(sums);
});

test('a campaign report by day and hour, and the search terms beside it', async () => {
  const campaigns = [
    'Campaign report',
    '"September 1, 2026 - September 1, 2026"',
    'Day,Hour of the day,Campaign,Campaign type,Impr.,Clicks,Cost,Conversions',
    '2026-09-01,7,Shopping – all,Shopping,100,5,3.30,0.00',
    'Total: All campaigns,, --, --,100,5,3.30,0.00',
  ].join('\n');
  expect(await shop.importText('Campaign report.csv', campaigns)).toMatchObject({
    recognisedAs: 'google_ads.campaign_report_daily',
    read: 1,
    written: 1,
  });
  const terms = [
    'Search terms report',
    '"September 1, 2026 - September 1, 2026"',
    'Search term,Match type,Added/Excluded,Campaign,Ad group,Day,Clicks,Impr.,Cost,Conversions',
    'free bottle,Broad match,None,Shopping – all,All,2026-09-01,4,80,2.90,0.00',
    'Total: Search terms, --, --, --, --, --,4,80,2.90,0.00',
  ].join('\n');
  expect(await shop.importText('Search terms report.csv', terms)).toMatchObject({
    recognisedAs: 'google_ads.search_terms_report',
    written: 1,
  });
  expect(await shop.rows(STATS)).toMatchObject([
    { entity_kind: 'search_term', cost_minor: 290 },
    { entity_kind: 'campaign', hour: new Date('2026-09-01T07:00:00Z'), cost_minor: 330 },
  ]);
  expect(await shop.rows('select text, match_type, status from search_term')).toEqual([
    { text: 'free bottle', match_type: 'broad', status: 'none' },
  ]);
});
