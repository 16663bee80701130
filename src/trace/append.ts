import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/action.ts';
import { actorKey } from '../domain/actor.ts';
import type { Transaction } from '../domain/database.ts';
import type { TraceEntry } from '../domain/trace.ts';
import { insertEntry, lockLastHash } from './store.ts';

/** Appends an entry to the chain in the caller's transaction: it stands if and only if what it tells stands. */
export async function appendTrace(tx: Transaction, entry: TraceEntry): Promise<void> {
  const prevHash = await lockLastHash(tx);
  const content = { ...entry, at: entry.at.toISOString(), actor: actorKey(entry.actor) };
  const hash = createHash('sha256')
    .update(`${prevHash}\n${canonicalJson(content)}`)
    .digest('hex');
  await insertEntry(tx, entry, prevHash, hash);
}
