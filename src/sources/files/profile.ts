/** The settings that reading a file rests on. */
export interface ReadingContext {
  readonly now: Date;
  readonly timeZone: string;
  readonly currency: string;
}

/** What a profile may do with one row: pass rows on under the feed's field names, refuse it, or leave it. */
export interface RowSink {
  emit(entity: string, row: Readonly<Record<string, string>>): void;
  reject(column: string, reason: string): void;
  /** The row holds nothing to store: it counts as unchanged. */
  skip(): void;
}

/** A row by the profile's own column names, '' where empty or absent. */
export type SourceRow = (column: string) => string;

/** How one kind of export is recognised and read: a table entry. */
export interface Profile {
  readonly id: string;
  /** What `source` its facts carry. */
  readonly source: string;
  /** All of these columns must be there. */
  readonly anchors: readonly string[];
  /** The full header as seen, for telling similar exports apart. */
  readonly columns: readonly string[];
  /** Other names under which a column of `columns` is seen. */
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
  /** Recognises by the rule of its column names, where the columns are people's choice. */
  readonly pattern?: RegExp;
  /** The file name without endings, where it says what the file is. */
  readonly fileName?: string;
  /** Feed fields by entity and the column that each comes from; absent: recognised, but not imported yet. */
  readonly reads?: { readonly entity: string; readonly fields: Readonly<Record<string, string>> };
  /** Other entities whose rows this export also gives. */
  readonly alsoGives?: readonly string[];
  /** Reads rows that do not map one to one; called once a file, the answer once a row. */
  readonly open?: (
    context: ReadingContext,
    header: readonly string[],
  ) => (row: SourceRow, sink: RowSink) => void;
  /** Unknown columns are kept with the row. */
  readonly keepsExtra?: boolean;
  readonly currency?: string;
  readonly timeZone?: string;
  /** What this export cannot give, in sentences for people. */
  readonly cannotGive?: readonly string[];
}
