import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { StandingDocument } from './store.ts';

/** What comes along for the sample shop. */
export const SAMPLE_FOLDER = resolve(import.meta.dirname, '../../../knowledge');
/** Where the sample shop's documents come from, wherever Daybreak is installed; once it was the folder itself. */
export const SAMPLE_SOURCES: readonly string[] = ['sample', SAMPLE_FOLDER];

/** What a path that is synced stands for: a folder that is known as one, whole or a part of it. */
export interface Scope {
  /** The folder that documents' paths are relative to. */
  readonly root: string;
  /** What its documents are filed under. */
  readonly source: string;
  /** The part that is read, relative to the root with forward slashes; '' for all of it. */
  readonly part: string;
  /** What stands of that part, by the same root. */
  readonly standing: readonly StandingDocument[];
  /** What stands of it by another root, from when only a part of it was known: it is read anew under this one. */
  readonly absorbed: readonly StandingDocument[];
}

/**
 * Finds what a path stands for among what is known: a file or folder inside a folder that was synced belongs to that
 * one, so that nothing is known twice. Pure.
 */
export function scopeOf(path: string, isFile: boolean, all: readonly StandingDocument[]): Scope {
  const sources = new Set(all.map(({ source }) => source));
  const own = isFile ? dirname(path) : path;
  const known = [...sources].filter((source) => source !== path && isWithin(path, source));
  const root = SAMPLE_SOURCES.includes(own) || sources.has(own) ? own : (longest(known) ?? own);
  const source = root === SAMPLE_FOLDER ? 'sample' : root;
  const part = relative(root, path).split(sep).join('/');
  const isPart = (one: string) => part === '' || one === part || one.startsWith(`${part}/`);
  return {
    root,
    source,
    part,
    standing: all.filter((one) => one.source === source && isPart(one.path)),
    absorbed: all.filter((one) => one.source !== source && isWithin(fileOf(one), path)),
  };
}

/** The file that a document was read from; what was saved in conversations has none. */
function fileOf({ source, path }: StandingDocument): string {
  return basename(source) === path && /\.md$/i.test(source) ? source : join(source, path);
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

function longest(paths: readonly string[]): string | undefined {
  return paths.toSorted((a, b) => b.length - a.length)[0];
}
