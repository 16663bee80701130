import type { Database } from '../domain/database.ts';
import type { Shop } from '../domain/shop.ts';
import { Batch, type BatchOptions, type Layer } from './batch.ts';
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
    for (const { size } of this.batches.values()) if (size >= BATCH_ROWS) return true;
    return false;
  }

  /** Starts to write what waits, once what was handed over before is written. What is committed stays. */
  async flush(): Promise<void> {
    // Made ready first, so that the database never waits for it.
    const rejects = this.rejects;
    this.rejects = [];
    const layers = [...this.batches.values()].flatMap((batch) =>
      batch.drain().map((layer) => ({ ...layer, entity: batch.entity, derived: batch.derived })),
    );
    await this.writing;
    this.writing = this.write(layers, rejects);
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

  private async write(layers: readonly WaitingLayer[], rejects: readonly RejectedCells[]): Promise<void> {
    const { importId, profile, now, shop } = this.origin;
    const sourceOf = ({ derived }: WaitingLayer) => (derived ? profile.id : profile.source);
    const written = await this.db.transaction(async (tx) => {
      let sum = 0;
      for (const layer of layers) {
        const source = sourceOf(layer);
        const { written: count, met } = await writeRows(
          tx,
          { ...layer, source, importId, timeZone: shop.timeZone },
          { allNew: !this.met.has(layer.entity.name) },
        );
        if (met) this.met.add(layer.entity.name);
        if (!layer.derived) sum += count;
      }
      const seen = layers.flatMap((layer) =>
        layer.span ? [{ entity: layer.entity.name, source: sourceOf(layer), ...layer.span }] : [],
      );
      await widenFreshness(tx, seen, now);
      await writeRejects(tx, importId, rejects);
      return sum;
    });
    const rows = layers.reduce((sum, layer) => sum + (layer.derived ? 0 : layer.rows), 0);
    this.counts.written += written;
    this.counts.unchanged += rows - written;
    this.counts.read += rows;
  }
}

interface WaitingLayer extends Layer {
  readonly entity: Entity;
  readonly derived: boolean;
}
