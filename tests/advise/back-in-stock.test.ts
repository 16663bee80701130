import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registry } from '../../src/act/registry.ts';
import type { Database } from '../../src/domain/database.ts';
import { addDays } from '../../src/domain/day.ts';
import { runNight } from '../../src/night.ts';
import { testDatabase } from '../support/database.ts';
import { days } from '../watch/series.ts';
import { NOW, SHOP, seedProduct, seedSales, seedStock, TODAY } from '../watch/shop.ts';

let db: Database;
const night = (inDays: number) => new Date(NOW.getTime() + inDays * 86_400_000);

/** A keyword that earns well on a SKU that has sold out, and one on a SKU that has plenty. */
beforeAll(async () => {
  db = await testDatabase();
  for (const sku of ['GONE', 'THERE']) {
    await seedProduct(db, sku);
    await seedSales(db, sku, days(100, 20));
  }
  await seedStock(db, 'GONE', TODAY, 0);
  await seedStock(db, 'THERE', TODAY, 2000);
  await db.query(
    `insert into campaign (campaign_id, name, status, daily_budget_minor, currency, source)
     values ('C1', 'Bottles', 'enabled', 32000, 'USD', 'feed'), ('C2', 'Mugs', 'enabled', 20000, 'USD', 'feed')`,
  );
  await db.query(
    `insert into keyword (keyword_id, campaign_id, text, status, sku, source)
     values ('K1', 'C1', 'steel bottle', 'enabled', 'GONE', 'feed'), ('K2', 'C2', 'mug', 'enabled', 'THERE', 'feed')`,
  );
  await db.query(
    `insert into ad_stat (hour, entity_kind, entity_id, impressions, clicks, cost_minor, conversions, conversion_value_minor, currency, source)
     select h, 'keyword', k, 100, 10, 500, 1, 6000, 'USD', 'feed'
       from generate_series($1::timestamptz - interval '20 days', $1::timestamptz + interval '9 days', interval '1 hour') h,
            unnest(array['K1', 'K2']) k`,
    [NOW],
  );
});
afterAll(() => db.close());

async function look(inDays: number) {
  const { findings } = await runNight(db, { now: night(inDays), shop: SHOP });
  return findings.find(({ finding }) => finding.kind === 'spend_on_low_stock' && finding.subject.id === 'K1');
}

describe('a keyword that is paused for low stock', () => {
  test('stays paused while there is none', async () => {
    const low = await look(0);
    const pause = low?.recommendation?.actions.find(({ kind }) => kind === 'pause_keyword');
    await db.query("update action set state = 'done', updated_at = $2 where id = $1", [pause?.id, night(0)]);
    await db.query("update keyword set status = 'paused' where keyword_id = 'K1'");
    const moves = [
      ['C1', 'Bottles', '320.00', '224.00'],
      ['C2', 'Mugs', '200.00', '296.00'],
    ].map(([campaignId, campaignName, from, to]) => ({
      ...{ campaignId, campaignName },
      ...{ from: { amount: from, currency: 'USD' }, to: { amount: to, currency: 'USD' } },
    }));
    await db.query(
      `insert into action (id, finding_id, kind, slot, period, ordinal, params, params_hash, label, summary, state, created_at, updated_at)
       values ('moved', $1, 'reallocate_budget', 'done', 1, 9, $2, '', 'Move', 'Move', 'done', $3, $3)`,
      [low?.finding.id, JSON.stringify({ moves, reason: 'GONE ran out' }), night(0)],
    );
    await db.query(
      "update campaign set daily_budget_minor = case campaign_id when 'C1' then 22400 else 29600 end",
    );
    expect(await look(1)).toBeUndefined();
    await seedStock(db, 'GONE', addDays(TODAY, 2), 100);
    // Five days of cover are back: not enough to advertise.
    expect(await look(2)).toBeUndefined();
  });

  test('is proposed to run again, with the budget it lost, once there is cover', async () => {
    await seedStock(db, 'GONE', addDays(TODAY, 3), 1200);
    const back = await look(3);
    expect(back?.finding).toMatchObject({
      severity: 'info',
      headline: expect.stringMatching(
        /^“steel bottle” is paused since GONE ran low; GONE has \d+ days of cover again\.$/,
      ),
      evidence: { sku: 'GONE', backInStock: true, costPerDay: { amount: '120.00' } },
    });
    const actions = back?.recommendation?.actions ?? [];
    expect(actions).toMatchObject([
      { kind: 'resume_keyword', state: 'proposed', params: { keywords: [{ keywordId: 'K1' }] } },
      {
        kind: 'reallocate_budget',
        params: {
          moves: [
            { campaignId: 'C1', from: { amount: '224.00' }, to: { amount: '320.00' } },
            { campaignId: 'C2', from: { amount: '296.00' }, to: { amount: '200.00' } },
          ],
        },
      },
    ]);
    for (const { kind, params, label, summary } of actions) {
      expect(registry[kind].parse(params)).toEqual(params);
      expect(registry[kind].describe(params as never)).toEqual({ label, summary, cost: null });
    }
    expect(back?.recommendation?.because[0]).toMatch(/^It was held back because GONE ran low/);
  });

  test('a budget that somebody has set since is left alone', async () => {
    await db.query("update campaign set daily_budget_minor = 25000 where campaign_id = 'C1'");
    const kinds = (await look(4))?.recommendation?.actions.map(({ kind }) => kind);
    expect(kinds).toEqual(['resume_keyword']);
  });

  test('once it has run again, a pause by hand is people’s own', async () => {
    await db.query(
      "update action set state = 'done', updated_at = $1 where kind = 'resume_keyword' and state = 'proposed'",
      [night(4)],
    );
    expect(await look(5)).toBeUndefined();
  });
});
