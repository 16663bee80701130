import type { BatchOptions } from './batch.ts';
import { entityNamed } from './entities.ts';
import { EXTRA } from './entity.ts';
import type { FileRecord } from './files/csv.ts';
import type { Profile, Reads, RowReader, RowSink } from './files/profile.ts';
import { foldName } from './files/recognise.ts';
import type { Loader } from './loader.ts';
import type { CellStyle } from './parse/cell.ts';

/** What mapping a file's records to rows rests on. */
export interface MapperOptions {
  readonly profile: Profile;
  readonly reads: Reads;
  readonly header: readonly string[];
  readonly preamble: readonly string[];
  /** The place of each of the file's columns by folded name, aliases included. */
  readonly places: ReadonlyMap<string, number>;
  readonly style: CellStyle;
  readonly currency: string;
  readonly now: Date;
  readonly loader: Loader;
}

/** Columns that say who a person is; they are kept only where the feed has a column for them. */
const PERSONAL =
  /e-?mail|phone|mobile|address|street|birth|\bip\b|^name$|(first|last|full|customer|buyer|recipient|ship|billing)[ _]?name/i;

/** Turns each record into rows of the loader, a reason why not, or nothing to store. */
export class RowMapper {
  private readonly options: MapperOptions;
  private readonly reader: RowReader;
  private readonly sink: RowSink;
  /** The place in the record of each feed field of the main entity. */
  private readonly fieldPlaces: ReadonlyMap<string, number>;
  private readonly extras: readonly { name: string; place: number }[];
  private readonly placeMemo = new Map<string, number>();
  private record: FileRecord = { line: 0, cells: [] };

  constructor(options: MapperOptions) {
    this.options = options;
    const { reads, header, preamble, now, loader, places, profile, style } = options;
    const mapped = Object.entries(reads.fields).map(([field, column]) => [
      field,
      places.get(foldName(column)),
    ]);
    this.fieldPlaces = new Map(mapped.filter((one): one is [string, number] => one[1] !== undefined));
    const unknown = profile.keepsExtra ? unknownColumns(profile, header) : [];
    this.extras = unknown.filter(({ name }) => !PERSONAL.test(name));
    this.reader = reads.open?.({ now, header, preamble, instants: style.instants }) ?? {
      row: (_, sink) => sink.emit(reads.entity, {}),
    };
    this.sink = {
      emit: (entity, values, columns = {}) => this.emit(entity, values, columns),
      reject: (column, reason) => this.reject(column, reason),
      skip: () => loader.skip(),
      derive: (entity, values) => this.derive(entity, values),
    };
    const personal = unknown.filter(({ name }) => PERSONAL.test(name));
    noteColumns(loader, 'Columns that nothing uses yet, kept with their rows', this.extras);
    noteColumns(loader, 'Columns that say who somebody is, not kept', personal);
  }

  map(record: FileRecord): void {
    this.record = record;
    if (record.broken) this.reject('', record.broken);
    else this.reader.row(this.cell, this.sink);
  }

  private readonly cell = (column: string): string => {
    let place = this.placeMemo.get(column);
    if (place === undefined) {
      place = this.options.places.get(foldName(column)) ?? -1;
      this.placeMemo.set(column, place);
    }
    return this.record.cells[place] ?? '';
  };

  private emit(
    entity: string,
    values: Readonly<Record<string, string>>,
    columns: Readonly<Record<string, string>>,
  ): void {
    const { reads, loader } = this.options;
    const isMain = entity === reads.entity;
    const batch = loader.batchOf(entity, false, () =>
      this.batchOptions(entity, [...(isMain ? this.fieldPlaces.keys() : []), ...Object.keys(values)], isMain),
    );
    const cells = batch.columns.map(({ field }) => {
      if (field === EXTRA.field) return this.extra();
      const mapped = isMain ? this.record.cells[this.fieldPlaces.get(field) ?? -1] : undefined;
      return values[field] ?? mapped ?? '';
    });
    const bad = batch.take(cells);
    if (!bad) return;
    const { field } = bad.column;
    this.reject(columns[field] ?? reads.fields[field] ?? field, bad.reason);
  }

  private derive(entity: string, values: Readonly<Record<string, string>>): void {
    const batch = this.options.loader.batchOf(entity, true, () => ({
      ...this.batchOptions(entity, Object.keys(values), false),
      derived: true,
    }));
    batch.take(batch.columns.map(({ field }) => values[field] ?? ''));
  }

  private reject(column: string, reason: string): void {
    const used = Object.values(this.options.reads.fields);
    const raw = Object.fromEntries([...new Set(used)].map((name) => [name, this.cell(name).slice(0, 500)]));
    this.options.loader.reject({ line: this.record.line, column, reason, raw });
  }

  private batchOptions(entity: string, fields: readonly string[], isMain: boolean): BatchOptions {
    const { style, currency, reads } = this.options;
    const extra = isMain && this.extras.length > 0 ? [EXTRA.field] : [];
    return {
      entity: entityNamed(entity),
      fields: new Set([...fields, ...extra]),
      style,
      currency,
      derived: false,
      adds: isMain && reads.adds === true,
      lacks: isMain ? (reads.lacks ?? []) : [],
    };
  }

  private extra(): string {
    const kept = this.extras
      .map(({ name, place }) => [name, this.record.cells[place] ?? ''])
      .filter(([, value]) => value);
    return kept.length > 0 ? JSON.stringify(Object.fromEntries(kept)) : '';
  }
}

function unknownColumns(profile: Profile, header: readonly string[]): { name: string; place: number }[] {
  const known = new Set([...profile.columns, ...Object.values(profile.aliases ?? {}).flat()].map(foldName));
  return header
    .map((name, place) => ({ name: name.trim(), place }))
    .filter(({ name }) => name && !known.has(foldName(name)));
}

function noteColumns(loader: Loader, what: string, columns: readonly { name: string }[]): void {
  if (columns.length === 0) return;
  loader.notes.add(`${what}: ${columns.map(({ name }) => name).join(', ')}.`);
}
