import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/domain/database.ts';
import { runNight } from '../../src/night.ts';
import { testDatabase } from '../support/database.ts';
import { days } from '../watch/series.ts';
import {
  NOW,
  SHOP,
  seedOrder,
  seedProduct,
  seedSales,
  seedStock,
  seedSupplier,
  TODAY,
} from '../watch/shop.ts';

let db: Database;

/** A supplier that takes the nine days that it quotes, and a SKU that runs out in eleven. */
beforeAll(async () => {
  db = await testDatabase();
  for (const sku of ['SHORT', 'OTHER']) await seedProduct(db, sku);
  await seedSales(db, 'SHORT', days(200, 20));
  await seedStock(db, 'SHORT', TODAY, 180);
  await seedSupplier(db, 'NA', 'Ningbo Apex', 9, ['SHORT', 'OTHER']);
  await db.query("update supplier_sku set contract_price_minor = 800, currency = 'USD'");
  for (let i = 0; i < 12; i += 1) {
    const order = { po: `PO-${i}`, sku: 'OTHER', supplier: 'NA', promisedAfter: 9, quantity: 100 };
    await seedOrder(db, { ...order, orderedAgo: 40 + 10 * i, receivedAfter: 9 });
  }
});
afterAll(() => db.close());

async function look(now: Date) {
  const { findings } = await runNight(db, { now, shop: SHOP });
  const found = findings.find(({ finding }) => finding.kind === 'stockout_risk');
  const order = found?.recommendation?.actions.find(({ kind }) => kind === 'create_purchase_order');
  if (found?.finding.kind !== 'stockout_risk' || !order) throw new Error('nothing to reorder');
  return { finding: found.finding, evidence: found.finding.evidence, order };
}

test('when a real lead time moves, the next run moves the reorder point and the standing order, and says why', async () => {
  const before = await look(NOW);
  expect(before.evidence.leadTimeDays).toMatchObject({ actualP50: 9 });
  // In the last month twelve more orders came, each after two weeks.
  for (let i = 0; i < 12; i += 1) {
    const order = { po: `LATE-${i}`, sku: 'OTHER', supplier: 'NA', promisedAfter: 9, quantity: 100 };
    await seedOrder(db, { ...order, orderedAgo: 16 + i, receivedAfter: 14 });
  }
  const after = await look(new Date(NOW.getTime() + 3_600_000));
  expect(after.evidence.leadTimeDays).toMatchObject({ actualP50: 14 });
  expect(Number(after.evidence.reorderPoint)).toBeGreaterThan(Number(before.evidence.reorderPoint));
  const quantity = ({ order }: typeof before) => Number(order.params.quantity);
  expect(quantity(after)).toBeGreaterThan(quantity(before));
  expect(after.order).toMatchObject({ id: before.order.id, revision: 2 });
  const { rows } = await db.query<{ summary: string; data: { moved: { kind: string }[] } }>(
    "select summary, data from trace where finding_id = $1 and kind = 'recommended' order by seq",
    [after.finding.id],
  );
  expect(rows.at(-1)?.summary).toContain(
    `Reorder ${quantity(before)} units → Reorder ${quantity(after)} units`,
  );
  expect(rows.at(-1)?.summary).toMatch(
    /because of the real lead time of Ningbo Apex: 9 → 14 days, 9 in 10 within \d+ → \d+\)$/,
  );
  expect(rows.at(-1)?.data.moved).toMatchObject([{ kind: 'lead_time_days', subjectId: 'NA' }]);
});

test('a night without news tells nothing', async () => {
  const count = async () => (await db.query("select 1 from trace where kind = 'recommended'")).rows.length;
  const before = await count();
  await look(new Date(NOW.getTime() + 2 * 3_600_000));
  expect(await count()).toBe(before);
});
