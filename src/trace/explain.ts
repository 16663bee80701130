import type { Queryable } from '../domain/database.ts';
import type { TraceEntry } from '../domain/trace.ts';
import { readEntries } from './store.ts';

const LONGEST_STORY = 1000;

/** A finding's story, oldest first: what was seen, recommended, decided, done, by whom. */
export async function explain(db: Queryable, findingId: string): Promise<TraceEntry[]> {
  const entries = await readEntries(db, { findingId, limit: LONGEST_STORY });
  return entries.map(({ prevHash: _, hash: __, seq: ___, ...entry }) => entry);
}
