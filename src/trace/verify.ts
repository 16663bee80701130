import type { Queryable } from '../domain/database.ts';
import { hashOf } from './append.ts';
import { readEntries } from './store.ts';

/** Whether the record is as it was written. */
export interface Verification {
  readonly ok: boolean;
  readonly entries: number;
  /** The first entry that does not follow from the one before it; null when all do. */
  readonly brokenAt: number | null;
  /** The last hash: kept elsewhere, it shows a record that was rewritten as a whole. */
  readonly head: string;
}

const PAGE = 5000;

/** Recomputes the whole chain, page by page. */
export async function verifyTrace(db: Queryable): Promise<Verification> {
  let head = '';
  let entries = 0;
  for (let after = 0; ; ) {
    const page = await readEntries(db, { after, limit: PAGE });
    for (const entry of page) {
      if (entry.prevHash !== head || hashOf(head, entry) !== entry.hash) {
        return { ok: false, entries, brokenAt: entry.seq, head };
      }
      head = entry.hash;
      entries += 1;
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return { ok: true, entries, brokenAt: null, head };
    after = last.seq;
  }
}
