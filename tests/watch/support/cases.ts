import type { TicketRow } from '../../../src/watch/support/facts.ts';
import type { OrderBooks } from '../../../src/watch/support/reply/case.ts';
import type { Clause } from '../../../src/watch/support/reply/clauses.ts';

export const NOW = new Date('2026-03-03T12:00:00Z');
export const SHOP = {
  name: 'Fern & Fell',
  timeZone: 'America/New_York',
  currency: 'USD',
  returnWindowDays: 30,
};

const clause = (intent: Clause['intent'], text: string, more: Partial<Clause> = {}): Clause => ({
  id: `policies/test.md#${intent}`,
  intent,
  when: null,
  text,
  days: null,
  ...more,
});

export const CLAUSES: readonly Clause[] = [
  clause('order_status', 'A parcel without a scan for 7 days counts as lost.', { when: 'late' }),
  clause('return_how_to', 'You can return anything within 30 days of delivery.', { days: 30 }),
  clause('refund_status', 'We start refunds within 3 working days.'),
  clause('delivery_period', 'Delivery takes 3 to 4 working days.'),
];

/** An order with its parcel and its return, and somebody who asks about it. */
export interface World {
  readonly orderId: string;
  readonly customer: string;
  readonly asker: string | null;
  readonly question: string;
  readonly orderedAt: Date;
  readonly shippedAt: Date | null;
  readonly promisedAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly tracking: string | null;
  readonly carrier: string | null;
  readonly returnedAt: Date | null;
  readonly refundMinor: number | null;
}

export function ticketOf({ orderId, asker, question }: World): TicketRow {
  return {
    ticket_id: 'T-1',
    created_at: new Date(NOW.getTime() - 3_600_000),
    channel: 'email',
    customer_id: asker,
    order_id: orderId,
    sku: null,
    subject: null,
    body: question,
    tags: null,
    is_open: true,
    is_answered: false,
  };
}

export function bookOf(world: World): OrderBooks {
  const { orderId, customer, orderedAt, shippedAt, promisedAt, deliveredAt, tracking, carrier } = world;
  const order = {
    order_id: orderId,
    customer_id: customer,
    customers: 1,
    ordered_at: orderedAt,
    cancelled: false,
    skus: ['A-1'],
  };
  const parcel = {
    shipment_id: 'S-77',
    order_id: orderId,
    carrier,
    service: null,
    tracking_number: tracking,
    shipped_at: shippedAt,
    promised_at: promisedAt,
    delivered_at: deliveredAt,
    parcels: 1,
  };
  const { returnedAt, refundMinor } = world;
  return {
    orders: new Map([[orderId, order]]),
    parcels: new Map([[orderId, parcel]]),
    returned: new Map(
      returnedAt
        ? [
            [
              orderId,
              {
                order_id: orderId,
                return_id: 'R-5',
                returned_at: returnedAt,
                refund_minor: refundMinor,
                returns: 1,
              },
            ],
          ]
        : [],
    ),
  };
}
