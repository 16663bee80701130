import type { InventoryKind, StockoutRiskEvidence } from '../../../src/domain/evidence.ts';
import { draftOf } from '../../findings/arbitraries.ts';
import { BASE, type Examples } from './example.ts';

const STOCKOUT = draftOf().evidence as StockoutRiskEvidence;

export const INVENTORY_EXAMPLES: Examples<InventoryKind> = {
  stockout_risk: {
    evidence: { ...STOCKOUT, incoming: 1200, probability: 0.9996 },
    lines: [
      'On hand: 20 units, 1,200 incoming',
      'Sells: 5 a day',
      'Runs out: Fri 6 Mar – Mon 9 Mar',
      'Ningbo Apex takes: 12–15 days (quotes 7)',
    ],
    why: ['Product: Trail Runner', 'Supplier: Ningbo Apex', 'On hand, units: 20', 'Order by: Tue 3 Mar'],
  },
  excess_stock: {
    evidence: {
      ...BASE,
      title: 'Wool Sock',
      onHand: 1,
      velocityPerDay: 0,
      daysOfCover: null,
      cashTied: { amount: '1204.50', currency: 'USD' },
      excessUnits: 1,
    },
    lines: ['On hand: 1 unit', 'Sells: nothing in the window', 'Cover: without end', 'Cash tied up: $1,205'],
    why: ['Product: Wool Sock', 'On hand, units: 1', 'Cash tied up: $1,205'],
  },
  demand_shift: {
    evidence: {
      ...BASE,
      title: 'Wool Sock',
      ratio: 3,
      since: '2026-02-20',
      baselinePerDay: 4.25,
      nowPerDay: 12.6,
      cause: { kind: 'declared_launch', id: 'EV-1' },
    },
    lines: ['Before: 4.3 a day', 'Since Fri 20 Feb: 13 a day', 'Explained by: declared launch EV-1'],
    why: ['Before, a day: 4.25', 'Now, a day: 12.6', 'Explained by: declared launch EV-1'],
  },
  late_purchase_order: {
    evidence: {
      ...BASE,
      promisedOn: '2026-03-01',
      expectedOn: '2026-03-09',
      supplierId: 'S1',
      supplierName: null,
      skusAtRisk: [
        { sku: 'A-1', outstanding: 40, stockoutOn: '2026-03-05' },
        { sku: 'A-2', outstanding: 10, stockoutOn: null },
      ],
    },
    lines: ['Supplier: S1', 'Promised: Sun 1 Mar', 'Expected: Mon 9 Mar', 'Runs out first: A-1'],
    why: [
      'Supplier id: S1',
      'Promised: Sun 1 Mar',
      'SKUs that wait for it: A-1 (outstanding 40, stockout on Thu 5 Mar); A-2 (outstanding 10)',
    ],
  },
  data_stale: {
    evidence: {
      ...BASE,
      lastRowAt: '2026-03-01T02:30:00.000Z',
      expectedEvery: 24,
      consequence: 'Cover is guessed.',
    },
    // 02:30 in London is the evening before in New York, where the shop is.
    lines: ['Last row: Sat 28 Feb, 21:30', 'Usual: every 24 hours', 'What follows: Cover is guessed.'],
    why: ['Last row: Sat 28 Feb, 21:30', 'What follows: Cover is guessed.'],
  },
};
