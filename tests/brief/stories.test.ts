import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storiesOf } from '../../src/brief/stories/group.ts';
import { byUrgency, type Rankable } from '../../src/brief/stories/rank.ts';
import type { Told } from '../../src/brief/stories/refs.ts';
import { BASE } from './kinds/example.ts';

const TODAY = '2026-03-03';

const told = (type: string, id: string, evidence: Record<string, unknown> = {}): Told => ({
  subject: { type, id },
  evidence: { ...BASE, ...evidence },
});
const ids = (findings: readonly Told[]) =>
  storiesOf(findings).map((story) => story.map(({ subject }) => subject.id));

const decision = (
  dollars: number | null,
  deadline: string | null,
  more: Partial<Rankable> = {},
): Rankable => ({
  severity: 'warning',
  stake: dollars === null ? null : { minor: dollars * 100, currency: 'USD' },
  deadline,
  ...more,
});

test('what the same supplier change brought is one story, the tickets about the SKU among it', () => {
  const cause = { kind: 'supplier_change', id: 'EV-3', on: '2026-02-03' };
  const returns = told('sku', 'SKU-1', { cause });
  const others = told('sku', 'SKU-2', { cause });
  const tickets = told('topic', 'sizing_question|SKU-1');
  const unrelated = told('topic', 'delivery_period');
  expect(ids([returns, unrelated, tickets, others])).toEqual([
    ['SKU-1', 'sizing_question|SKU-1', 'SKU-2'],
    ['delivery_period'],
  ]);
});

test('an ad for a SKU that runs out, and the late order behind it, are told with the stock-out', () => {
  const skusAtRisk = [
    { sku: 'SKU-1', stockoutOn: '2026-03-07' },
    { sku: 'SKU-9', stockoutOn: null },
  ];
  expect(
    ids([
      told('sku', 'SKU-1'),
      told('sku', 'SKU-9'),
      told('keyword', 'kw-1', { sku: 'SKU-1' }),
      told('purchase_order', 'PO-1', { skusAtRisk }),
    ]),
  ).toEqual([['SKU-1', 'kw-1', 'PO-1'], ['SKU-9']]);
});

test('a station where errors gather is told with the pairs that are confused there, and only those', () => {
  const here = told('sku_pair', 'A|B', { place: 'P4|late' });
  const elsewhere = told('sku_pair', 'C|D', { place: 'P1|early' });
  expect(ids([told('station_shift', 'P4|late'), elsewhere, here])).toEqual([['P4|late', 'A|B'], ['C|D']]);
});

test('a supplier that got slower gathers the SKUs that wait for it; without that finding they stand alone', () => {
  const waiting = [told('sku', 'A', { supplierId: 'S1' }), told('sku', 'B', { supplierId: 'S1' })];
  expect(ids(waiting)).toEqual([['A'], ['B']]);
  expect(ids([...waiting, told('supplier', 'S1')])).toEqual([['A', 'B', 'S1']]);
});

test('parcels that break the same rule are one chore, and so are the addresses', () => {
  const rule = (id: string) => ({ rule: { id, citation: 'carrier-rules' } });
  expect(
    ids([
      told('shipment', 'SH-1', rule('po_box')),
      told('shipment', 'SH-2'),
      told('shipment', 'SH-3', rule('po_box')),
      told('shipment', 'SH-4', rule('hazmat')),
      told('shipment', 'SH-5'),
    ]),
  ).toEqual([['SH-1', 'SH-3'], ['SH-2', 'SH-5'], ['SH-4']]);
});

test('every finding is in exactly one story, whatever they are about', () => {
  const id = fc.constantFrom('A', 'B', 'C', 'D');
  const finding = fc
    .record({
      type: fc.constantFrom('sku', 'supplier', 'campaign', 'topic'),
      id,
      supplierId: fc.option(id, { nil: undefined }),
      sku: fc.option(id, { nil: undefined }),
      cause: fc.option(fc.record({ kind: fc.constant('launch'), id })),
    })
    .map(({ type, id, ...evidence }) => told(type, id, evidence));
  fc.assert(
    fc.property(fc.array(finding, { maxLength: 40 }), (findings) => {
      const stories = storiesOf(findings);
      expect(stories.flat()).toHaveLength(findings.length);
      expect(new Set(stories.flat())).toEqual(new Set(findings));
    }),
  );
});

test('the money that a day of waiting puts at risk comes first, not the largest sum', () => {
  const soon = decision(2000, '2026-03-03');
  const later = decision(8000, '2026-03-12');
  const whenever = decision(9000, null);
  expect([whenever, later, soon].toSorted(byUrgency(TODAY, 'USD'))).toEqual([soon, later, whenever]);
});

test('what has no price comes last, unless it is critical', () => {
  const priced = decision(1, null);
  const unpriced = decision(null, TODAY);
  const legal = decision(null, null, { severity: 'critical' });
  const foreign = decision(9000, TODAY, { stake: { minor: 900_000, currency: 'EUR' } });
  const order = [unpriced, priced, legal].toSorted(byUrgency(TODAY, 'USD'));
  expect(order).toEqual([legal, priced, unpriced]);
  expect([foreign, priced].toSorted(byUrgency(TODAY, 'USD'))).toEqual([priced, foreign]);
});
