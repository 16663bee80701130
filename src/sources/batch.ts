import { type BulkColumn, packed } from '../platform/bulk-load.ts';
import { type Column, type ColumnKind, type Entity, EXTRA } from './entity.ts';
import { BadCell, type CellReader, type CellStyle, type CellValue, cellReader } from './parse/cell.ts';

const TYPES: Readonly<Record<ColumnKind, BulkColumn['type']>> = {
  text: 'text',
  code: 'text',
  integer: 'bigint',
  decimal: 'numeric',
  money: 'bigint',
  instant: 'timestamptz',
  day: 'date',
  boolean: 'boolean',
  choice: 'text',
  json: 'jsonb',
};

/** Where a batch's rows go and how their cells are read. */
export interface BatchOptions {
  readonly entity: Entity;
  /** The feed fields that the file gives; columns without one stay as they are in the table. */
  readonly fields: ReadonlySet<string>;
  readonly style: CellStyle;
  /** The currency of rows that name none. */
  readonly currency: string;
  /** Rows that the file only implies: they replace nothing that another source said. */
  readonly derived: boolean;
  /** Rows with the same key are parts of one and added up, over the whole file. */
  readonly adds: boolean;
  /** Fields that may be empty although the feed asks for them. */
  readonly lacks: readonly string[];
}

/** What a batch held, ready to be written: each key stands in its rows once. */
export interface ReadyRows {
  readonly columns: readonly BulkColumn[];
  readonly rows: number;
  /** Rows that gave way to a later one with the same key, or were added to it. */
  readonly superseded: number;
  /** From when to when the rows are, where the entity has a time. */
  readonly span: Span | null;
}

/** ISO 8601 instants in UTC. */
export interface Span {
  readonly first: string;
  readonly last: string;
}

/**
 * Rows of one entity waiting to be written, kept by column. Of two with the same key the later one stays; where rows
 * are parts of one they are added up, which takes all of the file, so the batch then grows with the number of keys.
 */
export class Batch {
  readonly entity: Entity;
  readonly derived: boolean;
  readonly adds: boolean;
  readonly columns: readonly Column[];
  /** The currencies that rows named. */
  readonly currencies = new Set<string>();
  private readonly readers: readonly CellReader[];
  private readonly keyPlaces: readonly number[];
  private readonly currencyPlace: number;
  private readonly currency: string;
  private values: CellValue[][] = [];
  private rowOfKey = new Map<string, number>();
  private superseded = 0;

  constructor({ entity, fields, style, currency, derived, adds, lacks }: BatchOptions) {
    this.entity = entity;
    this.derived = derived;
    this.adds = adds;
    this.currency = currency;
    const hasMoney = entity.columns.some(({ kind, field }) => kind === 'money' && fields.has(field));
    const known = entity.columns.filter(
      ({ name, field }) =>
        fields.has(field) || entity.key.includes(name) || (field === 'currency' && hasMoney),
    );
    this.columns = fields.has(EXTRA.field) ? [...known, EXTRA] : known;
    this.readers = this.columns.map((column) =>
      cellReader(lacks.includes(column.field) ? { ...column, required: false } : column, style),
    );
    this.keyPlaces = entity.key.map((name) => this.columns.findIndex((column) => column.name === name));
    this.currencyPlace = this.columns.findIndex(({ field }) => field === 'currency');
    this.values = this.columns.map(() => []);
  }

  /** Takes one row's cells, in the order of `columns`; the column and the reason when one cannot be read. */
  take(cells: readonly string[]): { column: Column; reason: string } | null {
    const named = this.currencyPlace >= 0 ? (cells[this.currencyPlace] ?? '').toUpperCase() : '';
    const currency = named || this.currency;
    const row: CellValue[] = [];
    for (const [place, column] of this.columns.entries()) {
      const value = this.readers[place]?.(cells[place] ?? '', currency) ?? null;
      if (value instanceof BadCell) return { column, reason: value.reason };
      row.push(value);
    }
    if (this.currencyPlace >= 0) row[this.currencyPlace] = currency;
    if (named) this.currencies.add(named);
    // A key column that may be empty, such as a location, is empty text and not unknown.
    for (const place of this.keyPlaces) row[place] ??= '';
    this.add(row);
    return null;
  }

  /** How many rows wait. */
  get size(): number {
    return this.rowOfKey.size;
  }

  /** The waiting rows; the batch is empty afterwards. */
  drain(): ReadyRows {
    const { values, size: rows, superseded } = this;
    const columns = this.columns.map(({ name, kind }, place) => ({
      name,
      type: TYPES[kind],
      packed: packed(values[place] ?? []),
    }));
    const time = this.columns.findIndex(({ name }) => name === this.entity.time);
    this.values = this.columns.map(() => []);
    this.rowOfKey = new Map();
    this.superseded = 0;
    return { columns, rows, superseded, span: spanOf(values[time] ?? []) };
  }

  private add(row: readonly CellValue[]): void {
    const key = this.keyPlaces.map((place) => row[place]).join('\u0000');
    const earlier = this.rowOfKey.get(key);
    const at = earlier ?? this.size;
    if (earlier === undefined) this.rowOfKey.set(key, at);
    else this.superseded += 1;
    const isPart = this.adds && earlier !== undefined;
    for (const [place, value] of row.entries()) {
      const column = this.values[place];
      if (column) column[at] = isPart ? together(column[at] ?? null, value) : value;
    }
  }
}

/** Numbers are added up, to the millionth, so that binary fractions leave no trace; of the rest the later one stays. */
function together(sum: CellValue, part: CellValue): CellValue {
  if (typeof sum !== 'number' || typeof part !== 'number') return part ?? sum;
  return Math.round((sum + part) * 1e6) / 1e6;
}

function spanOf(times: readonly CellValue[]): Span | null {
  let first = '';
  let last = '';
  for (const at of times) {
    if (typeof at !== 'string') continue;
    if (first === '' || at < first) first = at;
    if (at > last) last = at;
  }
  return first === '' ? null : { first, last };
}
