import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DaybreakError } from '../../domain/errors.ts';
import { stemOf } from './recognise.ts';

const READABLE = /\.(csv|tsv|txt|jsonl|ndjson)(\.gz)?$/i;

/**
 * The files that these paths name, folders read through; the shop's settings come first, since the rest is read by
 * them. Throws DaybreakError `not_found` for a path that does not exist.
 */
export async function listFiles(paths: readonly string[]): Promise<string[]> {
  const found = (await Promise.all(paths.map(filesAt))).flat();
  return [...new Set(found)].sort((a, b) => Number(stemOf(b) === 'shop') - Number(stemOf(a) === 'shop'));
}

async function filesAt(path: string): Promise<string[]> {
  const entry = await stat(path).catch(() => null);
  if (!entry) throw new DaybreakError('not_found', `There is no file or folder ${path}: check the path.`);
  if (!entry.isDirectory()) return [path];
  const names = await readdir(path, { recursive: true });
  return names
    .filter((name) => READABLE.test(name))
    .sort()
    .map((name) => join(path, name));
}
