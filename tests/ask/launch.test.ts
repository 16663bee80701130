import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAnswerer } from '../../src/ask/index.ts';
import { correctionFact, publishFacts } from '../../src/context/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { addDays } from '../../src/domain/day.ts';
import { createEmbedder } from '../../src/platform/models/index.ts';
import { testDatabase } from '../support/database.ts';
import { days } from '../watch/series.ts';
import { NOW, SHOP, seedProduct, seedSales, seedStock, TODAY } from '../watch/shop.ts';

const embedder = createEmbedder({});
let db: Database;

/** Six launches through TikTok that sold four times as much for three days, then half as much more; one in four days. */
beforeAll(async () => {
  db = await testDatabase();
  const past = Array.from({ length: 6 }, (_, index) => `OLD-${index}`);
  for (const sku of [...past, 'SOON', 'CALM']) {
    await seedProduct(db, sku);
    const launched = [...days(110, 20), ...days(3, 80), ...days(87, 30)];
    await seedSales(db, sku, past.includes(sku) ? launched : days(200, 20));
    await seedStock(db, sku, TODAY, 200);
  }
  await db.query(
    `insert into business_event (event_id, kind, starts_at, sku, source)
     select 'E-' || sku, 'launch', case when sku = 'SOON' then $1::date else $2::date end, sku, 'feed'
       from product where sku <> 'CALM'`,
    [addDays(TODAY, 4), addDays(TODAY, -90)],
  );
  await db.query(
    `insert into order_line (order_id, line, ordered_at, sku, quantity, unit_price_minor, acquisition_channel, source)
     select 'O-' || sku, '1', $1::date + interval '2 hours', sku, 5, 2000, 'tiktok', 'feed' from product`,
    [addDays(TODAY, -90)],
  );
});
afterAll(() => db.close());

async function ask(text: string, now = NOW) {
  const answerer = await openAnswerer({ db, embedder }, { now, shop: SHOP });
  const actor = { type: 'user', teamId: 'T1', userId: 'U1' } as const;
  return answerer.ask({ text, actor, thread: null });
}

test('a launch is answered by what is learned of its channel, with n and interval, and what is declared', async () => {
  const { answer, sources } = await ask('What if we run the TikTok launch Friday?');
  expect(answer).toMatch(
    /^launch through tiktok: [34](\.\d+)? times \([\d.]+ to [\d.]+\) for 72 hours, then 1\.\d+ times \([\d.]+ to [\d.]+\), of 6 events\./,
  );
  expect(answer).toMatch(/Fri 6 Mar: launch E-SOON of SOON is declared: 560 → 9\d\d units over 28 days\./);
  expect(sources.map(({ id }) => id)).toContain('business_event');
});

test('and by what people set in its place', async () => {
  const later = new Date(NOW.getTime() + 60_000);
  const facts = [correctionFact('event_lift', 'launch', { set: { peakRatio: 7 } })];
  await db.transaction((tx) => publishFacts(tx, { facts, provenance: {}, now: later }));
  const { answer } = await ask('What if we run the TikTok launch Friday?', new Date(NOW.getTime() + 120_000));
  expect(answer).toMatch(/^launch through tiktok: 7 times .* as people set it\./);
});
