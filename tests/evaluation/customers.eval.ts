import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { expectedPurchases, fitBgNbd } from '../../src/stats/purchases/bg-nbd.ts';
import { expectedValue, fitGammaGamma } from '../../src/stats/purchases/gamma-gamma.ts';
import { type Line, lost, printTable } from './table.ts';

const FOLDER = resolve(import.meta.dirname, '../../../shared/data/cdnow');
const SUMMARY = resolve(FOLDER, 'cdnow_customers_summary_with_transactions.csv');
const MASTER = resolve(FOLDER, 'CDNOW_master.txt.gz');
/** The year of CDNOW's customers: 39 weeks to learn from, 39 to be checked against. */
const WEEKS = 39;

const within = (metric: string, ours: number, published: number, share = 0.005): Line => ({
  metric,
  ours,
  baselines: { 'published or real': published },
  target: `within ${100 * share} %`,
  pass: Math.abs(ours / published - 1) <= share,
});

test('lifetime value on CDNOW', (context) => {
  if (!existsSync(SUMMARY) || !existsSync(MASTER)) {
    console.log('CDNOW is not there (../shared/data/cdnow): the evaluation of lifetime value is skipped.');
    context.skip();
  }
  const rows = parse(readFileSync(SUMMARY), { columns: true, cast: true }) as Record<string, number>[];
  const customers = rows.map(({ ID, x, t_x, T, zbar }) => ({
    id: Number(ID),
    x: Number(x),
    tx: Number(t_x),
    T: Number(T),
    mean: Number(zbar),
  }));
  const started = performance.now();
  const model = fitBgNbd(customers);
  const spend = fitGammaGamma(customers);
  const seconds = (performance.now() - started) / 1000;
  if (!model || !spend) throw new Error('Two thousand customers say something');
  const expected = customers.reduce((sum, one) => sum + expectedPurchases(model, one, WEEKS), 0);
  const lines = [
    within('BG/NBD r', model.r, 0.243),
    within('BG/NBD α', model.alpha, 4.414),
    within('BG/NBD a', model.a, 0.793),
    within('BG/NBD b', model.b, 2.426),
    {
      metric: 'log-likelihood',
      ours: model.logLikelihood,
      baselines: { published: -9582.4 },
      target: '>= -9582.5',
      pass: model.logLikelihood >= -9582.5,
    },
    within('Gamma-Gamma p', spend.p, 6.25),
    within('Gamma-Gamma q', spend.q, 3.74),
    within('Gamma-Gamma γ', spend.v, 15.44),
    { metric: 'seconds for both', ours: seconds, baselines: {}, target: '<= 2', pass: seconds <= 2 },
    // The model is known to fall short here: people drop out less than it takes them to.
    { ...within('purchases in the 39 weeks after', expected, actualAfter(), 0.05), gap: true },
  ];
  printTable(`${customers.length} customers of CDNOW`, lines);
  expect(lost(lines)).toEqual([]);
});

/** Repeat purchases of the same tenth of the customers in the 39 weeks after; several on a day are one. */
function actualAfter(): number {
  const text = gunzipSync(readFileSync(MASTER)).toString('latin1');
  const days = new Map<string, Set<string>>();
  for (const line of text.split('\n')) {
    const [id, date] = line.trim().split(/\s+/);
    if (!id || !date || !/^\d{5}$/.test(id)) continue;
    days.set(id, (days.get(id) ?? new Set()).add(date));
  }
  // The fourth of each ten, as in the published sample, whose first customer is number 4.
  const sample = [...days].filter((_, index) => index % 10 === 3);
  const after = sample.flatMap(([, dates]) => [...dates]).filter((date) => date > '19970930');
  return after.length;
}

const RETAIL = resolve(FOLDER, '../online_retail/online_retail.csv.gz');
const CUT = Date.parse('2011-06-10T00:00:00Z');
const DAY = 86_400_000;

test('who will be worth most, on half a year of Online Retail', (context) => {
  if (!existsSync(RETAIL)) {
    console.log('Online Retail is not there (../shared/data/online_retail): its customers are skipped.');
    context.skip();
  }
  const customers = retailCustomers();
  const model = fitBgNbd(customers);
  const spend = fitGammaGamma(customers);
  if (!model || !spend) throw new Error('Thousands of customers say something');
  const days = 182;
  const ranked = (score: (one: (typeof customers)[number]) => number) =>
    customers.toSorted((a, b) => score(b) - score(a)).slice(0, Math.round(customers.length / 10));
  const all = customers.reduce((sum, one) => sum + one.later, 0);
  const share = (top: typeof customers) => top.reduce((sum, one) => sum + one.later, 0) / all;
  const ours = share(ranked((one) => expectedPurchases(model, one, days) * expectedValue(spend, one)));
  const baselines = {
    'by purchases so far': share(ranked(({ x }) => x)),
    'by money so far': share(ranked(({ before }) => before)),
  };
  const lines = [
    { metric: 'value held by the top tenth', ours, baselines, target: '>= .45', pass: ours >= 0.45 },
  ];
  printTable(`${customers.length} customers of Online Retail`, lines);
  expect(lost(lines)).toEqual([]);
});

/** Customers with what they did before the cut and what they spent after it; several invoices on a day are one purchase. */
function retailCustomers() {
  const rows = parse(gunzipSync(readFileSync(RETAIL)), { columns: true, relax_quotes: true }) as Record<
    string,
    string
  >[];
  const spent = new Map<string, Map<number, number>>();
  for (const { CustomerID, InvoiceDate = '', Quantity, UnitPrice } of rows) {
    const value = Number(Quantity) * Number(UnitPrice);
    if (!CustomerID || !(value > 0)) continue;
    const day = Math.floor(Date.parse(`${InvoiceDate.slice(0, 10)}T00:00:00Z`) / DAY);
    const own = spent.get(CustomerID) ?? new Map<number, number>();
    spent.set(CustomerID, own.set(day, (own.get(day) ?? 0) + value));
  }
  return [...spent.values()].flatMap((all) => {
    const before = [...all].filter(([day]) => day * DAY < CUT).sort(([a], [b]) => a - b);
    const later = [...all].reduce((sum, [day, value]) => sum + (day * DAY < CUT ? 0 : value), 0);
    const [first] = before;
    const last = before.at(-1);
    if (!first || !last) return [];
    const repeats = before.slice(1).reduce((sum, [, value]) => sum + value, 0);
    const x = before.length - 1;
    return [
      {
        x,
        tx: last[0] - first[0],
        T: CUT / DAY - first[0],
        mean: x > 0 ? repeats / x : 0,
        before: first[1] + repeats,
        later,
      },
    ];
  });
}
