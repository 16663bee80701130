import { cellAt } from './csv-cell.ts';

/** One record of a file: its cells, trimmed, and the line that it starts on, counted from 1. */
export interface FileRecord {
  readonly line: number;
  readonly cells: readonly string[];
  /** Why the line is no record; it has no cells then, for nobody knows what stands in them. */
  readonly broken?: string;
}

/** A quotation mark that is not closed within so many characters is taken for a mistake in its line. */
const LONGEST_RECORD = 1 << 18;
const NOT_CLOSED = 'a quotation mark is out of place';

/**
 * The records of RFC 4180 text with any delimiter, as lenient as real exports need: blanks around quoted cells, lone
 * quotation marks inside cells. Where one that opens a cell does not close well, its line alone is broken and the next
 * line is read as usual; csv-parse, for one, drops the rest of the file there. Lines without any value are no records.
 */
export async function* csvRecords(
  text: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<FileRecord> {
  const reader = new CsvReader(delimiter);
  for await (const piece of text) yield* reader.take(piece, false);
  yield* reader.take('', true);
}

/** The cells of one line, as far as it goes. */
export function csvCells(line: string, delimiter: string): readonly string[] {
  const [record] = new CsvReader(delimiter).take(line, true);
  return record?.cells ?? [];
}

class CsvReader {
  private readonly delimiter: string;
  private text = '';
  private at = 0;
  private line = 1;

  constructor(delimiter: string) {
    this.delimiter = delimiter;
  }

  /** The records that are complete with this piece; with the last piece, the rest. */
  *take(piece: string, last: boolean): Generator<FileRecord> {
    this.text = this.text.slice(this.at) + piece;
    this.at = 0;
    while (this.at < this.text.length) {
      const newline = this.text.indexOf('\n', this.at);
      if (newline < 0 && !last) return;
      const end = newline < 0 ? this.text.length : newline;
      const line = this.text.slice(this.at, end);
      const record = line.includes('"') ? this.quoted(end, last) : this.plain(line, end);
      if (record === null) return;
      if (record.broken || record.cells.some((cell) => cell !== '')) yield record;
    }
  }

  private plain(text: string, end: number): FileRecord {
    const { line } = this;
    this.advance(end);
    return { line, cells: text.split(this.delimiter).map(trimmed) };
  }

  /** The record at hand, which has a quotation mark in its first line; null when more text is needed to tell. */
  private quoted(lineEnd: number, last: boolean): FileRecord | null {
    const { text, delimiter, line } = this;
    const cells: string[] = [];
    for (let at = this.at; ; ) {
      const cell = cellAt(text, at, delimiter);
      if (cell === null) {
        if (!last && text.length - this.at < LONGEST_RECORD) return null;
        const broken = { line, cells: [], broken: NOT_CLOSED };
        this.advance(lineEnd);
        return broken;
      }
      cells.push(cell.value);
      if (cell.end >= text.length && !last) return null;
      if (text[cell.end] !== delimiter) {
        this.advance(cell.end);
        return { line, cells };
      }
      at = cell.end + 1;
    }
  }

  /** Goes past the line's end at `end` and counts the lines on the way. */
  private advance(end: number): void {
    for (
      let at = this.text.indexOf('\n', this.at);
      at >= 0 && at < end;
      at = this.text.indexOf('\n', at + 1)
    ) {
      this.line += 1;
    }
    this.line += 1;
    this.at = end + 1;
  }
}

function trimmed(cell: string): string {
  return cell.trim();
}
