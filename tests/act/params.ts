/** Parameters of a purchase order of 240 units at $15. */
export function orderParams(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    supplierId: 'S1',
    supplierName: 'Ningbo Apex',
    supplierEmail: 'sales@apex.example',
    sku: 'SKU-2847',
    title: 'Trail Runner',
    quantity: 240,
    moq: 100,
    casePack: 24,
    unitPrice: { amount: '15.00', currency: 'USD' },
    quotedDays: 7,
    realDays: 12,
    note: '',
    ...changes,
  };
}
