import type { Database } from '../domain/database.ts';
import type { Shop } from '../domain/shop.ts';
import type { BulkColumn } from '../platform/bulk-load.ts';
import { Batch, type BatchOptions } from './batch.ts';
import type { Profile } from './files/profile.ts';
import type { RejectedCells } from './report.ts';
import { widenFreshness, writeRejects, writeRows } from './store.ts';

const BATCH_ROWS = 25_000;

/** Which file's rows these are and by which settings they are read. */
export interface Origin {
  readonly importId: number;
  readonly profile: Profile;
  readonly now: Date;
  readonly shop: Shop;
}

/**
 * Takes a file's rows, writes them in batches, each in a transaction of its own, and keeps count. One batch is written
 * while the next is read, so memory holds two.
 */
export class Loader {
  readonly counts = { read: 0, written: 0, unchanged: 0, quarantined: 0 };
  readonly notes = new Set<string>();
  private readonly batches = new Map<string, Batch>();
  private readonly db: Database;
  private readonly origin: Origin;
  private rejects: RejectedCells[] = [];
  private writing: Promise<void> = Promise.resolve();

  constructor(db: Database, origin: Origin) {
    this.db = db;
    this.origin = origin;
  }

  /** The batch of an entity, made on first use; derived rows wait in one of their own. */
  batchOf(entity: string, derived: boolean, options: () => BatchOptions): Batch {
    const key = derived ? `${entity} derived` : entity;
    let batch = this.batches.get(key);
    if (!batch) {
      batch = new Batch(options());
      this.batches.set(key, batch);
    }
    return batch;
  }

  reject(reject: RejectedCells): void {
    this.counts.read += 1;
    this.counts.quarantined += 1;
    this.rejects.push(reject);
  }

  skip(): void {
    this.counts.read += 1;
    this.counts.unchanged += 1;
  }

  get isFull(): boolean {
    if (this.rejects.length >= BATCH_ROWS) return true;
    for (const { size } of this.batches.values()) if (size >= BATCH_ROWS) return true;
    return false;
  }

  /** Starts to write what waits, once what was handed over before is written. What is committed stays. */
  async flush(): Promise<void> {
    await this.writing;
    const rejects = this.rejects;
    this.rejects = [];
    const waiting = [...this.batches.values()].map((batch) => ({ batch, layers: batch.drain() }));
    this.writing = this.write(waiting, rejects);
    // A failure is met by the next flush or by `finish`; until then it must not end the process.
    this.writing.catch(() => undefined);
  }

  /** Writes the rest. Rejects with the database's error when anything could not be written. */
  async finish(): Promise<void> {
    await this.flush();
    await this.writing;
  }

  /** The currencies that rows of an entity named. */
  currenciesOf(entity: string): ReadonlySet<string> {
    return this.batches.get(entity)?.currencies ?? new Set();
  }

  private async write(
    waiting: readonly { batch: Batch; layers: BulkColumn[][] }[],
    rejects: readonly RejectedCells[],
  ): Promise<void> {
    const { importId, profile, now, shop } = this.origin;
    const counts = await this.db.transaction(async (tx) => {
      let written = 0;
      let rows = 0;
      for (const { batch, layers } of waiting) {
        const { entity, derived } = batch;
        const source = derived ? profile.id : profile.source;
        for (const columns of layers) {
          const target = { entity, columns, source, importId, derived, timeZone: shop.timeZone };
          const count = await writeRows(tx, target);
          const span = spanOf(columns, entity.time);
          if (span) await widenFreshness(tx, { entity: entity.name, source, ...span, now });
          if (derived) continue;
          written += count;
          rows += columns[0]?.values.length ?? 0;
        }
      }
      await writeRejects(tx, importId, rejects);
      return { written, rows };
    });
    this.counts.written += counts.written;
    this.counts.unchanged += counts.rows - counts.written;
    this.counts.read += counts.rows;
  }
}

function spanOf(columns: readonly BulkColumn[], time?: string): { first: string; last: string } | null {
  const times = columns.find(({ name }) => name === time)?.values ?? [];
  let first = '';
  let last = '';
  for (const at of times) {
    if (typeof at !== 'string') continue;
    if (first === '' || at < first) first = at;
    if (at > last) last = at;
  }
  return first === '' ? null : { first, last };
}
