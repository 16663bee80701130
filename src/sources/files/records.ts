import { csvRecords, type FileRecord } from './csv.ts';
import type { Layout } from './sniff.ts';

/** The data records of a file: without preamble, header, empty lines and a report's totals. */
export async function* dataRecords(text: AsyncIterable<string>, layout: Layout): AsyncGenerator<FileRecord> {
  if (layout.format === 'jsonl') {
    yield* jsonRecords(text, layout.header);
    return;
  }
  const headerLine = layout.preamble.length + 1;
  for await (const record of csvRecords(text, layout.delimiter)) {
    if (record.line <= headerLine || (layout.preamble.length > 0 && isTotal(record))) continue;
    yield hasMoreThan(layout.header.length, record)
      ? { line: record.line, cells: [], broken: TOO_MANY }
      : record;
  }
}

const TOO_MANY = 'more cells than the header has columns: a delimiter or a quotation mark is out of place';

/** Cells moved to the right by a stray delimiter would be read as something else without anybody noticing. */
function hasMoreThan(columns: number, { cells }: FileRecord): boolean {
  return cells.length > columns && cells.slice(columns).some((cell) => cell !== '');
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

/** Reports end in rows that sum up the others; counting them would double everything. */
function isTotal({ cells }: FileRecord): boolean {
  return cells.slice(0, 2).some((cell) => /^(grand )?total\s*(:|$)/i.test(cell));
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
