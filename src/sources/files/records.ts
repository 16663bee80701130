import { Readable } from 'node:stream';
import { type Options, parse } from 'csv-parse';

/** One record of a file: its cells, trimmed, and the line that it starts on, counted from 1. */
export interface FileRecord {
  readonly line: number;
  readonly cells: string[];
}

/** The records of delimited text, quoted fields and line breaks inside them understood. */
export async function* csvRecords(
  text: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<FileRecord> {
  const options: Options = {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    trim: true,
  };
  const parser = Readable.from(text).pipe(parse(options));
  let line = 1;
  for await (const { record, info } of parser as AsyncIterable<{
    record: string[];
    info: { lines: number };
  }>) {
    yield { line, cells: record };
    line = info.lines + 1;
  }
}

/** The records of JSON Lines, laid out in the order of the first object's keys and those that come up later. */
export async function* jsonRecords(
  text: AsyncIterable<string>,
  header: string[],
): AsyncGenerator<FileRecord | { line: number; broken: string }> {
  let line = 0;
  for await (const one of linesOf(text)) {
    line += 1;
    if (!one.trim()) continue;
    const value = parseObject(one);
    if (!value) {
      yield { line, broken: one };
      continue;
    }
    yield { line, cells: header.map((key) => cellOf(value[key])) };
  }
}

/** The keys of the first objects of JSON Lines text. */
export function jsonHeader(head: string): string[] | null {
  const objects = head
    .split('\n')
    .slice(0, 200)
    .map(parseObject)
    .filter((value) => value !== null);
  return objects.length > 0 ? [...new Set(objects.flatMap((value) => Object.keys(value)))] : null;
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
