import { afterAll, beforeEach, expect, test } from 'vitest';
import { catalogue } from '../../src/act/index.ts';
import {
  composeBriefing,
  composeCard,
  composeHome,
  composeWhy,
  readChannelSettings,
  saveChannelSetting,
  whyText,
} from '../../src/brief/index.ts';
import type { Database } from '../../src/domain/database.ts';
import type { Shop } from '../../src/domain/shop.ts';
import { NOW, ORDER, proposed, SHOP, seedPeople, who } from '../decide/world.ts';
import { testDatabase } from '../support/database.ts';

let db: Database;
beforeEach(async () => {
  await db?.close();
  db = await testDatabase();
  await seedPeople(db);
});
afterAll(() => db.close());

const channel = {
  channel: 'C1',
  timeZone: 'America/New_York',
  briefingAt: '02:30',
  quietFrom: null,
  quietTo: null,
};
const daysLeftAt = async (findingId: string, instant: string, shop: Shop = SHOP) => {
  const now = new Date(instant);
  const card = await composeCard(db, { findingId, now, shop, catalogue });
  const { decisions } = await composeBriefing(db, { day: '2026-03-08', now, shop });
  expect(decisions[0]?.daysLeft).toBe(card?.daysLeft);
  return card?.daysLeft;
};
const nextBriefingAt = async (instant: string) => {
  const composing = { now: new Date(instant), shop: SHOP, catalogue };
  return (await composeHome(db, { actor: who('viewer'), ...composing })).nextBriefingAt?.toISOString();
};

test('days are counted on the calendar of the shop, over the day of 23 hours too', async () => {
  const { findingId } = await proposed(db, ORDER);
  await db.query("update finding set deadline = '2026-03-09' where id = $1", [findingId]);
  // New York: Saturday 23:30, Sunday 00:30 (the clock skips 02:00 to 03:00), Sunday 23:30, Monday, Tuesday.
  expect(await daysLeftAt(findingId, '2026-03-08T04:30:00Z')).toBe(2);
  expect(await daysLeftAt(findingId, '2026-03-08T05:30:00Z')).toBe(1);
  expect(await daysLeftAt(findingId, '2026-03-09T03:30:00Z')).toBe(1);
  expect(await daysLeftAt(findingId, '2026-03-09T04:30:00Z')).toBe(0);
  expect(await daysLeftAt(findingId, '2026-03-10T12:00:00Z')).toBe(-1);
  expect(await daysLeftAt(findingId, '2026-03-08T04:30:00Z', { ...SHOP, timeZone: 'Asia/Tokyo' })).toBe(1);
});

test('the next briefing is at its time on the clock; skipped by DST, as soon as there is a clock again', async () => {
  expect(await nextBriefingAt('2026-03-07T12:00:00Z')).toBeUndefined();
  await saveChannelSetting(db, { ...channel, now: NOW });
  expect(await nextBriefingAt('2026-03-07T06:00:00Z')).toBe('2026-03-07T07:30:00.000Z');
  expect(await nextBriefingAt('2026-03-07T12:00:00Z')).toBe('2026-03-08T07:30:00.000Z');
  expect(await nextBriefingAt('2026-03-08T12:00:00Z')).toBe('2026-03-09T06:30:00.000Z');
});

test('a channel is set up once and then changed', async () => {
  await saveChannelSetting(db, { ...channel, now: NOW });
  const changed = { ...channel, timeZone: 'Europe/London', quietFrom: '20:00', quietTo: '07:00' };
  await saveChannelSetting(db, { ...changed, now: NOW });
  await saveChannelSetting(db, { ...channel, channel: 'C0', now: NOW });
  expect(await readChannelSettings(db)).toEqual([{ ...channel, channel: 'C0' }, changed]);
});

test('money without decimals is told as it is, in the currency of the shop', async () => {
  const shop = { ...SHOP, currency: 'JPY', timeZone: 'Asia/Tokyo' };
  const { findingId } = await proposed(db, ORDER);
  await db.query("update finding set stake_currency = 'JPY', stake_minor = 421000");
  const effect = ['expected', 'low', 'high'].map((name) => [name, { minor: 421000, currency: 'JPY' }]);
  await db.query("update action set cost_currency = 'JPY', cost_minor = 360000, effect = $1", [
    JSON.stringify(Object.fromEntries(effect)),
  ]);
  const view = await composeBriefing(db, { day: '2026-03-03', now: NOW, shop });
  expect(view.summary).toBe('1 decision, ¥421,000 at stake.');
  const why = await composeWhy(db, { findingId, now: NOW, shop, catalogue });
  expect(why && whyText(why)).toContain('¥360,000 now, saves about ¥421,000 (¥421,000 to ¥421,000)');
});
