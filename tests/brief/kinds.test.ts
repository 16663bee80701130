import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue } from '../../src/act/index.ts';
import { composeCard, composeWhy } from '../../src/brief/index.ts';
import type { Database } from '../../src/domain/database.ts';
import type { AnyFindingDraft, FindingKind } from '../../src/domain/finding.ts';
import { mergeFindings } from '../../src/findings/index.ts';
import { NOW, SHOP } from '../decide/world.ts';
import { draftOf } from '../findings/arbitraries.ts';
import { testDatabase } from '../support/database.ts';
import { ADS_EXAMPLES } from './kinds/ads.ts';
import type { Examples } from './kinds/example.ts';
import { FULFILMENT_EXAMPLES } from './kinds/fulfilment.ts';
import { INVENTORY_EXAMPLES } from './kinds/inventory.ts';
import { RETURNS_EXAMPLES } from './kinds/returns.ts';
import { SUPPLIERS_EXAMPLES } from './kinds/suppliers.ts';
import { SUPPORT_EXAMPLES } from './kinds/support.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

/** An example of each kind. */
const EXAMPLES: Partial<Examples<FindingKind>> = {
  ...INVENTORY_EXAMPLES,
  ...ADS_EXAMPLES,
  ...RETURNS_EXAMPLES,
  ...FULFILMENT_EXAMPLES,
  ...SUPPORT_EXAMPLES,
  ...SUPPLIERS_EXAMPLES,
};
const CASES = Object.entries(EXAMPLES).map(([kind, example]) => ({ kind: kind as FindingKind, ...example }));
type Case = (typeof CASES)[number];

/** A finding of a kind, as a night leaves it. */
async function findingOf({ kind, evidence }: Case): Promise<string> {
  const subject = { type: 'subject', id: kind };
  const draft = draftOf({ kind, subject, evidence } as Partial<AnyFindingDraft>);
  const { firing } = await db.transaction((tx) =>
    mergeFindings(tx, { drafts: [draft], evaluated: [], now: NOW }),
  );
  return firing[0]?.id ?? '';
}

test.each(CASES)('$kind: its card has the figures that a decision rests on', async (example) => {
  const card = await composeCard(db, {
    findingId: await findingOf(example),
    now: NOW,
    shop: SHOP,
    catalogue,
  });
  expect(card?.facts.map(({ label, value }) => `${label}: ${value}`)).toEqual([...example.lines]);
});

test.each(CASES)('$kind: why tells every figure in words, none as data', async (example) => {
  const why = await composeWhy(db, { findingId: await findingOf(example), now: NOW, shop: SHOP, catalogue });
  const lines = why?.evidence.map(({ label, value }) => `${label}: ${value}`) ?? [];
  expect(lines.slice(-3)).toEqual([
    'Window: Sun 1 Feb – Mon 2 Mar',
    example.kind === 'stockout_risk' ? 'Rests on: 120 rows of order line' : 'Rests on: 1 row of order line',
    'Confidence: 80 %',
  ]);
  expect(lines).toEqual(expect.arrayContaining([...example.why]));
  expect(lines.filter((line) => example.why.includes(line))).toEqual(example.why);
  for (const line of lines) expect(line).not.toMatch(/[{}[\]]|undefined|null|NaN|\dT\d|\d{4}-\d{2}/);
});
