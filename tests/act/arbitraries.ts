import fc from 'fast-check';
import type { ACTION_KINDS } from '../../src/domain/action.ts';
import { orderParams } from './params.ts';

const text = fc.string({ minLength: 1, maxLength: 3000, unit: 'grapheme' });
const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const price = fc
  .integer({ min: 0, max: 10_000_000 })
  .map((minor) => ({ amount: (minor / 100).toFixed(2), currency: 'USD' }));

const keywordParams = fc.record({
  keywords: fc.uniqueArray(fc.record({ keywordId: text, text }), {
    minLength: 1,
    maxLength: 50,
    selector: ({ keywordId }) => keywordId,
  }),
  campaignId: nullable(text),
  campaignName: nullable(text),
  reason: fc.string({ minLength: 1, maxLength: 300 }),
});

/** Parameters of each kind by chance, as their schemas take them. */
export const PARAMS = {
  create_purchase_order: fc
    .record({
      cases: fc.integer({ min: 1, max: 500 }),
      casePack: fc.integer({ min: 1, max: 500 }),
      title: nullable(text),
      name: nullable(text),
      unitPrice: nullable(price),
    })
    .map(({ cases, casePack, title, name, unitPrice }) =>
      orderParams({ quantity: cases * casePack, casePack, moq: 0, title, supplierName: name, unitPrice }),
    ),
  swap_listing: fc.record({
    sku: fc.constant('A'),
    title: nullable(text),
    substitutes: fc.tuple(text, text).map(([b, c]) => [
      { sku: `B${b}`, title: null },
      { sku: `C${c}`, title: c },
    ]),
    message: fc.string({ minLength: 1, maxLength: 200 }),
  }),
  update_listing: fc.record({
    sku: text,
    title: nullable(text),
    price: fc.record({ from: price, to: price }),
    message: nullable(fc.string({ minLength: 1, maxLength: 200 })),
    sizeChart: nullable(fc.string({ minLength: 1, maxLength: 500 })),
  }),
  notify_supplier: fc.record({
    supplierId: text,
    supplierName: nullable(text),
    to: fc.constant(null),
    subject: fc.string({ minLength: 1, maxLength: 200 }),
    body: fc.string({ minLength: 1, maxLength: 3000 }),
  }),
  relocate_bin: fc.record({
    sku: text,
    title: nullable(text),
    barcode: nullable(text),
    from: fc.constant('G7-06'),
    to: fc.constant('A1-02'),
    free: fc.boolean(),
    apartFrom: text,
  }),
  relabel_sku: fc.record({
    sku: text,
    title: nullable(text),
    barcode: nullable(text),
    bin: nullable(text),
    label: fc.string({ minLength: 1, maxLength: 60 }),
    warning: fc.string({ minLength: 1, maxLength: 80 }),
  }),
  hold_shipment: fc.record({
    shipmentId: text,
    orderId: text,
    trackingNumber: nullable(text),
    reason: fc.string({ minLength: 1, maxLength: 300 }),
    address: nullable(text),
  }),
  release_shipment: fc.record({
    shipmentId: text,
    orderId: text,
    trackingNumber: nullable(text),
    reason: fc.string({ minLength: 1, maxLength: 300 }),
  }),
  change_carrier: fc.record({
    shipments: fc.uniqueArray(fc.record({ shipmentId: text, orderId: text }), {
      minLength: 1,
      maxLength: 20,
      selector: ({ shipmentId }) => shipmentId,
    }),
    from: fc.record({ carrier: nullable(text), service: nullable(text) }),
    to: fc.record({
      carrier: fc.string({ minLength: 1, maxLength: 60 }),
      service: nullable(fc.string({ minLength: 1, maxLength: 60 })),
    }),
    reason: fc.string({ minLength: 1, maxLength: 300 }),
    labelCost: nullable(price),
  }),
  reply_ticket: fc.record({
    replies: fc.uniqueArray(
      fc.record({
        ticketId: text,
        subject: fc.constant('Your order'),
        body: fc.stringMatching(/^[a-z ]{1,200}$/),
        citations: fc.constant([{ table: 'shipment', id: 'S1', field: 'shipped_at', value: 'Mon 2 Mar' }]),
      }),
      { minLength: 1, maxLength: 30, selector: ({ ticketId }) => ticketId },
    ),
    exclude: fc.constant([]),
    leftOut: fc.nat(),
  }),
  escalate_ticket: fc.record({
    tickets: fc.uniqueArray(
      fc.record({
        ticketId: text,
        reason: fc.string({ minLength: 1, maxLength: 120 }),
        note: fc.string({ minLength: 1, maxLength: 3000 }),
      }),
      { minLength: 1, maxLength: 30, selector: ({ ticketId }) => ticketId },
    ),
    exclude: fc.constant([]),
    leftOut: fc.nat(),
  }),
  tag_ticket: fc.record({
    tickets: fc.uniqueArray(fc.record({ ticketId: text, tag: fc.string({ minLength: 1, maxLength: 60 }) }), {
      minLength: 1,
      maxLength: 30,
      selector: ({ ticketId }) => ticketId,
    }),
    exclude: fc.constant([]),
  }),
  pause_keyword: keywordParams,
  resume_keyword: keywordParams,
  set_campaign_budget: fc.record({
    campaignId: text,
    campaignName: nullable(text),
    budget: fc.record({ from: price, to: price }),
    reason: fc.string({ minLength: 1, maxLength: 300 }),
  }),
  reallocate_budget: fc.record({
    // Each budget falls or stays, so that their sum never rises.
    moves: fc.uniqueArray(
      fc
        .record({ campaignId: text, campaignName: nullable(text), from: price })
        .map((move) => ({ ...move, to: move.from })),
      { minLength: 2, maxLength: 20, selector: ({ campaignId }) => campaignId },
    ),
    reason: fc.string({ minLength: 1, maxLength: 300 }),
  }),
} satisfies Record<(typeof ACTION_KINDS)[number], fc.Arbitrary<Record<string, unknown>>>;
