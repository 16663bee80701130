import { type ActionRow, actionsOf } from '../decide/index.ts';
import type { Database } from '../domain/database.ts';
import { dayOf, formatDay } from '../domain/day.ts';
import type { Finding, FindingKind } from '../domain/finding.ts';
import type { Shop } from '../domain/shop.ts';
import { listFindings } from '../findings/index.ts';
import { readOutlooks, type SkuOutlook } from '../watch/index.ts';
import type { Names } from './names/resolve.ts';
import type { Named, NamedType } from './names/store.ts';
import { type RunAt, readFindingsAt, readRunAt } from './standing/facts.ts';
import type { Source } from './told.ts';
import { type Catalogue, readCatalogue } from './tools/scope/facts.ts';

type Spoken = (kind?: string) => ReadonlySet<string>;

/** What a tool answers from: the question, what it names, and the rows as they stand. Everything is read once. */
export class Asking {
  readonly db: Database;
  readonly now: Date;
  readonly shop: Shop;
  readonly question: string;
  readonly names: Names;
  /** Stems by which questions of a kind are put, or, of none named, of several kinds: they name nothing of the shop. */
  readonly spoken: Spoken;
  readonly #standing: Standing;
  #usesFindings = false;
  #usesActions = false;

  constructor(standing: Standing, question: string, names: Names) {
    this.db = standing.db;
    this.now = standing.now;
    this.shop = standing.shop;
    this.question = question;
    this.names = names;
    this.spoken = standing.spoken;
    this.#standing = standing;
  }

  /** The first thing of a type that the question names. */
  named(type: NamedType): Named | null {
    return this.names.found.find((one) => one.type === type) ?? null;
  }

  /** Open and snoozed findings of the last run by then, those with most at stake first; of some kinds where any are given. */
  async findings<K extends FindingKind>(...kinds: K[]): Promise<Finding<K>[]> {
    this.#usesFindings = true;
    const all = await this.#standing.findings();
    return all.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind as K)) as Finding<K>[];
  }

  /** Every action of the standing findings. */
  actions(): Promise<readonly ActionRow[]> {
    this.#usesActions = true;
    return this.#standing.actions();
  }

  outlooks(): Promise<ReadonlyMap<string, SkuOutlook>> {
    return this.#standing.outlooks();
  }

  /** When the findings were last looked for by then; null before the first night. */
  async run(): Promise<Date | null> {
    return (await this.#standing.run()).at;
  }

  /** Whether a later night than the one asked about stands: what was drafted then is not kept. */
  async isPast(): Promise<boolean> {
    return (await this.#standing.run()).isPast;
  }

  /** Which of the night's work was looked at for an answer. */
  get uses(): { readonly findings: boolean; readonly actions: boolean } {
    return { findings: this.#usesFindings, actions: this.#usesActions };
  }

  /** What a question may be narrowed to: products, categories, suppliers, channels, countries. */
  catalogue(): Promise<Catalogue> {
    return this.#standing.catalogue();
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
  readonly run: () => Promise<RunAt>;
  readonly catalogue: () => Promise<Catalogue>;
  readonly spoken: Spoken;

  constructor(db: Database, { now, shop, spoken }: { now: Date; shop: Shop; spoken: Spoken }) {
    this.db = db;
    this.now = now;
    this.shop = shop;
    this.spoken = spoken;
    this.run = once(() => readRunAt(db, now));
    this.findings = once(async () => {
      const { at, isPast } = await this.run();
      if (!isPast) return listFindings(db);
      return at === null ? [] : pastFindings(db, at, shop.timeZone);
    });
    this.actions = once(async () =>
      actionsOf(
        db,
        (await this.findings()).map(({ id }) => id),
      ),
    );
    this.outlooks = once(() => readOutlooks(db, { now, shop }));
    this.catalogue = once(() => readCatalogue(db, now));
  }
}

/** The findings of a night that others have followed, each with the day of its entry where that is an earlier one. */
async function pastFindings(db: Database, at: Date, timeZone: string): Promise<Finding[]> {
  return (await readFindingsAt(db, at)).map(({ recordedAt, ...finding }) =>
    recordedAt < at
      ? { ...finding, headline: `${finding.headline} (as said on ${formatDay(dayOf(recordedAt, timeZone))})` }
      : finding,
  );
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
