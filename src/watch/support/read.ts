import type { Database } from '../../domain/database.ts';
import type { Day } from '../../domain/day.ts';
import { readWritten } from '../written/facts.ts';
import { readHistory, readOrders, readParcels, readReturned, readTickets, type TicketRow } from './facts.ts';
import { caseOf, orderNumbersOf, type TicketCase } from './reply/case.ts';
import { type Clause, clausesOf } from './reply/clauses.ts';
import type { History } from './reply/handover.ts';
import { type Triage, triage } from './triage/triage.ts';

/** Tickets that are triaged in one night, the newest first: a night stays fast in the fullest inbox. */
const MOST_TRIAGED = 6_000;

/** A ticket and what it is about. */
export interface TriagedTicket {
  readonly ticket: TicketRow;
  readonly triage: Triage;
}

/** Everything that watching the inbox needs, read at one instant. */
export interface Inbox {
  /** Open and closed ones, oldest first. */
  readonly tickets: readonly TriagedTicket[];
  /** The open ones with their orders. */
  readonly cases: readonly TicketCase[];
  readonly history: ReadonlyMap<string, History>;
  readonly clauses: readonly Clause[];
  /** Tickets that were too many to look at. */
  readonly skipped: number;
  readonly rows: Readonly<Record<string, number>>;
}

/** Reads the inbox as of `now`, and the replies that documents allow on its day: six set-based queries, whatever its size. */
export async function readInbox(db: Database, now: Date, today: Day): Promise<Inbox> {
  const all = await readTickets(db, now);
  const taken = newestAndOpen(all);
  const tickets = taken.map((ticket) => ({ ticket, triage: triageOf(ticket) }));
  const open = tickets.filter(({ ticket }) => ticket.is_open);
  const numbers = [...new Set(open.flatMap(({ ticket }) => orderNumbersOf(ticket)))];
  const customers = [...new Set(open.flatMap(({ ticket }) => ticket.customer_id ?? []))];
  const orders = await readOrders(db, numbers, now);
  const ids = orders.map(({ order_id }) => order_id);
  const parcels = await readParcels(db, ids, now);
  const returned = await readReturned(db, ids, now);
  const history = await readHistory(db, customers, now);
  const books = {
    orders: new Map(orders.map((row) => [row.order_id, row])),
    parcels: new Map(parcels.map((row) => [row.order_id, row])),
    returned: new Map(returned.map((row) => [row.order_id, row])),
  };
  return {
    tickets,
    cases: open.map(({ ticket, triage }) => caseOf(ticket, triage, books)),
    history: new Map(history.map((row) => [row.customer_id, row])),
    clauses: clausesOf(await readWritten(db, ['answers'], today)),
    skipped: all.length - taken.length,
    rows: {
      ticket: all.length,
      order_line: orders.length,
      shipment: parcels.length,
      return_line: returned.length,
    },
  };
}

/** Where an export has no text, the tags that colleagues gave stand for it. */
function triageOf({ subject, body, tags, order_id, sku }: TicketRow): Triage {
  const text = body ?? tags?.replaceAll('_', ' ').replace(/[,;]\s*/g, '. ') ?? null;
  return triage({ subject, body: text, linked: order_id !== null || sku !== null });
}

/** Every open ticket, and of the rest the newest. */
function newestAndOpen(all: readonly TicketRow[]): readonly TicketRow[] {
  if (all.length <= MOST_TRIAGED) return all;
  const open = all.filter(({ is_open }) => is_open).length;
  const from = all.filter(({ is_open }) => !is_open).at(-Math.max(1, MOST_TRIAGED - open))?.created_at;
  return all.filter(({ is_open, created_at }) => is_open || (from !== undefined && created_at >= from));
}
