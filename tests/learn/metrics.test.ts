import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/domain/database.ts';
import { composeMetrics, customerValue } from '../../src/learn/index.ts';
import { marginStack } from '../../src/learn/metrics/margin.ts';
import { randomOf } from '../../src/sample/random.ts';
import { testDatabase } from '../support/database.ts';

const SHOP = { name: 'S', timeZone: 'America/New_York', currency: 'USD', returnWindowDays: 30 };
const NOW = new Date('2026-06-10T15:00:00Z');
/** The 28 whole days of New York before NOW's day: from 13 May, 00:00 EDT. */
const FROM = Date.parse('2026-05-13T04:00:00Z');
const UNTIL = Date.parse('2026-06-10T04:00:00Z');

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

test('the stack is exact to the cent over 200 transactions, with refunds that span periods', async () => {
  const random = randomOf(5, 'ledger');
  const ledger = { sales: 0, refunds: 0, cost: 0, fulfilment: 0, ads: 0 };
  await db.query(
    `insert into product (sku, title, unit_cost_minor, currency, status, source)
     select 'SKU-' || n, 'T', 100 + 7 * n, 'USD', 'active', 'feed' from generate_series(1, 9) n`,
  );
  for (let index = 0; index < 200; index += 1) {
    const at = FROM - 10 * 86_400_000 + random.int(0, 45 * 86_400 - 1) * 1000;
    const inside = (time: number) => time >= FROM && time < UNTIL;
    const [n, quantity, price, discount, charged, shipping, fee] = [
      random.int(1, 9),
      random.int(1, 4),
      random.int(500, 9_999),
      random.int(0, 300),
      random.int(0, 900),
      random.int(100, 1_200),
      random.int(10, 99),
    ];
    const cost = (100 + 7 * n) * quantity;
    const cancelled = random.chance(0.1) ? at + 3_600_000 : null;
    await db.query(
      `insert into order_line (order_id, line, ordered_at, sku, quantity, unit_price_minor, discount_minor, currency,
         shipping_charged_minor, shipping_cost_minor, payment_fee_minor, cancelled_at, source)
       values ($1, '1', $2, $3, $4, $5, $6, 'USD', $7, $8, $9, $10, 'feed')`,
      [
        `O-${index}`,
        new Date(at),
        `SKU-${n}`,
        quantity,
        price,
        discount,
        charged,
        shipping,
        fee,
        cancelled && new Date(cancelled),
      ],
    );
    const counts = inside(at) && (cancelled === null || cancelled >= UNTIL);
    if (counts) {
      ledger.sales += price * quantity - discount + charged;
      ledger.cost += cost;
      ledger.fulfilment += shipping + fee;
    }
    if (cancelled !== null || !random.chance(0.3)) continue;
    // Some of what is sold before the period comes back in it, and some of what is sold in it only after.
    const backAt = at + random.int(1, 20) * 86_400_000;
    const [refund, restocked] = [random.int(100, price), random.chance(0.5)];
    await db.query(
      `insert into return_line (return_id, sku, order_id, returned_at, quantity, refund_minor, restocked, source)
       values ($1, $2, $3, $4, $5, $6, $7, 'feed')`,
      [`R-${index}`, `SKU-${n}`, `O-${index}`, new Date(backAt), quantity, refund, restocked],
    );
    if (!inside(backAt)) continue;
    ledger.refunds += refund;
    ledger.cost -= restocked ? cost : 0;
  }
  await db.query(
    `insert into ad_stat (hour, entity_kind, entity_id, clicks, cost_minor, conversions, currency, source)
     values ($1, 'campaign', 'C', 9, 12345, 1, 'USD', 'feed'), ($1, 'keyword', 'K', 9, 12000, 1, 'USD', 'feed'),
            ($2, 'campaign', 'C', 9, 777, 1, 'USD', 'feed')`,
    [new Date(FROM), new Date(UNTIL)],
  );
  ledger.ads = 12_345;
  const { now, baseline, unknown } = await composeMetrics(db, { shop: SHOP, now: NOW });
  const cm1 = ledger.sales - ledger.refunds - ledger.cost;
  expect(now).toMatchObject({ firstDay: '2026-05-13', lastDay: '2026-06-09' });
  expect(now.margin).toEqual({
    netSalesMinor: ledger.sales - ledger.refunds,
    cm1Minor: cm1,
    cm2Minor: cm1 - ledger.fulfilment,
    cm3Minor: cm1 - ledger.fulfilment - ledger.ads,
    missing: ['packaging'],
  });
  const [low = 0, high = 0] = now.marginIntervals.cm3 ?? [];
  expect((low + high) / 2).toBeCloseTo(now.margin.cm3Minor ?? 0);
  expect(high - low).toBeGreaterThan(0);
  expect(baseline).toBeNull();
  expect(unknown.join()).toContain('the first 28 days of use');
});

test('of the cash cycle the parts are told, suppliers by their terms, and the whole only as an assumption', async () => {
  const own = await testDatabase();
  const cycle = async () => (await composeMetrics(own, { shop: SHOP, now: NOW })).cashConversionCycle;
  expect(await cycle()).toMatchObject({ days: null, dpo: { days: null }, ifPaidAtOnce: null });
  await own.query(
    `insert into supplier (supplier_id, payment_terms_days, source) values ('S1', 30, 'feed'), ('S2', 60, 'feed'), ('S3', null, 'feed')`,
  );
  await own.query(
    `insert into purchase_order_line (po_id, sku, supplier_id, ordered_at, quantity_ordered, unit_price_minor, currency, status, source)
     values ('P1', 'A', 'S1', $1, 30, 100, 'USD', 'received', 'feed'), ('P2', 'A', 'S2', $1, 10, 100, 'USD', 'sent', 'feed'),
            ('P3', 'A', 'S3', $1, 10, 100, 'USD', 'sent', 'feed'), ('P4', 'A', 'S2', $1, 99, 100, 'USD', 'cancelled', 'feed')`,
    [new Date(FROM)],
  );
  await own.query(
    `insert into product (sku, title, unit_cost_minor, currency, status, source) values ('A', 'T', 500, 'USD', 'active', 'feed')`,
  );
  await own.query(
    `insert into stock_day (day, sku, on_hand) select d::date, 'A', 10 from generate_series('2026-05-13'::date, '2026-06-09', '1 day') d`,
  );
  await own.query(
    `insert into order_line (order_id, line, ordered_at, sku, quantity, unit_price_minor, currency, source)
     values ('O', '1', $1, 'A', 4, 900, 'USD', 'feed')`,
    [new Date(FROM)],
  );
  const { dio, dso, dpo, days, ifPaidAtOnce, missing } = await cycle();
  expect([dio.days, dso.days, dpo.days, days]).toEqual([70, null, 37.5, null]);
  expect(dpo.basis).toContain('known for 80 % of purchases');
  expect(ifPaidAtOnce).toBe(32.5);
  expect(missing).toEqual([expect.stringMatching(/^DSO: /)]);
  await own.close();
});

test('days without stock have an interval by SKU, not by day', async () => {
  const own = await testDatabase();
  await own.query(
    `insert into stock_day (day, sku, on_hand)
     select d::date, 'S' || n, case when n <= 2 then 0 else 5 end
       from generate_series('2026-05-13'::date, '2026-06-09', '1 day') d, generate_series(1, 10) n`,
  );
  const { dry } = (await composeMetrics(own, { shop: SHOP, now: NOW })).now;
  expect(dry).toMatchObject({ share: 0.2, n: 280 });
  // Two of ten SKUs, not 56 of 280 days.
  expect(dry?.low).toBeLessThan(0.08);
  expect(dry?.high).toBeGreaterThan(0.45);
  await own.close();
});

test('what no row tells is named, and what rests on it is not known', () => {
  const known = {
    lines: 10,
    salesMinor: 1000,
    refundsMinor: 100,
    soldMinor: 300,
    restockedMinor: 50,
    shippingMinor: 80,
    paymentMinor: 20,
    adsMinor: 200,
    withoutCost: 0,
    withoutShipping: 0,
    withoutPayment: 0,
    otherCurrency: 0,
  };
  expect(marginStack(known)).toMatchObject({ cm1Minor: 650, cm2Minor: 550, cm3Minor: 350 });
  expect(marginStack({ ...known, adsMinor: null })).toMatchObject({
    cm3Minor: null,
    missing: ['packaging', 'ad spend'],
  });
  expect(marginStack({ ...known, withoutCost: 3 })).toMatchObject({
    missing: ['unit cost of 3 of 10 lines', 'packaging'],
  });
  expect(marginStack({ ...known, withoutCost: 10 })).toMatchObject({
    cm1Minor: null,
    cm2Minor: null,
    cm3Minor: null,
  });
});

describe('customer value', () => {
  const random = randomOf(7, 'customers');
  /** Customers who buy at a rate of their own and drop out after some purchase, as the model has it. */
  const customers = (dropsOut: number) =>
    Array.from({ length: 600 }, (_, n) => {
      const T = 26 + (n % 2) * 4;
      const perWeek = 0.02 + 0.5 * random.next() ** 3;
      const leaves = dropsOut * random.next();
      let [x, tx, at] = [0, 0, 0];
      while (!random.chance(leaves)) {
        at += -Math.log(1 - random.next()) / perWeek;
        if (at > T) break;
        [x, tx] = [x + 1, at];
      }
      const mean = x === 0 ? 0 : 2000 + 6000 * random.next();
      const firstMonth = n % 2 === 0 ? '2026-02' : '2026-01';
      return { channel: n % 3 === 0 ? 'search' : null, firstMonth, x, tx, T, mean };
    });

  test('is told by channel and by the month of the first order', () => {
    const value = customerValue(customers(0.5));
    if ('why' in value) throw new Error(value.why);
    expect(value.cohorts.map(({ month, customers: n }) => [month, n])).toEqual([
      ['2026-01', 300],
      ['2026-02', 300],
    ]);
    expect(value.channels.map(({ channel }) => channel).sort()).toEqual(['search', 'unknown']);
    const mean = value.cohorts.reduce((sum, one) => sum + one.meanMinor / 2, 0);
    expect(Math.abs(mean - value.meanMinor)).toBeLessThanOrEqual(1);
  });

  test('is not told where nobody ever drops out and the fit runs to its bounds', () => {
    expect(customerValue(customers(0))).toEqual({ why: expect.stringContaining('does not fit') });
  });
});
