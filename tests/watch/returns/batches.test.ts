import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/domain/database.ts';
import { addDays } from '../../../src/domain/day.ts';
import { runWatchers, type WatchReport } from '../../../src/watch/index.ts';
import { testDatabase } from '../../support/database.ts';
import { NOW, SHOP, seedOrder, seedProduct, seedSales, seedStock, seedSupplier, TODAY } from '../shop.ts';

const DAYS = 170;
const A_DAY = 10;
/** Days before today on which a delivery came, each while 50 of the one before were left: five days of sales. */
const DELIVERIES = [160, 120, 80, 50];
const BAD = 80;
const NEXT = 50;
const LEFT = 50;

let db: Database;
let report: WatchReport;

beforeAll(async () => {
  db = await testDatabase();
  await seedProduct(db, 'MUG');
  await seedSales(
    db,
    'MUG',
    Array.from({ length: DAYS }, () => A_DAY),
  );
  await seedSupplier(db, 'S1', 'Kiln & Co', 10, ['MUG']);
  for (const [index, ago] of DELIVERIES.entries()) {
    const order = { po: `PO-${index}`, sku: 'MUG', supplier: 'S1', promisedAfter: 10, quantity: 400 };
    await seedOrder(db, { ...order, orderedAgo: ago + 10, receivedAfter: 10 });
    await seedStock(db, 'MUG', addDays(TODAY, -ago - 1), LEFT);
  }
  await db.query(`update receipt set lot = 'LOT-' || po_id`);
  // One in twenty comes back; of the bad batch, sold from five days after it came, three in ten.
  const days = Array.from({ length: DAYS - 10 }, (_, index) => DAYS - index);
  await seedReturns(
    'MUG',
    (ago) => (ago <= BAD - LEFT / A_DAY && ago > NEXT - LEFT / A_DAY ? 3 : ago % 2),
    days,
  );
  for (let other = 0; other < 12; other += 1) {
    const sku = `PLATE-${other}`;
    await seedProduct(db, sku);
    await seedSales(
      db,
      sku,
      Array.from({ length: DAYS }, () => A_DAY),
    );
    await seedReturns(sku, (ago) => Number((ago + other) % 2 === 0), days);
  }
  report = await runWatchers(db, { now: NOW, shop: SHOP });
});

afterAll(() => db.close());

/** So many units of each day's orders come back, one four days later and the next three after it. */
async function seedReturns(
  sku: string,
  count: (ago: number) => number,
  days: readonly number[],
): Promise<void> {
  const back = days.flatMap((ago) =>
    Array.from({ length: count(ago) }, (_, unit) => ({
      id: `${sku}-${ago}-${unit}`,
      ordered: addDays(TODAY, -ago),
      returned: addDays(TODAY, -ago + 4 + 3 * unit),
    })),
  );
  const columns = [back.map(({ id }) => id), back.map(({ ordered }) => ordered)];
  await db.query(
    `insert into order_line (order_id, line, ordered_at, sku, quantity, unit_price_minor, source)
     select id, '1', ordered::date + interval '12 hours', $3, 1, 2000, 'feed' from unnest($1::text[], $2::text[]) o (id, ordered)`,
    [...columns, sku],
  );
  await db.query(
    `insert into return_line (return_id, sku, order_id, returned_at, quantity, reason, comment, source)
     select id, $3, id, returned::date + interval '12 hours', 1, 'defective', 'The glaze cracked.', 'feed'
       from unnest($1::text[], $2::text[]) r (id, returned)`,
    [columns[0], back.map(({ returned }) => returned), sku],
  );
}

test('a bad batch is named by first in, first out, and that this is inferred', () => {
  const spike = report.drafts.find(({ kind }) => kind === 'return_spike');
  expect(spike).toMatchObject({
    subject: { type: 'sku', id: 'MUG' },
    evidence: {
      cause: {
        kind: 'batch',
        id: 'LOT-PO-2',
        // Fifty were left when it came, and ten sell a day.
        on: addDays(TODAY, -BAD + LEFT / A_DAY),
        from: 'S1',
        to: 'inferred, first in first out',
      },
      topReason: 'defective',
    },
  });
  expect(spike?.headline).toContain('since the batch on');
});

test('what is known of the batch is there for whoever plans with the SKU', () => {
  expect(report.facts.find(({ kind }) => kind === 'batch_quality')).toMatchObject({
    subject: { type: 'sku', id: 'MUG' },
    // What is sold now is of the next batch: whoever pays for clicks need not count with the bad one.
    value: {
      ...{ supplierId: 'S1', lot: 'LOT-PO-2', inferred: true },
      soldUntil: addDays(TODAY, -NEXT + LEFT / A_DAY),
    },
  });
});
