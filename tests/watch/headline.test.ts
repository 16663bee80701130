import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_THRESHOLDS } from '../../src/watch/index.ts';
import { noDemand } from '../../src/watch/inventory/demand.ts';
import { LevelForecast } from '../../src/watch/inventory/forecast.ts';
import { stockoutRisk } from '../../src/watch/inventory/kinds/stockout-risk.ts';
import { runOutByDay } from '../../src/watch/inventory/stockout.ts';
import { TODAY } from './shop.ts';

interface Story {
  readonly sku: string;
  readonly supplierName: string | null;
  readonly stock: number;
  readonly quotedDays: number | null;
  readonly takes: number;
  readonly receipts: number;
}

/** The headline about a SKU that sells ten a day. */
function headline({ sku, supplierName, stock, quotedDays, takes, receipts }: Story): string | undefined {
  const demand = new LevelForecast(10, new Float64Array(7).fill(1), 0);
  const supply = { available: stock, incoming: [], returnsPerDay: 0 };
  const pmf = Array.from({ length: takes + 1 }, (_, i) => (i === takes ? 1 : 0));
  const outlook = {
    ...{ sku, title: sku, category: null, similarGroup: null, price: null, unitCost: null, status: 'active' },
    ...{
      onHand: stock,
      committed: 0,
      asOf: null,
      openOrders: [],
      velocityPerDay: 10,
      demand,
      reorderPoint: 0,
    },
    ...{ leadTime: { quotedDays, p50: takes, p90: takes, pmf, receipts }, supplierId: 'S', supplierName },
  };
  const runOut = () => runOutByDay(demand, supply, 90);
  const position = { outlook, series: null, launchedOn: null, learned: noDemand, supply, runOut };
  const context = { now: new Date(0), today: TODAY, from: TODAY, days: 400 };
  return stockoutRisk(position, context, DEFAULT_THRESHOLDS)?.headline;
}

const apex: Story = {
  ...{ sku: 'SKU-2847', supplierName: 'Ningbo Apex', stock: 40, quotedDays: 7, takes: 12, receipts: 12 },
};

test.each<[string, Partial<Story>]>([
  ['At current velocity SKU-2847 stocks out in 4 days; Ningbo Apex really takes 12 (quotes 7).', {}],
  [
    'At current velocity SKU-2847 stocks out in 1 day; Ningbo Apex takes 12, as quoted.',
    { stock: 10, quotedDays: 12 },
  ],
  ['SKU-2847 is out of stock; Ningbo Apex really takes 12 (quotes 7).', { stock: 0 }],
  ['At current velocity SKU-2847 stocks out in 4 days; Ningbo Apex takes 12.', { quotedDays: null }],
  [
    'At current velocity SKU-2847 stocks out in 4 days; Ningbo Apex quotes 12.',
    { quotedDays: 12, receipts: 0 },
  ],
  [
    'At current velocity SKU-2847 stocks out in 4 days; no lead time is loaded, 12 are assumed.',
    { quotedDays: null, receipts: 0 },
  ],
])('%s', (words, change) => {
  expect(headline({ ...apex, ...change })).toBe(words);
});

test('reads the same for any SKU and supplier', () => {
  const name = fc.string({ minLength: 1, maxLength: 30 });
  const quotes = fc.integer({ min: 1, max: 14 });
  fc.assert(
    fc.property(
      name,
      name,
      quotes,
      fc.integer({ min: 15, max: 60 }),
      (sku, supplierName, quotedDays, takes) => {
        expect(headline({ ...apex, sku, supplierName, quotedDays, takes })).toBe(
          `At current velocity ${sku} stocks out in 4 days; ${supplierName} really takes ${takes} (quotes ${quotedDays}).`,
        );
      },
    ),
  );
});
