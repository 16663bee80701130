import { afterAll, beforeAll, expect, test } from 'vitest';
import { registry } from '../../src/act/registry.ts';
import { advise, saveRecommendations } from '../../src/advise/index.ts';
import type { Database } from '../../src/domain/database.ts';
import { testDatabase } from '../support/database.ts';
import { findingOf, stockoutFinding } from './findings.ts';
import { leadTimeOf, outlookOf, SHOP, steadyDemand } from './outlook.ts';
import { NO_SITUATIONS } from './situations.ts';

let db: Database;
const NOW = new Date('2026-03-03T12:00:00Z');

beforeAll(async () => {
  db = await testDatabase();
  await db.query(
    `insert into supplier (supplier_id, name, email, quoted_lead_time_days, source)
     values ('S1', 'Ningbo Apex', 'sales@apex.example', 7, 'feed'), ('S2', 'Dearer', null, 3, 'feed')`,
  );
  await db.query(
    `insert into supplier_sku (supplier_id, sku, valid_from, valid_to, contract_price_minor, currency, moq, case_pack, preferred, source)
     values ('S1', 'SKU-2847', '2025-01-01', '2026-02-28', 1200, 'USD', 50, 10, true, 'feed'),
            ('S1', 'SKU-2847', '2026-03-01', null, 1500, 'USD', 100, 24, true, 'feed'),
            ('S1', 'SKU-2847', '2026-04-01', null, 1800, 'USD', 100, 24, true, 'feed'),
            ('S2', 'SKU-2847', '2025-01-01', null, 2600, 'USD', 0, 1, false, 'feed')`,
  );
  await db.query(
    `insert into order_line (order_id, line, ordered_at, sku, quantity, unit_price_minor, source)
     select 'O' || n, sku, '2026-02-01', sku, 1, 100, 'feed'
       from generate_series(1, 4) n, unnest(array['SKU-2847', 'SKU-7']) sku`,
  );
  await db.query(
    `insert into purchase_order_line (po_id, sku, supplier_id, ordered_at, promised_at, quantity_ordered, status, source)
     values ('PO-1', 'SKU-2847', 'S1', '2026-02-01', '2026-02-20', 100, 'partial', 'feed')`,
  );
  await db.query(
    `insert into receipt (receipt_id, po_id, sku, received_at, quantity, source)
     values ('R1', 'PO-1', 'SKU-2847', '2026-02-25', 40, 'feed'), ('R2', 'PO-1', 'SKU-2847', '2026-03-09', 60, 'feed')`,
  );
});

afterAll(() => db.close());

const similar = (sku: string) =>
  outlookOf({
    sku,
    title: 'Trail Runner Shoe Sand',
    onHand: 300,
    velocityPerDay: 2,
    demand: steadyDemand(2),
    leadTime: leadTimeOf(10),
  });

test('a stock-out is answered with an order on the terms valid today and the look-alike bought together first', async () => {
  const outlooks = new Map([outlookOf(), similar('SKU-6'), similar('SKU-7')].map((one) => [one.sku, one]));
  const finding = stockoutFinding();
  const subject = { type: 'sku', id: 'SKU-2847' };
  const drafts = await advise(db, {
    findings: [{ ...finding, subject }],
    outlooks,
    situations: NO_SITUATIONS,
    now: NOW,
    shop: SHOP,
  });
  const draft = drafts.get(finding.id);
  const order = draft?.actions.find(({ kind }) => kind === 'create_purchase_order');
  expect(order?.params).toMatchObject({
    supplierId: 'S1',
    supplierEmail: 'sales@apex.example',
    unitPrice: { amount: '15.00', currency: 'USD' },
    moq: 100,
    casePack: 24,
  });
  const swap = draft?.actions.find(({ kind }) => kind === 'swap_listing');
  expect(swap?.params.substitutes).toMatchObject([{ sku: 'SKU-7' }, { sku: 'SKU-6' }]);
  for (const action of draft?.actions ?? []) {
    expect(registry[action.kind].parse(action.params)).toEqual(action.params);
    const { label, summary, cost } = registry[action.kind].describe(action.params);
    expect({ label, summary, cost }).toEqual({
      label: action.label,
      summary: action.summary,
      cost: action.cost,
    });
  }
});

test('a late order asks its supplier for what was still outstanding as of the run', async () => {
  const finding = findingOf('late_purchase_order', 'PO-1', {
    promisedOn: '2026-02-20',
    expectedOn: '2026-03-10',
    skusAtRisk: [{ sku: 'SKU-2847', outstanding: 60, stockoutOn: '2026-03-07' }],
    supplierId: 'S1',
    supplierName: 'Ningbo Apex',
  });
  const subject = { type: 'purchase_order', id: 'PO-1' };
  const drafts = await advise(db, {
    findings: [{ ...finding, subject }],
    situations: NO_SITUATIONS,
    outlooks: new Map(),
    now: NOW,
    shop: SHOP,
  });
  const [note] = drafts.get(finding.id)?.actions ?? [];
  expect(note?.params).toMatchObject({ to: 'sales@apex.example', subject: 'Order PO-1: when will it ship?' });
  expect(note?.params.body).toContain('SKU-2847: 60 units outstanding');
});

test('the latest reasons of a finding stand', async () => {
  await db.query(
    `insert into finding (id, fingerprint, kind, subject_type, subject_id, severity, headline, evidence, state, opened_at, last_seen_at)
     values ('fnd_1', 'f', 'data_stale', 'source', 'orders', 'info', 'h', '{}', 'open', $1, $1)`,
    [NOW],
  );
  await db.transaction((tx) =>
    saveRecommendations(tx, new Map([['fnd_1', { ifNothing: 'a', because: ['b'] }]]), NOW),
  );
  await db.transaction((tx) =>
    saveRecommendations(tx, new Map([['fnd_1', { ifNothing: 'c', because: ['d', 'e'] }]]), NOW),
  );
  const { rows } = await db.query('select if_nothing, because from recommendation');
  expect(rows).toEqual([{ if_nothing: 'c', because: ['d', 'e'] }]);
});
