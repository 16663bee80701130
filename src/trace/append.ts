import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/action.ts';
import type { Transaction } from '../domain/database.ts';
import type { TraceEntry } from '../domain/trace.ts';
import { redact } from './redact.ts';
import { type ChainedEntry, insertEntries, lockLastHash } from './store.ts';

/** Appends an entry to the chain in the caller's transaction: it stands if and only if what it tells stands. */
export function appendTrace(tx: Transaction, entry: TraceEntry): Promise<void> {
  return appendTraces(tx, [entry]);
}

/** Appends entries in their order, in one statement. */
export async function appendTraces(tx: Transaction, entries: readonly TraceEntry[]): Promise<void> {
  if (entries.length === 0) return;
  let previous = await lockLastHash(tx);
  const chained: ChainedEntry[] = entries.map((entry) => {
    const clean = redact(entry);
    const prevHash = previous;
    previous = hashOf(prevHash, clean);
    return { ...clean, prevHash, hash: previous };
  });
  await insertEntries(tx, chained);
}

/** SHA-256 over the hash before and the entry with sorted keys: a changed byte anywhere breaks the chain from there. */
export function hashOf(prevHash: string, entry: TraceEntry): string {
  const { kind, findingId, actionId, actor, at, summary, data } = entry;
  const content = { kind, findingId, actionId, actor, at: at.toISOString(), summary, data };
  return createHash('sha256')
    .update(`${prevHash}\n${canonicalJson(content)}`)
    .digest('hex');
}
