import type { InstantReader } from '../parse/instant.ts';

/** The settings that reading a file rests on. */
export interface ReadingContext {
  readonly now: Date;
  readonly header: readonly string[];
  /** The lines above the header, such as a report's title and date range. */
  readonly preamble: readonly string[];
  /** Reads the file's dates. */
  readonly instants: InstantReader;
}

/** Where a profile puts what it makes of a row. */
export interface RowSink {
  /**
   * Passes a row on. `values` go by the feed's field names, over what the profile's `fields` already map; `columns`
   * says which of the file's columns a value came from, for the reason of a rejected row.
   */
  emit(
    entity: string,
    values: Readonly<Record<string, string>>,
    columns?: Readonly<Record<string, string>>,
  ): void;
  /** Refuses the row. */
  reject(column: string, reason: string): void;
  /** The row holds nothing to store: it counts as unchanged. */
  skip(): void;
  /** A row that the file only implies: it never replaces what another source says, and is not counted. */
  derive(entity: string, values: Readonly<Record<string, string>>): void;
}

/** A row by the file's own column names: '' where empty or absent. */
export type SourceRow = (column: string) => string;

/** Reads the rows of one file in order, where they do not map one to one. */
export interface RowReader {
  row(row: SourceRow, sink: RowSink): void;
}

/** How one kind of export is recognised and read: a table entry. */
export interface Profile {
  readonly id: string;
  /** What people call this export. */
  readonly title: string;
  readonly platform: string;
  /** What `source` its facts carry. */
  readonly source: string;
  /** All of these columns must be there. */
  readonly anchors: readonly string[];
  /** The header as seen, for telling similar exports apart. */
  readonly columns: readonly string[];
  /** Other names under which a column is seen. */
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
  /** Columns whose name is not the same in every file: "Amount spent (USD)". */
  readonly patterns?: Readonly<Record<string, RegExp>>;
  /** Recognises by the rule of its column names, where the columns are people's choice. */
  readonly pattern?: RegExp;
  /** The file name without endings, where it says what the file is. */
  readonly fileName?: string;
  /** Feed fields and the column that each comes from; absent: recognised, but not imported yet. */
  readonly reads?: Reads;
  /** Changes when the same bytes are read differently. */
  readonly revision?: string;
  /** Unknown columns are kept with the row. */
  readonly keepsExtra?: boolean;
  /** The currency and time zone that all files of this kind are in. */
  readonly currency?: string;
  readonly timeZone?: string;
  /** What this export cannot give, in sentences for people. */
  readonly cannotGive?: readonly string[];
}

/** What the rows of an export become. */
export interface Reads {
  readonly entity: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly open?: (context: ReadingContext) => RowReader;
  /** Rows of one file with the same key are parts of one: their counts and amounts are added up. */
  readonly adds?: boolean;
  /** Fields that the feed cannot do without and this export never has. */
  readonly lacks?: readonly string[];
}
