import { beforeAll, expect, test } from 'vitest';
import { registry } from '../../src/act/registry.ts';
import { advise } from '../../src/advise/index.ts';
import type { RecommendationDraft } from '../../src/domain/action.ts';
import type { Database } from '../../src/domain/database.ts';
import type { FulfilmentKind } from '../../src/domain/evidence.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { NOTHING_SEEN as NO_ADS } from '../../src/watch/ads/situation.ts';
import { type FulfilmentSituation, NOTHING_SEEN } from '../../src/watch/fulfilment/situation.ts';
import { NOTHING_SEEN as NO_RETURNS } from '../../src/watch/returns/situation.ts';
import { NOTHING_SEEN as NO_SUPPLIERS } from '../../src/watch/suppliers/situation.ts';
import { NOTHING_SEEN as NO_SUPPORT } from '../../src/watch/support/situation.ts';
import { FULFILMENT_EXAMPLES } from '../brief/kinds/fulfilment.ts';
import { testDatabase } from '../support/database.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const SHOP = { name: 'Test', timeZone: 'UTC', currency: 'USD', returnWindowDays: 30 };

const PARCEL = {
  orderId: 'O-78',
  trackingNumber: '1Z1',
  carrier: 'UPS',
  service: 'Ground',
  costMinor: 900,
  currency: 'USD',
  addressKey: 'PO Box 7\n\nPortland\nOR\n97214\nUS',
  instead: { carrier: 'USPS', service: 'Ground Advantage', costMinor: 640, currency: 'USD' },
};
const SITUATION: FulfilmentSituation = {
  pairs: new Map([
    [
      'A-1|A-2',
      {
        members: [
          {
            sku: 'A-1',
            title: 'Bottle, Clay',
            barcode: null,
            from: 'G7-06',
            to: { bin: 'G7-09', free: true },
          },
          { sku: 'A-2', title: 'Bottle, Fog', barcode: null, from: 'G7-07', to: null },
        ],
        adjacent: true,
      },
    ],
  ]),
  parcels: new Map([['SH-1', PARCEL]]),
  waiting: new Map([
    [
      'UPS|Ground',
      [
        { shipmentId: 'SH-2', orderId: 'O-2', mayGoWith: ['USPS|Ground Advantage'] },
        { shipmentId: 'SH-3', orderId: 'O-3', mayGoWith: [] },
      ],
    ],
  ]),
  services: [
    { carrier: 'UPS', service: 'Ground', costMinor: 900, currency: 'USD' },
    { carrier: 'USPS', service: 'Ground Advantage', costMinor: 640, currency: 'USD' },
  ],
};

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
  return () => db.close();
});

const SUBJECTS: Readonly<Record<FulfilmentKind, string>> = {
  mispick_hotspot: 'P4|late',
  confused_skus: 'A-1|A-2',
  address_mismatch: 'SH-1',
  carrier_error: 'SH-1',
  late_carrier: 'UPS|Ground',
};

async function adviceOn(
  kind: FulfilmentKind,
  fulfilment: FulfilmentSituation = SITUATION,
): Promise<RecommendationDraft | undefined> {
  const finding = {
    id: 'fnd_1',
    kind,
    subject: { type: 'x', id: SUBJECTS[kind] },
    evidence: FULFILMENT_EXAMPLES[kind].evidence,
    deadline: '2026-03-02',
  } as unknown as Finding;
  const situations = {
    fulfilment,
    ads: NO_ADS,
    returns: NO_RETURNS,
    suppliers: NO_SUPPLIERS,
    support: NO_SUPPORT,
  };
  const drafts = await advise(db, {
    findings: [finding],
    outlooks: new Map(),
    situations,
    now: NOW,
    shop: SHOP,
  });
  return drafts.get('fnd_1');
}

test.each([
  ['mispick_hotspot', ['Move A-1 to bin G7-09', 'New shelf label for A-1']],
  ['confused_skus', ['Move A-1 to bin G7-09', 'New shelf label for A-1']],
  ['address_mismatch', ['Hold SH-1', 'It is right: let it go']],
  ['carrier_error', ['Send SH-1 with USPS Ground Advantage', 'Hold SH-1']],
  ['late_carrier', ['Send SH-2 with USPS Ground Advantage']],
] as const)('%s drafts what its catalogue takes: %s', async (kind, labels) => {
  const advice = await adviceOn(kind);
  expect(advice?.actions.map(({ label }) => label)).toEqual(labels);
  for (const { kind: action, params } of advice?.actions ?? [])
    expect(() => registry[action].parse(params)).not.toThrow();
  expect(advice?.ifNothing).not.toMatch(/NaN|undefined|null/);
  for (const reason of advice?.because ?? []) expect(reason).not.toMatch(/NaN|undefined|null/);
});

test('a label says what tells the two apart', async () => {
  const advice = await adviceOn('confused_skus');
  expect(advice?.actions[1]?.params).toMatchObject({ label: 'A-1 CLAY', warning: 'NOT A-2 FOG' });
});

test('a parcel whose rule leaves no carrier is held', async () => {
  const parcels = new Map([['SH-1', { ...PARCEL, instead: null }]]);
  const advice = await adviceOn('carrier_error', { ...SITUATION, parcels });
  expect(advice?.actions.map(({ kind }) => kind)).toEqual(['hold_shipment']);
});

test('without what was seen that night nothing is drafted', async () => {
  expect(await adviceOn('confused_skus', NOTHING_SEEN)).toBeUndefined();
  expect(await adviceOn('carrier_error', NOTHING_SEEN)).toBeUndefined();
  expect((await adviceOn('mispick_hotspot', NOTHING_SEEN))?.actions).toEqual([]);
});
