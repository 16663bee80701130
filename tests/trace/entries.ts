import type { Database } from '../../src/domain/database.ts';
import type { TraceEntry } from '../../src/domain/trace.ts';
import { appendTraces } from '../../src/trace/index.ts';

export const AT = new Date('2026-03-03T06:00:00.123Z');

export function entryOf(changes: Partial<TraceEntry> = {}): TraceEntry {
  return {
    kind: 'seen',
    findingId: 'fnd_1',
    actionId: null,
    actor: { type: 'system', name: 'night' },
    at: AT,
    summary: 'SKU-1 stocks out in 4 days',
    data: {},
    ...changes,
  };
}

/** Appends entries in a transaction of their own. */
export function append(db: Database, ...entries: readonly TraceEntry[]): Promise<void> {
  return db.transaction((tx) => appendTraces(tx, entries));
}
