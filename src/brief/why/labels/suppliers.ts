/** Suppliers. */
export const SUPPLIERS_LABELS: Readonly<Record<string, string>> = {
  p50: 'Median days from order to receipt',
  p90: '9 in 10 orders within days',
  otif: 'On time and in full',
  baselineOtif: 'On time and in full before',
  definition: 'What counts',
  purchaseOrders: 'Purchase orders',
  linesDue: 'Lines that were due',
  lateOrders: 'Orders that were late',
  skus: 'SKUs bought from it',
  reorderPointUnits: 'Units that reorder points are higher for it',
  extraStockCash: 'Cash in that stock',
  holdingCostPerYear: 'Cost of the extra stock, a year',
};
