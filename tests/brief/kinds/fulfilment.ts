import type { FulfilmentKind } from '../../../src/domain/evidence.ts';
import { BASE, type Examples } from './example.ts';

export const FULFILMENT_EXAMPLES: Examples<FulfilmentKind> = {
  mispick_hotspot: {
    evidence: {
      ...BASE,
      station: 'P4',
      shift: 'late',
      picks: 1204,
      errors: 46,
      rate: 0.0382,
      baselineRate: 0.0061,
      interval: [0.0284, 0.0503],
      since: '2026-02-20',
      pairs: [{ pair: 'A-1|A-2', errors: 31 }],
    },
    lines: [
      'Wrong since Fri 20 Feb: 46 of 1,204 picks',
      'Rate: 3.8 % (2.8 % – 5 %)',
      'Same SKUs elsewhere: 0.6 %',
      'Mostly: A-1 and A-2, 31 times',
    ],
    why: ['Since: Fri 20 Feb', 'Station: P4', 'Shift: late', 'Picks: 1,204', 'Errors: 46'],
  },
  confused_skus: {
    evidence: {
      ...BASE,
      errors: 9,
      direction: 'A-1→A-2',
      similarity: { title: 0.79, bin: 0.5, barcode: null },
      bins: ['G7-06', null],
      titles: ['Summit Bottle, Clay', 'Summit Bottle, Fog'],
      lines: 334,
      expected: 0.002,
      detection: 'pick log',
    },
    lines: ['Errors: 9 in 334 lines (pick log)', 'Direction: A-1→A-2', 'Titles alike: 79 %', 'Bins: G7-06'],
    why: [
      'Errors: 9',
      'Direction: A-1→A-2',
      'Lines of both: 334',
      'Bins: G7-06; unknown',
      'Noticed by: pick log',
    ],
  },
  address_mismatch: {
    evidence: {
      ...BASE,
      orderId: 'O-77',
      field: 'ship_postcode',
      given: '04101',
      expected: '97201–97299',
      why: '04101 is Portland, ME, not Portland, OR.',
      promisedOn: null,
    },
    lines: [
      'Order: O-77',
      'The label says: 04101',
      'Expected: 97201–97299',
      'Why: 04101 is Portland, ME, not Portland, OR.',
    ],
    why: ['Order: O-77', 'Given: 04101', 'Why: 04101 is Portland, ME, not Portland, OR.'],
  },
  carrier_error: {
    evidence: {
      ...BASE,
      orderId: 'O-78',
      rule: { id: 'no-po-box', citation: 'Carrier rules (policies/carriers.md)' },
      given: 'UPS Ground',
      expected: 'USPS Ground Advantage',
      why: 'UPS does not deliver to PO boxes.',
      promisedOn: '2026-03-05',
    },
    lines: [
      'Order: O-78',
      'Carrier: UPS Ground → USPS Ground Advantage',
      'Rule: UPS does not deliver to PO boxes.',
      'Stated in: Carrier rules (policies/carriers.md)',
    ],
    why: ['Order: O-78', 'Given: UPS Ground', 'Why: UPS does not deliver to PO boxes.'],
  },
  late_carrier: {
    evidence: {
      ...BASE,
      carrier: 'UPS',
      service: 'Ground',
      shipments: 240,
      late: 60,
      rate: 0.25,
      baselineRate: 0.041,
      since: '2026-02-20',
      waiting: 12,
    },
    lines: ['Late since Fri 20 Feb: 60 of 240 parcels', 'Rate: 25 % (before 4.1 %)', 'Waiting with it: 12'],
    why: ['Since: Fri 20 Feb', 'Carrier: UPS', 'Parcels: 240', 'Late: 60', 'Labels that wait: 12'],
  },
};
