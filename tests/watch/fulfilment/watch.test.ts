import { afterAll, beforeAll, expect, test } from 'vitest';
import { knownFrom, NO_CORRECTIONS } from '../../../src/context/index.ts';
import type { Database } from '../../../src/domain/database.ts';
import type { AnyFindingDraft } from '../../../src/domain/finding.ts';
import { watchFulfilment } from '../../../src/watch/fulfilment/watch.ts';
import { DEFAULT_THRESHOLDS } from '../../../src/watch/thresholds.ts';
import { testDatabase } from '../../support/database.ts';
import { writtenRules } from '../../support/written.ts';
import { SHOP } from '../shop.ts';

const NOW = new Date('2026-03-02T12:00:00Z');

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
  await writtenRules(db, NOW);
  await db.query(
    `insert into product (sku, title, bin, source) values
       ('A', 'Summit Bottle, Clay', 'G7-06', 'feed'), ('B', 'Summit Bottle, Fog', 'G7-07', 'feed'), ('C', 'Lantern', 'G7-20', 'feed')`,
  );
  await picks();
  await parcels();
  await promises();
});
afterAll(() => db.close());

/** Forty picks a day at each of four places; at P2, late, one in five of A is B, known four days later. */
async function picks(): Promise<void> {
  await db.query(
    `insert into pick (pick_id, order_id, sku, picked_at, quantity, station, shift, sku_picked, detected_at, source)
     select d || '-' || place || '-' || n, 'O-' || d, sku, at, 1, 'P' || (place / 2 + 1), case place % 2 when 0 then 'early' else 'late' end,
            case when wrong then 'B' end, case when wrong then at + interval '4 days' end, 'feed'
       from generate_series(1, 30) d, generate_series(0, 3) place, generate_series(1, 40) n,
            lateral (select (array['A', 'B', 'C', 'C'])[1 + n % 4] as sku, $1::timestamptz - make_interval(days => d) as at) p,
            lateral (select sku = 'A' and (place = 3 and n % 20 = 4 or place < 3 and d = 20 and n = 4) as wrong) w`,
    [NOW],
  );
}

async function parcels(): Promise<void> {
  const label = (
    id: string,
    carrier: string,
    line1: string,
    city: string,
    postcode: string,
    shipped: string | null,
  ) => [id, carrier, line1, city, postcode, shipped];
  const rows = [
    label('FINE', 'UPS', '1 Main St', 'Portland', '97214', null),
    label('BOX', 'UPS', 'PO Box 7', 'Portland', '97214', null),
    label('CLASH', 'UPS', '1 Main St', 'Portland', '04101', null),
    label('LEFT', 'UPS', 'PO Box 8', 'Portland', '97214', '2026-03-02T11:00:00Z'),
    label('LEAVES-LATER', 'UPS', 'PO Box 9', 'Portland', '97214', '2026-03-02T16:00:00Z'),
    label('VOID', 'UPS', 'PO Box 10', 'Portland', '97214', null),
  ];
  await db.query(
    `insert into shipment (shipment_id, order_id, carrier, service, label_created_at, shipped_at, status, ship_line1, ship_city, ship_region, ship_postcode, ship_country, cost_minor, currency, source)
     select id, 'O-' || id, carrier, 'Ground', '2026-03-01T20:00:00Z', shipped, case when shipped is null then 'label' else 'in_transit' end,
            line1, city, 'OR', postcode, 'US', 900, 'USD', 'feed'
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[]) as t (id, carrier, line1, city, postcode, shipped)`,
    [0, 1, 2, 3, 4, 5].map((column) => rows.map((row) => row[column])),
  );
  await db.query(
    `insert into order_line (order_id, line, ordered_at, sku, quantity, unit_price_minor, cancelled_at, source)
     values ('O-VOID', '1', '2026-03-01T10:00:00Z', 'A', 1, 1000, '2026-03-02T10:00:00Z', 'feed')`,
  );
}

/** Ten parcels a day with each of two services: one late in ten, and from eight days ago five in ten with one of them. */
async function promises(): Promise<void> {
  await db.query(
    `insert into shipment (shipment_id, order_id, carrier, service, label_created_at, shipped_at, promised_at, delivered_at, status, cost_minor, currency, source)
     select service || d || '-' || n, 'P', case service when 'Ground' then 'UPS' else 'USPS' end, service, at - interval '4 days', at - interval '3 days', at,
            at + case when n <= case when service = 'Ground' and d <= 8 then 5 else 1 end then interval '1 day' else interval '-1 hour' end,
            'delivered', case service when 'Ground' then 900 else 640 end, 'USD', 'feed'
       from generate_series(1, 60) d, generate_series(1, 10) n, unnest(array['Ground', 'Ground Advantage']) service,
            lateral (select $1::timestamptz - make_interval(days => d) as at) t`,
    [NOW],
  );
}

const watch = (now = NOW) =>
  watchFulfilment(db, {
    now,
    shop: SHOP,
    thresholds: DEFAULT_THRESHOLDS,
    outlooks: new Map(),
    corrections: NO_CORRECTIONS,
    known: async () => knownFrom([]),
  });

function about(drafts: readonly AnyFindingDraft[], kind: string): string[] {
  return drafts
    .filter((draft) => draft.kind === kind)
    .map(({ subject }) => subject.id)
    .sort();
}

test('each incident is found, and nothing else', async () => {
  const { drafts, evaluated } = await watch();
  expect(about(drafts, 'mispick_hotspot')).toEqual(['P2|late']);
  expect(about(drafts, 'confused_skus')).toEqual(['A|B']);
  expect(about(drafts, 'carrier_error')).toEqual(['BOX', 'LEAVES-LATER']);
  expect(about(drafts, 'address_mismatch')).toEqual(['CLASH']);
  expect(about(drafts, 'late_carrier')).toEqual(['UPS|Ground']);
  expect(evaluated.toSorted()).toEqual([
    'address_mismatch',
    'carrier_error',
    'confused_skus',
    'late_carrier',
    'mispick_hotspot',
  ]);
  for (const { headline } of drafts) expect(headline.length).toBeLessThanOrEqual(140);
});

test('evidence names the pair, the day and the rule', async () => {
  const { drafts, facts, situation } = await watch();
  const of = (kind: string) => drafts.find((draft) => draft.kind === kind)?.evidence;
  expect(of('mispick_hotspot')).toMatchObject({ pairs: [{ pair: 'A|B' }] });
  expect(of('confused_skus')).toMatchObject({ direction: 'A→B', place: 'P2|late', bins: ['G7-06', 'G7-07'] });
  expect(of('carrier_error')).toMatchObject({
    rule: { id: 'no-po-box', citation: 'Carrier rules (policies/carriers.md)' },
    given: 'UPS Ground',
    expected: 'USPS Ground Advantage',
  });
  expect(of('late_carrier')).toMatchObject({
    since: '2026-02-22',
    shipments: 80,
    late: 40,
    baselineRate: 0.1,
  });
  expect(facts).toMatchObject([
    { kind: 'carrier_delay', subject: { id: 'UPS|Ground' }, value: { rate: 0.5 } },
  ]);
  expect(situation.pairs.get('A|B')?.adjacent).toBe(true);
});

test('an error that is found out later does not exist yet', async () => {
  const before = new Date(NOW.getTime() - 27 * 86_400_000);
  const { drafts } = await watch(before);
  expect(about(drafts, 'mispick_hotspot')).toEqual([]);
  expect(about(drafts, 'confused_skus')).toEqual([]);
});

test('a parcel is looked at until it has left, and only from the time of its label', async () => {
  const at = async (instant: string) => about((await watch(new Date(instant))).drafts, 'carrier_error');
  expect(await at('2026-03-01T19:00:00Z')).toEqual([]);
  expect(await at('2026-03-02T09:00:00Z')).toEqual(['BOX', 'LEAVES-LATER', 'LEFT', 'VOID']);
  expect(await at('2026-03-02T17:00:00Z')).toEqual(['BOX']);
});

test('without a pick log, what customers say names the pair', async () => {
  await db.query('delete from pick');
  await db.query(
    `insert into sales_day (sku, day, units, lines, max_line_units, revenue_minor)
     select 'S' || n, date '2026-02-20', 100, 100, 1, 1 from generate_series(1, 40) n
     union all select sku, date '2026-02-20', 100, 100, 1, 1 from unnest(array['A', 'B', 'C']) sku`,
  );
  await db.query(
    `insert into return_line (return_id, sku, returned_at, quantity, reason, comment, source) values
       ('R1', 'A', '2026-02-25T10:00:00Z', 1, 'wrong_item', 'You sent me B2 or so', 'feed'),
       ('R2', 'A', '2026-02-26T10:00:00Z', 1, 'wrong_item', null, 'feed'),
       ('R3', 'A', '2026-02-27T10:00:00Z', 1, 'wrong_item', null, 'feed'),
       ('R4', 'C', '2026-02-27T10:00:00Z', 1, 'wrong_item', null, 'feed'),
       ('R5', 'A', '2026-03-05T10:00:00Z', 1, 'wrong_item', null, 'feed')`,
  );
  const { drafts, evaluated } = await watch();
  expect(evaluated).not.toContain('mispick_hotspot');
  expect(drafts.find(({ kind }) => kind === 'confused_skus')).toMatchObject({
    subject: { id: 'A|B' },
    evidence: { errors: 3, detection: 'returns and tickets', sources: [{ table: 'return_line', rows: 3 }] },
  });
});

test('a carrier rule binds only while a document of this shop states it', async () => {
  await db.query('delete from knowledge_document');
  expect(about((await watch()).drafts, 'carrier_error')).toEqual([]);
  await writtenRules(db, NOW);
  expect(about((await watch()).drafts, 'carrier_error')).toEqual(['BOX', 'LEAVES-LATER']);
});

test('a shop without any of it is told nothing', async () => {
  await db.query('truncate pick, shipment, return_line, ticket cascade');
  expect(await watch()).toMatchObject({ drafts: [], evaluated: [], facts: [] });
});
