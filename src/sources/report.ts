/** A row that was not taken, and why. */
export interface Reject {
  readonly line: number;
  readonly column: string;
  readonly reason: string;
}

/** A rejected row with its cells by column, those only that Daybreak reads: the rest may be personal. */
export interface RejectedCells extends Reject {
  readonly raw: Readonly<Record<string, string>>;
}

/** What one file gave. `read` is `written` + `unchanged` + `quarantined`. */
export interface FileReport {
  readonly file: string;
  /** The profile's id, null when no profile knows the header. */
  readonly recognisedAs: string | null;
  readonly read: number;
  readonly written: number;
  readonly unchanged: number;
  readonly quarantined: number;
  /** The first hundred; `listRejects` has them all. */
  readonly rejects: readonly Reject[];
  /** What people should know of this file, in sentences. */
  readonly notes: readonly string[];
  /** Set when the file could not be read to its end; what was read before stands. */
  readonly error?: string;
}

export interface ImportReport {
  readonly files: readonly FileReport[];
}

/** How far one file has been read. */
export interface ImportProgress {
  readonly file: string;
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly rows: number;
}
