import { Readable } from 'node:stream';
import { type Options, parse } from 'csv-parse';
import type { Layout } from './sniff.ts';

/** One record of a file: its cells, trimmed, and the line that it starts on, counted from 1. */
export interface FileRecord {
  readonly line: number;
  readonly cells: readonly string[];
  /** Set instead of cells when the line is no record at all. */
  readonly broken?: string;
}

/** A quote that is never closed would swallow the rest of the file; past this it is called an error. */
const LONGEST_RECORD = 1 << 20;

/** The data records of a file: without preamble, header, empty lines and a report's totals. */
export async function* dataRecords(text: AsyncIterable<string>, layout: Layout): AsyncGenerator<FileRecord> {
  if (layout.format === 'jsonl') {
    yield* jsonRecords(text, layout.header);
    return;
  }
  const afterHeader = layout.preamble + 1;
  let seen = 0;
  for await (const record of csvRecords(text, layout.delimiter)) {
    seen += 1;
    if (seen <= afterHeader || (layout.preamble > 0 && isTotal(record))) continue;
    yield record;
  }
}

/** The keys of the first objects of JSON Lines, in the order in which they come up; null when there is none. */
export function jsonHeader(head: string): string[] | null {
  const objects = head
    .split('\n')
    .slice(0, 500)
    .map(parseObject)
    .filter((value) => value !== null);
  return objects.length > 0 ? [...new Set(objects.flatMap((value) => Object.keys(value)))] : null;
}

async function* csvRecords(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<FileRecord> {
  const options: Options = {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    trim: true,
    max_record_size: LONGEST_RECORD,
  };
  const input = Readable.from(text);
  const parser = input.pipe(parse(options));
  input.on('error', (error) => parser.destroy(error));
  let line = 1;
  type Row = { record: string[]; info: { lines: number; empty_lines: number } };
  for await (const { record, info } of parser as AsyncIterable<Row>) {
    yield { line, cells: record };
    line = info.lines + 1;
  }
}

/** Reports end in rows that sum up the others; counting them would double everything. */
function isTotal({ cells }: FileRecord): boolean {
  return cells.slice(0, 2).some((cell) => /^(grand )?total\b/i.test(cell));
}

async function* jsonRecords(
  text: AsyncIterable<string>,
  header: readonly string[],
): AsyncGenerator<FileRecord> {
  let line = 0;
  for await (const one of linesOf(text)) {
    line += 1;
    if (!one.trim()) continue;
    const value = parseObject(one);
    if (value) yield { line, cells: header.map((key) => cellOf(value[key])) };
    else yield { line, cells: [], broken: 'not a JSON object' };
  }
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest) yield rest;
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return value && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value).trim();
}
