import type { SuppliersKind } from '../../../src/domain/evidence.ts';
import { BASE, type Examples } from './example.ts';

export const SUPPLIERS_EXAMPLES: Examples<SuppliersKind> = {
  lead_time_drift: {
    evidence: {
      ...BASE,
      supplierName: 'Ningbo Apex',
      quoted: 7,
      before: { p50: 8, p90: 9 },
      after: { p50: 12, p90: 15 },
      since: '2026-02-16',
      purchaseOrders: 6,
      lateOrders: 6,
      skus: 9,
      reorderPointUnits: 140,
      extraStockCash: { amount: '4062.00', currency: 'USD' },
      holdingCostPerYear: { amount: '812.40', currency: 'USD' },
    },
    lines: [
      'Now takes: 12–15 days',
      'Before: 8–9 days',
      'Quotes: 7 days',
      'Since: Mon 16 Feb, 6 orders',
      'Reorder points: 140 units higher over 9 SKUs',
    ],
    why: ['Supplier: Ningbo Apex', 'Purchase orders: 6', 'Cost of the extra stock, a year: $812'],
  },
  supplier_reliability: {
    evidence: {
      ...BASE,
      supplierName: null,
      otif: 0.62,
      baselineOtif: 0.95,
      since: '2026-02-16',
      definition: 'Lines at most 2 days late.',
      purchaseOrders: 5,
      linesDue: 21,
    },
    lines: ['On time and in full: 62 %', 'Before: 95 %', 'Since: Mon 16 Feb'],
    why: [
      'On time and in full: 62 %',
      'On time and in full before: 95 %',
      'What counts: Lines at most 2 days late.',
    ],
  },
};
