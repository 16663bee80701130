import type { OrderRow, ParcelRow, ReturnedRow, TicketRow } from '../facts.ts';
import type { Triage } from '../triage/triage.ts';

/** A ticket with everything that an answer may rest on. */
export interface TicketCase {
  readonly ticket: TicketRow;
  readonly triage: Triage;
  /** The order asked about; null where none is named, or where it is not this customer's. */
  readonly order: OrderRow | null;
  readonly parcel: ParcelRow | null;
  readonly returned: ReturnedRow | null;
  /** True where the ticket names an order that its writer has not been shown to own. */
  readonly withheld: boolean;
}

export interface OrderBooks {
  readonly orders: ReadonlyMap<string, OrderRow>;
  readonly parcels: ReadonlyMap<string, ParcelRow>;
  readonly returned: ReadonlyMap<string, ReturnedRow>;
}

/** Words that may be order numbers: some digits, perhaps with letters before them. */
const ORDER_NUMBER = /[A-Za-z]{0,6}[-_]?\d{3,}[\w-]*/g;

/** The order numbers that a ticket may mean: its own field, then what its text names. */
export function orderNumbersOf({ order_id, subject, body }: TicketRow): string[] {
  const named = `${subject ?? ''}\n${body ?? ''}`.match(ORDER_NUMBER) ?? [];
  const bare = named.map((one) => one.replace(/^#/, ''));
  return [...new Set([...(order_id ? [order_id] : []), ...bare, ...bare.map((one) => `#${one}`)])].slice(
    0,
    12,
  );
}

/**
 * Joins a ticket to its order. An order is looked into only where the ticket's own customer is the one and only
 * customer of the order: a number that somebody happens to know opens nothing.
 */
export function caseOf(ticket: TicketRow, triage: Triage, books: OrderBooks): TicketCase {
  const found = orderNumbersOf(ticket).flatMap((id) => books.orders.get(id) ?? []);
  const own = found.filter((order) => isTheirs(order, ticket));
  const named = ticket.order_id === null ? own : own.filter(({ order_id }) => order_id === ticket.order_id);
  // Two orders in one letter: which one is meant is for a person to say.
  const order = named.length === 1 ? (named[0] ?? null) : null;
  return {
    ticket,
    triage,
    order,
    parcel: order ? (books.parcels.get(order.order_id) ?? null) : null,
    returned: order ? (books.returned.get(order.order_id) ?? null) : null,
    withheld: found.length > own.length,
  };
}

function isTheirs({ customer_id, customers }: OrderRow, ticket: TicketRow): boolean {
  return ticket.customer_id !== null && customers === 1 && customer_id === ticket.customer_id;
}
