import type { Database } from '../../domain/database.ts';
import type { Receipt } from './identity.ts';

/** How long whoever recorded a delivery may work on it before another process takes it over. */
const LEASE_SECONDS = 60;

/** Unexpected failures after which a delivery is given up, and the person told. */
export const MAX_ATTEMPTS = 3;

/**
 * Records a delivery under a 1 s statement timeout. Answers false when it was recorded before.
 * `isAbandoned` is asked before the commit, so that nothing is remembered that the person was told is not.
 */
export async function insertReceipt(
  db: Database,
  receipt: Receipt,
  { payload, now, isAbandoned }: { payload: object; now: Date; isAbandoned: () => boolean },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    assertWanted(isAbandoned);
    await tx.query("set local statement_timeout = '1s'");
    const { rowCount } = await tx.query(
      `insert into slack_receipt (key, kind, team_id, user_id, payload, received_at, lease_until)
       values ($1, $2, $3, $4, $5, $6, $6::timestamptz + make_interval(secs => $7))
       on conflict (key) do nothing`,
      [receipt.key, receipt.kind, receipt.teamId, receipt.userId, payload, now, LEASE_SECONDS],
    );
    assertWanted(isAbandoned);
    return rowCount === 1;
  });
}

function assertWanted(isAbandoned: () => boolean): void {
  if (isAbandoned()) throw new Error('It took too long to record this delivery; it is forgotten.');
}

/** Marks a delivery as dealt with and forgets what it said. */
export async function finishReceipt(db: Database, key: string, outcome: string, now: Date): Promise<void> {
  await db.query(
    "update slack_receipt set handled_at = $2, outcome = $3, payload = '{}' where key = $1 and handled_at is null",
    [key, now, outcome],
  );
}

export interface UnhandledReceipt {
  readonly key: string;
  readonly attempts: number;
  readonly payload: Record<string, unknown>;
}

/** Takes over deliveries whose process died or failed: each goes to one process, for the length of a lease. */
export async function claimUnhandled(db: Database, now: Date, limit: number): Promise<UnhandledReceipt[]> {
  const { rows } = await db.query<UnhandledReceipt>(
    `update slack_receipt r
        set attempts = r.attempts + 1, lease_until = $1::timestamptz + make_interval(secs => $2)
       from (select key from slack_receipt
              where handled_at is null and lease_until <= $1
              order by received_at limit $3 for update skip locked) due
      where r.key = due.key
      returning r.key, r.attempts, r.payload`,
    [now, LEASE_SECONDS, limit],
  );
  return rows;
}

/**
 * Makes what a process left behind due at once, for a start after a death. Where another process still works on some
 * of it, the verbs behind it happen once all the same.
 */
export async function releaseLeases(db: Database, now: Date): Promise<void> {
  await db.query('update slack_receipt set lease_until = $1 where handled_at is null and lease_until > $1', [
    now,
  ]);
}

/** Forgets deliveries that Slack cannot repeat any more. */
export async function forgetReceipts(db: Database, before: Date): Promise<void> {
  await db.query('delete from slack_receipt where handled_at < $1', [before]);
}
