import type { Database } from '../domain/database.ts';
import type { Shop } from '../domain/shop.ts';
import type { Batch } from './batch.ts';
import type { Profile } from './files/profile.ts';
import type { Reject } from './report.ts';
import { refreshRollUps } from './rollups/store.ts';
import { widenFreshness, writeBatch, writeRejects } from './store.ts';

const BATCH_ROWS = 20_000;

/** Takes a file's rows, writes them in batches, each in its own transaction, and keeps count. */
export class Loader {
  readonly counts = { read: 0, written: 0, unchanged: 0, quarantined: 0 };
  readonly notes: string[] = [];
  private readonly batches = new Map<string, Batch>();
  private rejects: (Reject & { raw: string })[] = [];
  private readonly db: Database;
  private readonly origin: { importId: number; profile: Profile; now: Date; shop: Shop };

  constructor(db: Database, origin: { importId: number; profile: Profile; now: Date; shop: Shop }) {
    this.db = db;
    this.origin = origin;
  }

  reject(reject: Reject & { raw: string }): void {
    this.counts.quarantined += 1;
    this.rejects.push(reject);
  }

  batchOf(entity: string, make: () => Batch): Batch {
    const batch = this.batches.get(entity) ?? make();
    this.batches.set(entity, batch);
    return batch;
  }

  get isFull(): boolean {
    if (this.rejects.length >= BATCH_ROWS) return true;
    for (const batch of this.batches.values()) if (batch.size >= BATCH_ROWS) return true;
    return false;
  }

  /** Writes what waits. What is committed stays, whatever happens to the rest of the file. */
  async flush(): Promise<void> {
    const { importId, profile, now } = this.origin;
    const rejects = this.rejects;
    const waiting = [...this.batches.values()].filter(({ size }) => size > 0);
    const written = await this.db.transaction(async (tx) => {
      let sum = 0;
      for (const batch of waiting) {
        sum += await writeBatch(tx, batch, { source: profile.source, importId });
        const span = spanOf(batch);
        if (span)
          await widenFreshness(tx, { entity: batch.entity.name, source: profile.source, ...span, now });
      }
      await writeRejects(tx, importId, rejects);
      return sum;
    });
    const rows = waiting.reduce((sum, { size }) => sum + size, 0);
    this.counts.written += written;
    this.counts.unchanged += rows - written;
    this.rejects = [];
    for (const batch of waiting) batch.clear();
  }

  async finish(): Promise<void> {
    await this.flush();
    const { importId, shop } = this.origin;
    await this.db.transaction(async (tx) => {
      for (const entity of this.batches.keys()) await refreshRollUps(tx, entity, importId, shop.timeZone);
    });
  }
}

function spanOf({ entity, columns, values }: Batch): { first: string; last: string } | null {
  const times = values[columns.findIndex(({ name }) => name === entity.time)];
  if (!times) return null;
  let first = '';
  let last = '';
  for (const time of times) {
    if (typeof time !== 'string') continue;
    if (first === '' || time < first) first = time;
    if (time > last) last = time;
  }
  return first === '' ? null : { first, last };
}
