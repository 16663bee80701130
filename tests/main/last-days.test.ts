import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveChannelSetting } from '../../src/brief/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { addDays, instantOf } from '../../src/domain/day.ts';
import { lastDays } from '../../src/main/last-days.ts';
import { createLog } from '../../src/platform/log.ts';
import { renderer } from '../../src/slack/deliver/render.ts';
import type { Card } from '../../src/slack/deliver/store.ts';
import type { SlackDeps } from '../../src/slack/deps.ts';
import { testDatabase } from '../support/database.ts';
import { SHOP, seedProduct, seedSales, seedStock, seedSupplier, TODAY } from '../watch/shop.ts';

const now = instantOf(TODAY, '13:00', 'UTC');
let db: Database;
let said: string[];

beforeEach(async () => {
  db = await testDatabase();
  said = [];
  await seedProduct(db, 'LOW');
  await seedSupplier(db, 'NA', 'Ningbo Apex', 7, ['LOW']);
  await saveChannelSetting(db, {
    ...{ channel: 'C1', timeZone: 'UTC', briefingAt: '07:30', quietFrom: '20:00', quietTo: '07:00', now },
  });
});
afterEach(() => db.close());

async function seedDays(count: number): Promise<void> {
  await seedSales(
    db,
    'LOW',
    Array.from({ length: count }, () => 10),
  );
  for (let ago = 4; ago >= 1; ago -= 1) await seedStock(db, 'LOW', addDays(TODAY, -ago), 40 - 10 * (4 - ago));
}

const telling = (through: Database = db) =>
  lastDays({
    db: through,
    shop: async () => SHOP,
    clock: () => now,
    log: createLog('silent'),
    say: (line) => said.push(line),
  });
const cards = async () =>
  (await db.query<{ channel: string; kind: string }>('select channel, kind from card')).rows;
const nights = async () => (await db.query('select from replay_night')).rowCount;

test('a shop with enough history is told once, in the channel and on the command line', async () => {
  await seedDays(35);
  const first = telling();
  first.begin();
  first.begin();
  await expect.poll(() => said).toHaveLength(1);
  expect(said[0]).toMatch(/^On your last 36 days I would have told you of \d+ thing/);
  await first.stop();
  expect(await cards()).toEqual([{ channel: 'C1', kind: 'last_days' }]);
  const { rows } = await db.query<Card>('select kind, subject, channel from card');
  const shown = rows[0] && (await renderer({ db, shop: async () => SHOP } as SlackDeps)(rows[0]));
  expect(shown?.text).toBe(said[0]);
  await db.query('delete from card');
  const later = telling();
  later.begin();
  await later.stop();
  expect([await cards(), said.length]).toEqual([[], 1]);
});

test('stopped in the middle, nothing is told, and the next start goes on', async () => {
  await seedDays(35);
  let [stopped, lived]: [Promise<void> | null, number] = [null, 0];
  const first = telling({
    ...db,
    query: (text, values) => {
      // Stopped while the third night is being written.
      if (/insert into replay_night/.test(text)) lived += 1;
      if (lived === 3) stopped ??= first.stop();
      return db.query(text, values);
    },
  });
  first.begin();
  await expect.poll(() => stopped).not.toBeNull();
  await stopped;
  expect([await nights(), said]).toEqual([3, []]);
  telling().begin();
  await expect.poll(() => said).toHaveLength(1);
  expect(await nights()).toBe(36);
});

test('too little history tells nothing', async () => {
  await seedDays(20);
  const one = telling();
  one.begin();
  await one.stop();
  expect([await nights(), said]).toEqual([0, []]);
});
