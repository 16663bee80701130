import { expect, test } from 'vitest';
import { latePurchaseOrder } from '../../src/advise/playbooks/inventory/late-purchase-order.ts';
import { stockoutRisk } from '../../src/advise/playbooks/inventory/stockout-risk.ts';
import { findingOf, stockoutFinding } from './findings.ts';
import { contextOf, outlookOf, termsOf, usd } from './outlook.ts';

// 20 units at 5 a day are gone after day 4; the order comes on day 12, the quote says 7: days 7 to 11 lose 25 units.

function draftOf(...terms: Parameters<typeof termsOf>[0][]) {
  const offers = [termsOf(), ...terms.map((changes) => termsOf(changes))];
  return stockoutRisk(stockoutFinding(), contextOf([outlookOf()], offers));
}

test('a part is asked to be sent ahead, with the price up to which that pays', () => {
  const draft = draftOf();
  const note = draft?.actions.find(({ kind }) => kind === 'notify_supplier');
  // 25 lost units fill two cases of 24: 48 units, 25 × $25 of margin, $13.02 a unit.
  expect(note?.params.body).toContain('Please send 48 of them');
  expect(note?.params.body).toContain('within 7 days');
  expect(draft?.because.join(' ')).toContain('$625 of margin: faster transport pays up to $13.02 a unit');
});

test('nobody is asked to hurry where the quote is not quicker than the truth', () => {
  const context = contextOf([outlookOf()], [termsOf({ quotedDays: 12 })]);
  expect(stockoutRisk(stockoutFinding(), context)?.actions.map(({ kind }) => kind)).toEqual([
    'create_purchase_order',
  ]);
});

test('a second supplier is used for what is lost meanwhile, where its price leaves a gain', () => {
  // It quotes 5 days: days 5 to 11 lose 35 units at $40 − $22; 36 fill whole cases of 12, one of them $7 dearer.
  const offer = {
    supplierId: 'S2',
    supplierName: 'Nearby',
    unitPrice: usd(22),
    moq: 12,
    casePack: 12,
    quotedDays: 5,
  };
  const draft = draftOf(offer);
  const orders = draft?.actions.filter(({ kind }) => kind === 'create_purchase_order');
  expect(orders?.map(({ slot, params }) => [slot, params.supplierId, params.quantity])).toEqual([
    ['SKU-2847', 'S1', 216],
    ['SKU-2847:interim', 'S2', 36],
  ]);
  expect(orders?.[1]?.expectedEffect?.expected).toEqual(usd(35 * 18));
  expect(draft?.because.join(' ')).toContain('earn $623 after its price');
});

test.each([
  ['too dear', { unitPrice: usd(41) }],
  ['a minimum far above what is lost', { moq: 600 }],
  ['no quoted lead time', { quotedDays: null }],
  ['slower than the horizon', { quotedDays: 90 }],
])('a second supplier is left alone: %s', (_, changes) => {
  const offer = { supplierId: 'S2', unitPrice: usd(22), moq: 12, casePack: 12, quotedDays: 5, ...changes };
  expect(draftOf(offer)?.actions.map(({ slot }) => slot)).not.toContain('SKU-2847:interim');
});

const LATE = findingOf('late_purchase_order', 'PO-1', {
  promisedOn: '2026-02-25',
  expectedOn: '2026-03-15',
  skusAtRisk: [{ sku: 'SKU-2847', outstanding: 200, stockoutOn: '2026-03-07' }],
  supplierId: 'S1',
  supplierName: 'Ningbo Apex',
});

function lateContext(atRisk: readonly string[]) {
  const openOrders = [{ poId: 'PO-1', outstanding: 200, promisedOn: '2026-02-25', expectedOn: '2026-03-15' }];
  const offer = termsOf({ supplierId: 'S2', unitPrice: usd(22), moq: 12, casePack: 12, quotedDays: 5 });
  return contextOf([outlookOf({ openOrders })], [termsOf(), offer], { atRisk: new Set(atRisk) });
}

test('a late order is chased, and bridged by a second supplier where that pays', () => {
  const kinds = latePurchaseOrder(LATE, lateContext([]))?.actions.map(({ kind, params }) => [
    kind,
    params.quantity,
  ]);
  // The late order comes on day 12: days 5 to 11 lose 35 units.
  expect(kinds).toEqual([
    ['notify_supplier', undefined],
    ['create_purchase_order', 36],
  ]);
});

test('a bridge is drafted once: with the stock-out warning where there is one', () => {
  const kinds = latePurchaseOrder(LATE, lateContext(['SKU-2847']))?.actions.map(({ kind }) => kind);
  expect(kinds).toEqual(['notify_supplier']);
});
