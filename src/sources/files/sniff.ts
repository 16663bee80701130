import { csvCells } from './csv.ts';
import type { Profile } from './profile.ts';

/** What the head of a file tells: how it is laid out and which export it is. */
export interface Layout {
  readonly format: 'delimited' | 'jsonl';
  readonly delimiter: string;
  /** Lines before the header, such as a report's title and date range. */
  readonly preamble: readonly string[];
  readonly header: readonly string[];
  /** null when no profile knows this header. */
  readonly profile: Profile | null;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
const MAX_PREAMBLE = 3;

type Recognise = (header: readonly string[]) => Profile | null;

/** Finds the header among the first lines, the delimiter and the profile; null for a file without a header. */
export function sniff(head: string, jsonKeys: readonly string[] | null, recognise: Recognise): Layout | null {
  if (jsonKeys) {
    const profile = recognise(jsonKeys);
    return { format: 'jsonl', delimiter: '', preamble: [], header: jsonKeys, profile };
  }
  const lines = head.split(/\r?\n/, 40);
  const layouts = Array.from({ length: MAX_PREAMBLE + 1 }, (_, preamble) =>
    DELIMITERS.map((delimiter) => layoutAt(lines, preamble, delimiter, recognise)),
  ).flat();
  const found = layouts.filter((layout) => layout !== null);
  const known = found.find(({ profile }) => profile !== null);
  if (known) return known;
  return (
    found.sort((a, b) => a.preamble.length - b.preamble.length || b.header.length - a.header.length)[0] ??
    null
  );
}

function layoutAt(
  lines: readonly string[],
  preamble: number,
  delimiter: string,
  recognise: Recognise,
): Layout | null {
  const line = lines[preamble]?.trim();
  if (!line) return null;
  const header = csvCells(line, delimiter);
  if (header.length === 0) return null;
  return {
    format: 'delimited',
    delimiter,
    preamble: lines.slice(0, preamble).map((one) => one.trim()),
    header,
    profile: recognise(header),
  };
}
