import type { Database } from '../domain/database.ts';
import type { Shop } from '../domain/shop.ts';
import { Batch, type BatchOptions, type ReadyRows } from './batch.ts';
import type { Entity } from './entity.ts';
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
  /** The entities of which some rows were there before this file. */
  private readonly met = new Set<string>();
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
    for (const { size, adds } of this.batches.values()) if (!adds && size >= BATCH_ROWS) return true;
    return false;
  }

  /** Starts to write what waits (what is added up over the file, with the `last` rows only), once what was handed over before is written. What is committed stays. */
  async flush({ last = false } = {}): Promise<void> {
    // Made ready first, so that the database never waits for it.
    const rejects = this.rejects;
    this.rejects = [];
    const waiting = [...this.batches.values()]
      .filter(({ size, adds }) => size > 0 && (last || !adds))
      .map((batch) => ({
        entity: batch.entity,
        derived: batch.derived,
        adds: batch.adds,
        ...batch.drain(),
      }));
    await this.writing;
    this.writing = this.write(waiting, rejects);
    // A failure is met by the next flush or by `finish`; until then it must not end the process.
    this.writing.catch(() => undefined);
  }

  /** Writes the rest. Rejects with the database's error when anything could not be written. */
  async finish(): Promise<void> {
    await this.flush({ last: true });
    await this.writing;
  }

  /** The currencies that rows of an entity named. */
  currenciesOf(entity: string): ReadonlySet<string> {
    return this.batches.get(entity)?.currencies ?? new Set();
  }

  private async write(waiting: readonly WaitingRows[], rejects: readonly RejectedCells[]): Promise<void> {
    const { importId, profile, now, shop } = this.origin;
    const sourceOf = ({ derived }: WaitingRows) => (derived ? profile.id : profile.source);
    const written = await this.db.transaction(async (tx) => {
      let sum = 0;
      for (const rows of waiting) {
        const source = sourceOf(rows);
        const { written: count, met } = await writeRows(
          tx,
          { ...rows, source, importId, timeZone: shop.timeZone },
          { allNew: !this.met.has(rows.entity.name) },
        );
        if (met) this.met.add(rows.entity.name);
        if (!rows.derived) sum += count;
      }
      const seen = waiting.flatMap((rows) =>
        rows.span ? [{ entity: rows.entity.name, source: sourceOf(rows), ...rows.span }] : [],
      );
      await widenFreshness(tx, seen, now);
      await writeRejects(tx, importId, rejects);
      return sum;
    });
    this.count(waiting, written);
  }

  private count(waiting: readonly WaitingRows[], written: number): void {
    const own = waiting.filter(({ derived }) => !derived);
    const superseded = own.reduce((sum, rows) => sum + rows.superseded, 0);
    const read = own.reduce((sum, { rows }) => sum + rows, superseded);
    this.counts.written += written;
    this.counts.unchanged += read - written;
    this.counts.read += read;
    if (superseded > 0) this.notes.add(own.some(({ adds }) => adds) ? ADDED_UP : SUPERSEDED);
  }
}

const SUPERSEDED = 'Some rows have the key of a later row, which counts instead.';
const ADDED_UP = 'Some rows are parts of the same (one ad and time): they were added up.';

interface WaitingRows extends ReadyRows {
  readonly entity: Entity;
  readonly derived: boolean;
  readonly adds: boolean;
}
