import type { Queryable, Transaction } from '../domain/database.ts';
import type { TraceEntry } from '../domain/trace.ts';

/** An entry with its place in the chain. */
export interface ChainedEntry extends TraceEntry {
  readonly prevHash: string;
  readonly hash: string;
}

/** Any constant will do: it names "the end of the trace" among Postgres's advisory locks. */
const TRACE_LOCK = 7_420_043;

/** Waits for its turn to append and reads the hash of the last entry; the empty string at the beginning. */
export async function lockLastHash(tx: Transaction): Promise<string> {
  await tx.query('select pg_advisory_xact_lock($1)', [TRACE_LOCK]);
  const { rows } = await tx.query<{ hash: string }>('select hash from trace order by seq desc limit 1');
  return rows[0]?.hash ?? '';
}

/** Inserts entries in their order. */
export async function insertEntries(tx: Transaction, entries: readonly ChainedEntry[]): Promise<void> {
  await tx.query(
    `insert into trace (at, kind, finding_id, action_id, actor, summary, data, prev_hash, hash)
     select (e->>'at')::timestamptz, e->>'kind', e->>'findingId', e->>'actionId', e->'actor', e->>'summary', e->'data',
            e->>'prevHash', e->>'hash'
     from jsonb_array_elements($1::jsonb) with ordinality as entry(e, place) order by place`,
    [JSON.stringify(entries)],
  );
}

/** The entries of a finding, or all of them, oldest first. */
export async function readEntries(
  db: Queryable,
  { findingId, after = 0, limit }: { findingId?: string; after?: number; limit: number },
): Promise<(ChainedEntry & { seq: number })[]> {
  const { rows } = await db.query<ChainedEntry & { seq: number }>(
    `select seq, at, kind, finding_id as "findingId", action_id as "actionId", actor, summary, data,
            prev_hash as "prevHash", hash
     from trace where seq > $1 and ($2::text is null or finding_id = $2) order by seq limit $3`,
    [after, findingId ?? null, limit],
  );
  return rows;
}
