import type { Transaction } from '../domain/database.ts';
import type { TraceEntry } from '../domain/trace.ts';

/** Any constant will do: it names "the end of the trace" among Postgres's advisory locks. */
const TRACE_LOCK = 7_420_043;

/** Waits for its turn to append and reads the hash of the last entry; the empty string at the beginning. */
export async function lockLastHash(tx: Transaction): Promise<string> {
  await tx.query('select pg_advisory_xact_lock($1)', [TRACE_LOCK]);
  const { rows } = await tx.query<{ hash: string }>('select hash from trace order by seq desc limit 1');
  return rows[0]?.hash ?? '';
}

export async function insertEntry(
  tx: Transaction,
  entry: TraceEntry,
  prevHash: string,
  hash: string,
): Promise<void> {
  await tx.query(
    `insert into trace (at, kind, finding_id, action_id, actor, summary, data, prev_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      entry.at,
      entry.kind,
      entry.findingId,
      entry.actionId,
      JSON.stringify(entry.actor),
      entry.summary,
      JSON.stringify(entry.data),
      prevHash,
      hash,
    ],
  );
}
