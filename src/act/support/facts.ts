import type { Queryable } from '../../domain/database.ts';
import type { PlatformState } from '../adapter.ts';

/** Of the given tickets those that are open, and unanswered if asked so; one that is not in our rows counts as closed. */
export async function readOpen(
  db: Queryable,
  ids: readonly string[],
  { now, unanswered }: { now: Date; unanswered: boolean },
): Promise<Set<string>> {
  const { rows } = await db.query<{ ticket_id: string }>(
    `select ticket_id from ticket
      where ticket_id = any($1) and (not $3 or coalesce(first_reply_at > $2, true))
        and case when solved_at is null then coalesce(status, 'open') <> 'solved' else solved_at > $2 end`,
    [ids, now, unanswered],
  );
  return new Set(rows.map(({ ticket_id }) => ticket_id));
}

/** Of the given parcels those that were delivered after the instant at which something was said of them. */
export async function readDeliveredSince(
  db: Queryable,
  ids: readonly string[],
  since: Date,
): Promise<Set<string>> {
  const { rows } = await db.query<{ shipment_id: string }>(
    'select shipment_id from shipment where shipment_id = any($1) and delivered_at > $2',
    [ids, since],
  );
  return new Set(rows.map(({ shipment_id }) => shipment_id));
}

/** Tickets as a helpdesk shows them, by id; those that are not in our rows are left out. */
export async function readTicketStates(
  db: Queryable,
  ids: readonly string[],
): Promise<Map<string, PlatformState>> {
  const { rows } = await db.query<{ ticket_id: string; state: PlatformState }>(
    `select ticket_id, jsonb_build_object('subject', subject, 'status', coalesce(status, 'open'),
              'answered', first_reply_at is not null, 'customerId', customer_id) as state
       from ticket where ticket_id = any($1)`,
    [ids],
  );
  return new Map(rows.map(({ ticket_id, state }) => [ticket_id, state]));
}
