import { expect, test } from 'vitest';
import { stockoutRisk } from '../../src/advise/playbooks/inventory/stockout-risk.ts';
import { stockoutFinding } from './findings.ts';
import { contextOf, leadTimeOf, outlookOf, steadyDemand, termsOf, usd } from './outlook.ts';

function orderOf(context: ReturnType<typeof contextOf>) {
  const draft = stockoutRisk(stockoutFinding(), context);
  return draft?.actions.find(({ kind }) => kind === 'create_purchase_order');
}

test('the reorder is whole cases of reorder point + cover − inventory position at the contract price', () => {
  // 70 + 30 days × 5 − 20 on hand = 200 units; cases of 24 → 216; $15 each → $3,240.
  const order = orderOf(contextOf([outlookOf()]));
  expect(order).toMatchObject({ label: 'Reorder 216 units', cost: usd(3240), deadline: '2026-03-05' });
  expect(order?.params).toMatchObject({ quantity: 216, unitPrice: { amount: '15.00', currency: 'USD' } });
});

test('what it saves is the demand that nothing else meets from arrival to the horizon', () => {
  // 20 units last 4 days; the order arrives on day 12; days 12 to 42 lose 5 a day: 155 units at $25.
  const order = orderOf(contextOf([outlookOf()]));
  expect(order?.expectedEffect).toEqual({ expected: usd(3875), low: usd(3875), high: usd(3875) });
});

test('open orders are netted by what is outstanding, committed units are not available', () => {
  const openOrders = [{ poId: 'PO-1', outstanding: 60, promisedOn: null, expectedOn: '2026-03-10' }];
  // 220 − (20 − 10 committed + 60) = 150 → 168.
  expect(orderOf(contextOf([outlookOf({ openOrders, committed: 10 })]))?.params.quantity).toBe(168);
});

test('the minimum order holds where little is needed', () => {
  const outlook = outlookOf({ onHand: 190 });
  expect(orderOf(contextOf([outlook]))?.params.quantity).toBe(120);
});

test('a budget cuts the order to whole cases and the reason says so', () => {
  const policy = {
    coverDays: 30,
    holdingRatePerYear: 0.25,
    worthReordering: usd(25),
    worthClearing: usd(250),
    budget: usd(2000),
  };
  const context = contextOf([outlookOf()], [termsOf()], { policy });
  // $2,000 buys 133 units: five cases of 24.
  expect(orderOf(context)?.params.quantity).toBe(120);
  expect(stockoutRisk(stockoutFinding(), context)?.because.join(' ')).toContain('The budget allows only 120');
});

test('nothing is ordered that spoils before it sells', () => {
  const context = contextOf([outlookOf()], [termsOf({ moq: 0, casePack: 10 })], {
    shelfLifeDays: new Map([['SKU-2847', 14]]),
  });
  // 26 days × 5 = 130 units can sell before the new ones spoil, 20 of them are there: at most 110.
  expect(orderOf(context)?.params.quantity).toBe(110);
});

test('enough stock and open orders need no order', () => {
  expect(orderOf(contextOf([outlookOf({ onHand: 400 })]))).toBeUndefined();
});

test('both the quoted and the real lead time are named', () => {
  const because = stockoutRisk(stockoutFinding(), contextOf([outlookOf()]))?.because.join(' ');
  expect(because).toContain('Ningbo Apex quotes 7 days and really takes 12 days');
});

test('without terms on file the order is by the piece and its price open', () => {
  const order = orderOf(contextOf([outlookOf()], []));
  expect(order?.params).toMatchObject({ quantity: 200, unitPrice: null, casePack: 1 });
  expect(order?.cost).toBeNull();
});

test('two alike products with enough cover stand in; one short of its own lead time never does', () => {
  const alike = (sku: string, title: string, onHand: number) =>
    outlookOf({ sku, title, onHand, velocityPerDay: 2, demand: steadyDemand(2), leadTime: leadTimeOf(10) });
  const context = contextOf([
    outlookOf(),
    alike('SKU-1', 'Trail Runner Shoe Slate', 200),
    alike('SKU-2', 'Trail Runner Shoe Sand', 100),
    alike('SKU-3', 'Trail Runner Shoe Moss Wide', 19),
    outlookOf({ sku: 'SKU-4', title: 'Merino Beanie', category: 'Hats', price: usd(12), onHand: 900 }),
  ]);
  const swap = stockoutRisk(stockoutFinding(), context)?.actions.find(({ kind }) => kind === 'swap_listing');
  expect(swap?.params.substitutes).toEqual([
    { sku: 'SKU-2', title: 'Trail Runner Shoe Sand' },
    { sku: 'SKU-1', title: 'Trail Runner Shoe Slate' },
  ]);
});
