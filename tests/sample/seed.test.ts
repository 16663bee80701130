import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cardMessage } from '../../blocks/index.ts';
import { catalogue } from '../../src/act/index.ts';
import { composeBriefing, composeCards } from '../../src/brief/index.ts';
import { listMembers } from '../../src/decide/index.ts';
import type { Database } from '../../src/domain/database.ts';
import type { Shop } from '../../src/domain/shop.ts';
import { runNight } from '../../src/night.ts';
import { isSampleShop, seedSample, shouldSeed } from '../../src/sample/index.ts';
import { readShop } from '../../src/sources/index.ts';
import { phoneLines, SCREEN_LINES } from '../blocks/phone.ts';
import { testDatabase } from '../support/database.ts';

/** The morning of a day in New York, before the briefing. */
const MORNING = new Date('2026-03-03T11:00:00Z');
let db: Database;
let dataDir: string;
let shop: Shop;

beforeAll(async () => {
  db = await testDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'daybreak-seed-'));
  expect(await shouldSeed(db)).toBe(true);
  expect(await isSampleShop(db)).toBe(false);
  await seedSample(db, { now: MORNING, dataDir });
  shop = await readShop(db, { name: '', timeZone: 'UTC', currency: 'EUR', returnWindowDays: 1 });
}, 120_000);
afterAll(async () => {
  await db.close();
  await rm(dataDir, { recursive: true, force: true });
});

test('an empty database gets the shop whole, and a second time changes nothing', async () => {
  expect(shop).toMatchObject({ name: 'Harbor & Pine', timeZone: 'America/New_York', currency: 'USD' });
  expect(await shouldSeed(db)).toBe(false);
  expect(await isSampleShop(db)).toBe(true);
  expect(await readdir(dataDir)).toEqual([]);
  const count = async () =>
    (
      await db.query(
        'select (select count(*) from order_line) as lines, (select count(*) from trace) as entries',
      )
    ).rows[0];
  const before = await count();
  await seedSample(db, { now: MORNING, dataDir });
  expect(await count()).toEqual(before);
  expect((await listMembers(db)).flatMap(({ roles }) => roles)).toEqual(
    expect.arrayContaining(['admin', 'approver', 'operator', 'viewer']),
  );
}, 120_000);

test('its morning has the bottle that runs out, and no more decisions than a person takes before coffee', async () => {
  const { findings } = await runNight(db, { now: MORNING, shop });
  const bottle = findings.find(
    ({ finding }) => finding.kind === 'stockout_risk' && finding.subject.id === 'SKU-2847',
  );
  expect(bottle?.finding.headline).toMatch(
    /^At current velocity SKU-2847 stocks out in 4 days; Ningbo Apex really takes 1[123] \(quotes 7\)\.$/,
  );
  expect(bottle?.recommendation?.actions.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['create_purchase_order', 'swap_listing']),
  );
  const briefing = await composeBriefing(db, { day: '2026-03-03', now: MORNING, shop });
  expect(briefing.decisions.length).toBeGreaterThan(7);
  // Six functions speak in it, the warehouse and the inbox among them.
  expect(briefing.decisions.length).toBeLessThan(28);
  expect(briefing.decisions.slice(0, 3).map(({ findingId }) => findingId)).toContain(bottle?.finding.id);
  expect(findings.map(({ finding }) => finding.kind)).toEqual(
    expect.arrayContaining(['stockout_risk', 'excess_stock', 'demand_shift', 'late_purchase_order']),
  );
});

test('each of its decisions fits on the screen of a phone', async () => {
  const { findings } = await runNight(db, { now: MORNING, shop });
  const findingIds = findings
    .filter((one) => one.recommendation?.actions.length)
    .map((one) => one.finding.id);
  const cards = await composeCards(db, { findingIds, now: MORNING, shop, catalogue });
  expect(cards.length).toBeGreaterThan(7);
  for (const card of cards) {
    const lines = phoneLines(cardMessage(card).blocks);
    expect(lines, `${card.headline} takes ${lines} lines`).toBeLessThanOrEqual(SCREEN_LINES);
  }
});
