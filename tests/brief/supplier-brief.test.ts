import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { briefMarkdown, briefPdf, type SupplierBrief, supplierBrief } from '../../src/brief/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { addDays } from '../../src/domain/day.ts';
import { testDatabase } from '../support/database.ts';
import { NOW, SHOP, seedOrder, seedProduct, seedSales, seedSupplier, TODAY } from '../watch/shop.ts';

let db: Database;
let brief: SupplierBrief;

/** Twelve monthly orders of two SKUs, five days late each; the price rises in the middle of the year. */
beforeAll(async () => {
  db = await testDatabase();
  for (const sku of ['A', 'B', 'OTHER']) {
    await seedProduct(db, sku);
    await seedSales(db, sku, new Array(120).fill(4));
  }
  await seedSupplier(db, 'S1', 'Apex *Works*', 7, ['A', 'B']);
  await seedSupplier(db, 'S2', 'Rival', 20, ['A', 'OTHER']);
  for (let month = 1; month <= 12; month += 1) {
    for (const sku of ['A', 'B']) {
      const order = { po: `PO-${month}`, sku, supplier: 'S1', promisedAfter: 7, quantity: 10 * month };
      await seedOrder(db, { ...order, orderedAgo: 28 * month, receivedAfter: 12 });
    }
    await seedOrder(db, {
      po: `Q-${month}`,
      sku: 'OTHER',
      supplier: 'S2',
      orderedAgo: 28 * month,
      quantity: 100,
    });
  }
  await db.query(
    `update purchase_order_line set currency = 'USD', unit_price_minor =
       case when supplier_id = 'S2' then 500 when ordered_at >= $1 then 1100 else 1000 end`,
    [addDays(TODAY, -180)],
  );
  await db.query("update receipt set quantity_rejected = 2 where po_id = 'PO-12'");
  await db.query(
    "update supplier_sku set contract_price_minor = 900, currency = 'USD' where supplier_id = 'S2'",
  );
  await db.query("update supplier set payment_terms_days = 30 where supplier_id = 'S1'");
  brief = await supplierBrief(db, 's1', { now: NOW, shop: SHOP });
});
afterAll(() => db.close());

const figure = (label: RegExp) =>
  brief.sections.flatMap(({ figures }) => figures).find((one) => label.test(one.label));

const asked = async (sql: string): Promise<Record<string, unknown> | undefined> =>
  (await db.query<Record<string, unknown>>(sql)).rows[0];

describe('the negotiation brief', () => {
  test('adds up to what the rows say', async () => {
    const spend = await asked(
      "select sum(quantity_ordered)::int as units, sum(quantity_ordered * unit_price_minor)::float8 / 100 as money from purchase_order_line where supplier_id = 'S1'",
    );
    expect(figure(/^Bought/)?.value).toBe(
      `${Number(spend?.units).toLocaleString('en-US')} units of 2 SKUs for $${Math.round(Number(spend?.money)).toLocaleString('en-US')}`,
    );
    const all = await asked(
      "select sum(quantity_ordered * unit_price_minor) filter (where supplier_id = 'S1')::float8 / sum(quantity_ordered * unit_price_minor) as share from purchase_order_line",
    );
    expect(figure(/^Share/)?.value).toBe(`${(100 * Number(all?.share)).toFixed(0)} %`);
    const rejected = await asked("select sum(quantity)::int as units from receipt where po_id like 'PO-%'");
    expect(figure(/^Rejected/)?.value).toMatch(
      new RegExp(`^4 of ${Number(rejected?.units).toLocaleString('en-US')} units`),
    );
  });

  test('says what deliveries really take, by a stated definition, and what that costs', () => {
    expect(figure(/^Real lead time/)?.value).toBe('12 days, 9 in 10 within 12');
    expect(figure(/^On time and in full/)?.value).toBe('0 % of 24 lines');
    expect(brief.sources[figure(/^On time/)?.source ?? -1]).toContain(
      'at most 7 days before and 2 days after',
    );
    // Two SKUs at 4 a day and a cost of 8.00, five days beyond the quote.
    expect(figure(/^Cost of unreliability/)?.value).toMatch(/^\$320 of stock for 5 days beyond the quote/);
  });

  test('has the price history, and names who else sells it', () => {
    expect(figure(/^A /)?.value).toMatch(/^\$10\.00 on .* · \$11\.00 on /);
    expect(figure(/^Change/)?.value).toBe('+10.0 %');
    expect(figure(/^Rival/)?.value).toBe('1 of 2 SKUs · 82 % of the price paid here · quotes 20 days');
    expect(brief.walkAway).toContain('Rival sells 1 of the 2 SKUs');
  });

  test('asks for three things, what the figures call for before what can always be asked', () => {
    expect(brief.asks).toHaveLength(3);
    expect(brief.asks.map(({ ask }) => ask).join(' ')).toMatch(
      /7 days as quoted.*|95 %.*|prices of a year ago/,
    );
    expect(brief.asks.every(({ worth, worthWords }) => (worth?.minor ?? 0) > 0 && worthWords !== '')).toBe(
      true,
    );
    expect(brief.asks.map(({ ask }) => ask).join(' ')).not.toMatch(/days to pay|discount/);
  });

  test('gives each figure a footnote that is there', () => {
    for (const { figures } of brief.sections) {
      for (const { source } of figures) expect(brief.sources[source]).toBeTruthy();
    }
  });

  test('as Markdown takes nothing of a name for a mark, and as PDF is the same each time', async () => {
    expect(briefMarkdown(brief)).toContain('# Apex \\*Works\\* (S1): negotiation brief');
    const [one, two] = [await briefPdf(brief, NOW), await briefPdf(brief, NOW)];
    expect(one.subarray(0, 5).toString()).toBe('%PDF-');
    expect(one.equals(two)).toBe(true);
  });

  test('knows nothing of later orders, and says which suppliers there are', async () => {
    const past = new Date(NOW.getTime() - 200 * 86_400_000);
    const then = await supplierBrief(db, 'S1', { now: past, shop: SHOP });
    expect(then.sections[1]?.figures[0]?.value).toBe('+0.0 %');
    await expect(supplierBrief(db, 'nobody', { now: NOW, shop: SHOP })).rejects.toThrow(
      'There is no supplier "nobody"; there are S1 (Apex *Works*), S2 (Rival).',
    );
  });
});
