import { type ActionRow, actionsOf } from '../decide/index.ts';
import type { Database } from '../domain/database.ts';
import type { Finding, FindingKind } from '../domain/finding.ts';
import type { Shop } from '../domain/shop.ts';
import { listFindings, readLatestRun } from '../findings/index.ts';
import { readOutlooks, type SkuOutlook } from '../watch/index.ts';
import type { Names } from './names/resolve.ts';
import type { Named, NamedType } from './names/store.ts';
import type { Source } from './told.ts';

/** What a tool answers from: the question, what it names, and the rows as they stand. Everything is read once. */
export class Asking {
  readonly db: Database;
  readonly now: Date;
  readonly shop: Shop;
  readonly question: string;
  readonly names: Names;
  readonly #standing: Standing;

  constructor(standing: Standing, question: string, names: Names) {
    this.db = standing.db;
    this.now = standing.now;
    this.shop = standing.shop;
    this.question = question;
    this.names = names;
    this.#standing = standing;
  }

  /** The first thing of a type that the question names. */
  named(type: NamedType): Named | null {
    return this.names.found.find((one) => one.type === type) ?? null;
  }

  /** Open and snoozed findings, those with most at stake first; of some kinds where any are given. */
  async findings<K extends FindingKind>(...kinds: K[]): Promise<Finding<K>[]> {
    const all = await this.#standing.findings();
    return all.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind as K)) as Finding<K>[];
  }

  /** Every action of the standing findings. */
  actions(): Promise<readonly ActionRow[]> {
    return this.#standing.actions();
  }

  outlooks(): Promise<ReadonlyMap<string, SkuOutlook>> {
    return this.#standing.outlooks();
  }

  /** When the findings were last looked for; null before the first night. */
  run(): Promise<Date | null> {
    return this.#standing.run();
  }
}

/** What stands in the shop at an instant, each part read when first asked for. */
export class Standing {
  readonly db: Database;
  readonly now: Date;
  readonly shop: Shop;
  readonly findings: () => Promise<readonly Finding[]>;
  readonly actions: () => Promise<readonly ActionRow[]>;
  readonly outlooks: () => Promise<ReadonlyMap<string, SkuOutlook>>;
  readonly run: () => Promise<Date | null>;

  constructor(db: Database, { now, shop }: { now: Date; shop: Shop }) {
    this.db = db;
    this.now = now;
    this.shop = shop;
    this.findings = once(() => listFindings(db));
    this.actions = once(async () =>
      actionsOf(
        db,
        (await this.findings()).map(({ id }) => id),
      ),
    );
    this.outlooks = once(() => readOutlooks(db, { now, shop }));
    this.run = once(() => readLatestRun(db));
  }
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | null = null;
  return () => {
    kept ??= read();
    return kept;
  };
}

/** A finding as what an answer rests on. */
export function findingSource({ id, headline, kind, subject }: Finding): Source {
  return { type: 'finding', id, title: `${kind.replaceAll('_', ' ')}: ${subject.id}`, passage: headline };
}

/** Rows that were counted, as what an answer rests on. */
export function tableSource(table: string, passage: string): Source {
  return { type: 'table', id: table, title: table.replaceAll('_', ' '), passage };
}
