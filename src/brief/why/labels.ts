/**
 * What the figures of an evidence are called, in the order in which people read them: what it is about, what there
 * is, how it sells, when it ends, what it costs. Stored evidence keeps no order of its own.
 */
export const LABELS: Readonly<Record<string, string>> = {
  title: 'Product',
  supplierName: 'Supplier',
  supplierId: 'Supplier id',
  onHand: 'On hand, units',
  committed: 'Committed, units',
  available: 'Available, units',
  incoming: 'Incoming, units',
  velocityPerDay: 'Sells a day, on days in stock',
  baselinePerDay: 'Before, a day',
  nowPerDay: 'Now, a day',
  ratio: 'Times its rate before',
  since: 'Since',
  cause: 'Explained by',
  daysOfCover: 'Days of cover',
  stockoutOn: 'Runs out (median)',
  stockoutWindow: 'Runs out between (80 %)',
  quoted: 'Lead time quoted, days',
  actualP50: 'Lead time really, median days',
  actualP90: 'Lead time really, 9 in 10 within days',
  leadTimeReceipts: 'Receipts that the lead time rests on',
  probability: 'Chance of running out before a reorder arrives',
  orderBy: 'Order by',
  reorderPoint: 'Reorder point, units',
  lostUnits: 'Sales lost if nothing is ordered',
  lostWithinDays: 'Lost within days',
  excessUnits: 'Excess, units',
  cashTied: 'Cash tied up',
  promisedOn: 'Promised',
  expectedOn: 'Expected',
  daysLate: 'Days late',
  skusAtRisk: 'SKUs that wait for it',
  lastRowAt: 'Last row',
  expectedEvery: 'Usual hours between rows',
  consequence: 'What follows',
};

const PLACES = new Map(Object.keys(LABELS).map((name, place) => [name, place]));

/** Where a figure stands among the others; one without a label of its own comes after them. */
export function placeOf(name: string): number {
  return PLACES.get(name) ?? PLACES.size;
}
