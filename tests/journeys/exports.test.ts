import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/domain/database.ts';
import { addDays, type Day } from '../../src/domain/day.ts';
import { runNight } from '../../src/night.ts';
import { importPaths } from '../../src/sources/index.ts';
import { testDatabase } from '../support/database.ts';

const TODAY = '2026-03-03';
const SHOP = { name: 'A shop', timeZone: 'Europe/Berlin', currency: 'EUR', returnWindowDays: 30 };
const DAYS: readonly Day[] = Array.from({ length: 60 }, (_, index) => addDays(TODAY, index - 60));
let db: Database;
let folder: string;

beforeAll(async () => {
  db = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'daybreak-exports-'));
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

/** Two keywords at 20 euros a day; on the last day one of them spends 900 and sells nothing. */
function keywords(): string[] {
  const rows = DAYS.flatMap((day) => {
    const burns = day === addDays(TODAY, -1);
    return [
      `Enabled,[steel bottle],Exact match,Bottles,Steel,EUR,${day},40,900,20.00,2.00,120.00`,
      burns
        ? `Enabled,free bottle,Broad match,Bottles,Steel,EUR,${day},"1,450","30,000",900.00,0.00,0.00`
        : `Enabled,free bottle,Broad match,Bottles,Steel,EUR,${day},35,800,20.00,1.00,60.00`,
    ];
  });
  return [
    'Search keyword report',
    '"January 2, 2026 - March 2, 2026"',
    'Keyword status,Keyword,Match type,Campaign,Ad group,Currency code,Day,Clicks,Impr.,Cost,Conversions,Conv. value',
    ...rows,
    'Total: Search keywords, --, --, --, --,EUR, --,"4,000","99,000","3,300.00",180.00,"10,000.00"',
  ];
}

/** The same money by campaign, as the campaign report says it over again. */
function campaigns(): string[] {
  const rows = DAYS.map((day) => {
    const cost = day === addDays(TODAY, -1) ? '920.00' : '40.00';
    return `${day},Bottles,Search,900,80,${cost},3.00`;
  });
  return [
    'Campaign report',
    '"January 2, 2026 - March 2, 2026"',
    'Day,Campaign,Campaign type,Impr.,Clicks,Cost,Conversions',
    ...rows,
  ];
}

function searchTerms(): string[] {
  const day = addDays(TODAY, -1);
  return [
    'Search terms report',
    `"${day} - ${day}"`,
    'Search term,Match type,Added/Excluded,Campaign,Ad group,Day,Clicks,Impr.,Cost,Conversions',
    `win a free bottle,Broad match,None,Bottles,Steel,${day},"1,200","20,000",740.00,0.00`,
    'Total: Search terms, --, --, --, --, --,"1,200","20,000",740.00,0.00',
  ];
}

function tickets(): string[] {
  const head =
    'Summation column,Id,Requester,Requester id,Subject,Tags,Status,Via,Created at,Solved at,First reply time in minutes';
  const rows = Array.from({ length: 60 }, (_, index) => {
    const day = addDays(TODAY, index < 40 ? -1 : -2 - (index % 15));
    return `1,${index},Jo,${index},Where is my order?,wismo,Open,Mail,${day} 0${index % 9}:10,,`;
  });
  return [head, ...rows];
}

test('exports of ads and a helpdesk alone find the night’s burn and the pile of tickets, and say what is missing', async () => {
  const files = {
    'Search keyword report.csv': keywords(),
    'Campaign report.csv': campaigns(),
    'Search terms report.csv': searchTerms(),
    'zendesk.csv': tickets(),
  };
  for (const [name, lines] of Object.entries(files)) {
    await writeFile(join(folder, name), `${lines.join('\n')}\n`);
  }
  const now = new Date(`${TODAY}T06:00:00Z`);
  const report = await importPaths(db, { paths: [folder], now, shop: SHOP });
  expect(report.files.map(({ recognisedAs, quarantined }) => [recognisedAs, quarantined]).sort()).toEqual([
    ['google_ads.campaign_report_daily', 0],
    ['google_ads.search_keyword_report', 0],
    ['google_ads.search_terms_report', 0],
    ['zendesk.ticket_csv_export', 0],
  ]);
  const { findings, notes } = await runNight(db, { now, shop: SHOP });
  const shift = findings.find(({ finding }) => finding.kind === 'spend_shift');
  // Twice the money would be the campaign report added to the keywords'.
  expect(shift?.finding.headline).toMatch(/^Bottles burned €920 in 24 hours \(usually €40\).*“free bottle”/);
  expect(shift?.recommendation?.actions[0]).toMatchObject({
    kind: 'pause_keyword',
    params: { keywords: [{ keywordId: 'google_ads:Bottles / Steel / free bottle' }] },
  });
  expect(shift?.recommendation?.because.join(' ')).toContain(
    'People typed “win a free bottle”: €740, 0 conversions.',
  );
  const backlog = findings.find(({ finding }) => finding.kind === 'ticket_backlog');
  expect(backlog?.finding.evidence).toMatchObject({ open: 60, resolvable: 0 });
  expect(notes.join(' ')).toMatch(/without their text/);
});
