import { readHead } from './files/head.ts';
import { recognise } from './files/recognise.ts';
import { jsonHeader } from './files/records.ts';
import { type Layout, sniff } from './files/sniff.ts';
import { type ColumnMapping, mappedProfile } from './mapping/profile.ts';

/** The names of a file's columns, for a column mapping; [] for a file without a header line. */
export async function readHeader(path: string): Promise<readonly string[]> {
  return (await readLayout(path))?.header ?? [];
}

/** How a file is laid out and which export it is, from its head; null for one without a header line. */
export async function readLayout(
  path: string,
  mappings: ReadonlyMap<string, ColumnMapping> = new Map(),
): Promise<Layout | null> {
  const head = await readHead(path);
  return sniff(head, /^\s*\{/.test(head) ? jsonHeader(head) : null, (header) => {
    return mappedProfile(mappings, header) ?? recognise(header, path);
  });
}
