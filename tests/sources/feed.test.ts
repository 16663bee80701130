import { expect, test } from 'vitest';
import { listRejects } from '../../src/sources/index.ts';
import { importing } from './importing.ts';

const shop = importing();

/** Of each file of the feed: its table, a good row, a bad one, the column that is wrong in it. */
const FILES: readonly (readonly [name: string, table: string, good: object, bad: object, column: string])[] =
  [
    [
      'products',
      'product',
      {
        sku: 'A',
        title: 'Tee',
        price: '19.99',
        currency: 'EUR',
        status: 'Active',
        launched_on: '2026-01-02',
        weight_grams: 120,
      },
      { sku: 'B', status: 'sold' },
      'status',
    ],
    [
      'suppliers',
      'supplier',
      { supplier_id: 'NA', name: 'Ningbo', quoted_lead_time_days: 7 },
      { name: 'Nobody' },
      'supplier_id',
    ],
    [
      'supplier_skus',
      'supplier_sku',
      {
        supplier_id: 'NA',
        sku: 'A',
        valid_from: '2026-01-01',
        contract_price: '4.125',
        moq: 48,
        case_pack: 12,
        preferred: 'true',
      },
      { supplier_id: 'NA', sku: 'A', valid_from: '2026-01-01', case_pack: 0 },
      'case_pack',
    ],
    [
      'purchase_orders',
      'purchase_order_line',
      {
        po_id: 'P1',
        sku: 'A',
        supplier_id: 'NA',
        ordered_at: '2026-02-01',
        quantity_ordered: 96,
        status: 'in transit',
      },
      { po_id: 'P2', sku: 'A', supplier_id: 'NA', ordered_at: '2026-02-01', quantity_ordered: -1 },
      'quantity_ordered',
    ],
    [
      'receipts',
      'receipt',
      { receipt_id: 'R1', po_id: 'P1', sku: 'A', received_at: '2026-02-12T09:00:00+08:00', quantity: 96 },
      { receipt_id: 'R2', po_id: 'P1', sku: 'A', received_at: 'yesterday', quantity: 96 },
      'received_at',
    ],
    [
      'inventory',
      'inventory_level',
      { captured_at: '2026-03-01', sku: 'A', on_hand: -3 },
      { captured_at: '2026-03-01', sku: 'A', on_hand: '1.5' },
      'on_hand',
    ],
    [
      'orders',
      'order_line',
      {
        order_id: 'O1',
        line: 1,
        ordered_at: '2026-03-01T10:00:00Z',
        sku: 'A',
        quantity: 2,
        unit_price: '19.99',
      },
      {
        order_id: 'O2',
        line: 1,
        ordered_at: '2026-03-01T10:00:00Z',
        sku: 'A',
        quantity: 0,
        unit_price: '19.99',
      },
      'quantity',
    ],
    [
      'returns',
      'return_line',
      { return_id: 'T1', sku: 'A', order_id: 'O1', returned_at: '2026-03-05', quantity: 1, restocked: 'yes' },
      { return_id: 'T2', sku: 'A', returned_at: '2026-03-05', quantity: 1, restocked: 'perhaps' },
      'restocked',
    ],
    [
      'reviews',
      'review',
      { review_id: 'V1', sku: 'A', created_at: '2026-03-06', rating: 5, body: 'Good, "really"', fit: 'true' },
      { review_id: 'V2', sku: 'A', created_at: '2026-03-06', rating: 6 },
      'rating',
    ],
    [
      'campaigns',
      'campaign',
      { campaign_id: 'C1', daily_budget: '50', brand: 'false' },
      { campaign_id: 'C2', daily_budget: 'much' },
      'daily_budget',
    ],
    [
      'keywords',
      'keyword',
      { keyword_id: 'K1', campaign_id: 'C1', text: 'tee', sku: 'A|B' },
      { keyword_id: 'K2' },
      'campaign_id',
    ],
    [
      'ad_stats',
      'ad_stat',
      { hour: '2026-03-01T10:00:00Z', keyword_id: 'K1', clicks: 4, cost: '3.20', conversions: '0.5' },
      { hour: '2026-03-01T11:00:00Z', clicks: 4, cost: '3.20', conversions: 0 },
      'keyword_id',
    ],
    [
      'tickets',
      'ticket',
      { ticket_id: 'Q1', created_at: '2026-03-02', subject: 'Parcel', body: 'Where is it?', status: 'open' },
      { ticket_id: 'Q2', created_at: '2026-03-02', body: 'Hm', status: 'lost' },
      'status',
    ],
    [
      'shipments',
      'shipment',
      {
        shipment_id: 'S1',
        order_id: 'O1',
        shipped_at: '2026-03-02',
        status: 'out for delivery',
        cost: '4.10',
        ship_postcode: '01067',
      },
      { shipment_id: 'S2', order_id: 'O1', cost: '-' },
      'cost',
    ],
    [
      'picks',
      'pick',
      { pick_id: 'I1', order_id: 'O1', sku: 'A', picked_at: '2026-03-02', quantity: 2 },
      { pick_id: 'I2', order_id: 'O1', sku: 'A' },
      'picked_at',
    ],
    [
      'events',
      'business_event',
      { event_id: 'E1', kind: 'Launch', starts_at: '2026-03-01', sku: 'A' },
      { event_id: 'E2', kind: 'party', starts_at: '2026-03-01' },
      'kind',
    ],
    [
      'shop',
      'shop_setting',
      { key: 'currency', value: 'EUR' },
      { key: 'time_zone', value: 'Mars/Phobos' },
      'value',
    ],
  ];

test.each(FILES)(
  '%s: the good row lands in %s, the bad one is kept with its reason',
  async (name, table, good, bad, column) => {
    const keys = [...new Set([...Object.keys(good), ...Object.keys(bad)])];
    const cell = (row: object, key: string) =>
      `"${String((row as Record<string, unknown>)[key] ?? '').replaceAll('"', '""')}"`;
    const text = [
      keys.join(','),
      ...[good, bad].map((row) => keys.map((key) => cell(row, key)).join(',')),
    ].join('\n');
    const report = await shop.importText(`${name}.csv`, text);
    expect(report).toMatchObject({ recognisedAs: `feed.${name}`, read: 2, written: 1, quarantined: 1 });
    expect(report.rejects).toEqual([{ line: 3, column, reason: expect.stringMatching(/^\S.{8,}/) }]);
    expect(await listRejects(shop.db)).toHaveLength(1);
    expect(await shop.rows(`select * from ${table}`)).toHaveLength(1);
  },
);

test('all files of the feed are covered here', () => {
  expect(new Set(FILES.map(([name]) => name)).size).toBe(17);
});
