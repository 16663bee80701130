import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue } from '../../src/act/index.ts';
import { composeCard, composeWhy } from '../../src/brief/index.ts';
import type { Database } from '../../src/domain/database.ts';
import type { EvidenceOf, StockoutRiskEvidence } from '../../src/domain/evidence.ts';
import { type AnyFindingDraft, FINDING_KINDS, type FindingKind } from '../../src/domain/finding.ts';
import { mergeFindings } from '../../src/findings/index.ts';
import { NOW, SHOP } from '../decide/world.ts';
import { draftOf } from '../findings/arbitraries.ts';
import { testDatabase } from '../support/database.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const BASE = {
  window: { from: '2026-02-01', to: '2026-03-02' },
  sources: [
    { table: 'order_line', rows: 1 },
    { table: 'receipt', rows: 0 },
  ],
  confidence: 0.8,
};

const STOCKOUT = draftOf().evidence as StockoutRiskEvidence;

/** What each kind rests on, and the figures that its card must then have. */
const KINDS: { readonly [K in FindingKind]: readonly [evidence: EvidenceOf<K>, lines: readonly string[]] } = {
  stockout_risk: [
    { ...STOCKOUT, incoming: 1200, probability: 0.9996 },
    [
      'On hand: 20 units, 1,200 incoming',
      'Sells: 5 a day',
      'Runs out: Fri 6 Mar – Mon 9 Mar',
      'Ningbo Apex takes: 12–15 days (quotes 7)',
    ],
  ],
  excess_stock: [
    {
      ...BASE,
      title: 'Wool Sock',
      onHand: 1,
      velocityPerDay: 0,
      daysOfCover: null,
      cashTied: { amount: '1204.50', currency: 'USD' },
      excessUnits: 1,
    },
    ['On hand: 1 unit', 'Sells: nothing in the window', 'Cover: without end', 'Cash tied up: $1,205'],
  ],
  demand_shift: [
    {
      ...BASE,
      title: 'Wool Sock',
      ratio: 3,
      since: '2026-02-20',
      baselinePerDay: 4.25,
      nowPerDay: 12.6,
      cause: { kind: 'declared_launch', id: 'EV-1' },
    },
    ['Before: 4.3 a day', 'Since Fri 20 Feb: 13 a day', 'Explained by: declared launch EV-1'],
  ],
  late_purchase_order: [
    {
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
    ['Supplier: S1', 'Promised: Sun 1 Mar', 'Expected: Mon 9 Mar', 'Runs out first: A-1'],
  ],
  data_stale: [
    { ...BASE, lastRowAt: '2026-03-01T02:30:00.000Z', expectedEvery: 24, consequence: 'Cover is guessed.' },
    // 02:30 in London is the evening before in New York, where the shop is.
    ['Last row: Sat 28 Feb, 21:30', 'Usual: every 24 hours', 'What follows: Cover is guessed.'],
  ],
};

/** Lines that why must have, in this order: rows come out of the database in an order of their own. */
const WHY: Readonly<Record<FindingKind, readonly string[]>> = {
  stockout_risk: [
    'Product: Trail Runner',
    'Supplier: Ningbo Apex',
    'On hand, units: 20',
    'Order by: Tue 3 Mar',
  ],
  excess_stock: ['Product: Wool Sock', 'On hand, units: 1', 'Cash tied up: $1,205'],
  demand_shift: ['Before, a day: 4.25', 'Now, a day: 12.6', 'Explained by: declared launch EV-1'],
  late_purchase_order: [
    'Supplier id: S1',
    'Promised: Sun 1 Mar',
    'SKUs that wait for it: A-1 (outstanding 40, stockout on Thu 5 Mar); A-2 (outstanding 10)',
  ],
  data_stale: ['Last row: Sat 28 Feb, 21:30', 'What follows: Cover is guessed.'],
};

/** A finding of a kind, as a night leaves it. */
async function findingOf(kind: FindingKind): Promise<string> {
  const subject = { type: 'subject', id: kind };
  const draft = draftOf({ kind, subject, evidence: KINDS[kind][0] } as Partial<AnyFindingDraft>);
  const { firing } = await db.transaction((tx) =>
    mergeFindings(tx, { drafts: [draft], evaluated: [], now: NOW }),
  );
  return firing[0]?.id ?? '';
}

test.each(FINDING_KINDS)('%s: its card has the figures that a decision rests on', async (kind) => {
  const card = await composeCard(db, { findingId: await findingOf(kind), now: NOW, shop: SHOP, catalogue });
  expect(card?.facts.map(({ label, value }) => `${label}: ${value}`)).toEqual(KINDS[kind][1]);
});

test.each(FINDING_KINDS)('%s: why tells every figure in words, none as data', async (kind) => {
  const why = await composeWhy(db, { findingId: await findingOf(kind), now: NOW, shop: SHOP, catalogue });
  const lines = why?.evidence.map(({ label, value }) => `${label}: ${value}`) ?? [];
  expect(lines.slice(-3)).toEqual([
    'Window: Sun 1 Feb – Mon 2 Mar',
    kind === 'stockout_risk' ? 'Rests on: 120 rows of order line' : 'Rests on: 1 row of order line',
    'Confidence: 80 %',
  ]);
  expect(lines).toEqual(expect.arrayContaining([...WHY[kind]]));
  expect(lines.filter((line) => WHY[kind].includes(line))).toEqual(WHY[kind]);
  for (const line of lines) expect(line).not.toMatch(/[{}[\]]|undefined|null|NaN|\dT\d|\d{4}-\d{2}/);
});
