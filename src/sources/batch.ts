import type { BulkColumn } from '../platform/bulk-load.ts';
import type { Column, ColumnKind, Entity } from './entity.ts';
import { BadCell, type CellReader, type CellStyle, type CellValue, cellReader } from './parse/cell.ts';

const TYPES: Readonly<Record<ColumnKind, BulkColumn['type']>> = {
  text: 'text',
  integer: 'bigint',
  decimal: 'numeric',
  money: 'bigint',
  instant: 'timestamptz',
  day: 'date',
  boolean: 'boolean',
  choice: 'text',
};

/** Rows of one entity waiting to be written, kept by column. */
export class Batch {
  readonly entity: Entity;
  readonly columns: readonly Column[];
  values: CellValue[][];
  private readonly readers: readonly CellReader[];
  private readonly keyPlaces: readonly number[];
  private readonly currencyPlace: number;
  private readonly fallbackCurrency: string;
  private keys = new Set<string>();

  constructor(entity: Entity, fields: ReadonlySet<string>, style: CellStyle, currency: string) {
    this.entity = entity;
    const hasMoney = entity.columns.some(({ kind, field }) => kind === 'money' && fields.has(field));
    this.columns = entity.columns.filter(
      ({ name, field }) =>
        fields.has(field) || entity.key.includes(name) || (field === 'currency' && hasMoney),
    );
    this.values = this.columns.map(() => []);
    this.readers = this.columns.map((column) => cellReader(column, style));
    this.keyPlaces = entity.key.map((name) => this.columns.findIndex((column) => column.name === name));
    this.currencyPlace = this.columns.findIndex(({ field }) => field === 'currency');
    this.fallbackCurrency = currency;
  }

  get size(): number {
    return this.values[0]?.length ?? 0;
  }

  /** Reads one row's cells; null when it is good, else the column and the reason. */
  read(cells: readonly string[]): CellValue[] | { column: Column; reason: string } {
    const currency =
      (this.currencyPlace >= 0 ? cells[this.currencyPlace]?.toUpperCase() : '') || this.fallbackCurrency;
    const row: CellValue[] = [];
    for (let place = 0; place < this.columns.length; place += 1) {
      const value = this.readers[place]?.(cells[place] ?? '', currency) ?? null;
      const column = this.columns[place];
      if (!column) break;
      if (value instanceof BadCell) return { column, reason: value.reason };
      row.push(value);
    }
    if (this.currencyPlace >= 0) row[this.currencyPlace] = currency;
    for (const place of this.keyPlaces) row[place] ??= '';
    return row;
  }

  /** Whether a row with this key waits already: it must be written first, so that the later one wins. */
  holds(row: readonly CellValue[]): boolean {
    return this.keys.has(this.keyOf(row));
  }

  add(row: readonly CellValue[]): void {
    this.keys.add(this.keyOf(row));
    for (let place = 0; place < row.length; place += 1) this.values[place]?.push(row[place] ?? null);
  }

  clear(): void {
    this.values = this.columns.map(() => []);
    this.keys = new Set();
  }

  bulkColumns(): BulkColumn[] {
    return this.columns.map(({ name, kind }, place) => ({
      name,
      type: TYPES[kind],
      values: this.values[place] ?? [],
    }));
  }

  private keyOf(row: readonly CellValue[]): string {
    return this.keyPlaces.map((place) => row[place]).join('\u0000');
  }
}
