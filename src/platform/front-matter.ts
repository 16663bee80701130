import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { parse } from 'yaml';

/** A Markdown document with what its front matter says; one without front matter says nothing there. */
export interface FrontDocument {
  /** Relative to the folder read, with forward slashes. */
  readonly path: string;
  readonly front: Readonly<Record<string, unknown>>;
  /** The Markdown below the front matter. */
  readonly body: string;
}

/** What was read below a folder. */
export interface FrontFolder {
  readonly documents: FrontDocument[];
  /** Paths of documents that cannot be read, each with what is wrong and what to do. */
  readonly unreadable: { readonly path: string; readonly reason: string }[];
}

/** What a path is, so that a mistyped one is told from an empty folder. */
export async function kindOfPath(path: string): Promise<'folder' | 'file' | 'missing'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
    throw error;
  }
}

/**
 * The Markdown documents below a folder, or the one of that name, by path; none where there is nothing of that name. A
 * document whose front matter is no YAML, or that is no text, is left out and told.
 */
export async function readFrontMatter(folder: string): Promise<FrontFolder> {
  const documents: FrontDocument[] = [];
  const unreadable: FrontFolder['unreadable'] = [];
  const { root, names } = await markdownIn(folder);
  for (const name of names.filter((one) => /\.md$/i.test(one)).sort()) {
    const path = name.replaceAll('\\', '/');
    const text = await textOf(join(root, name));
    if (text === null) {
      unreadable.push({ path, reason: 'the file cannot be opened: let Daybreak read it, or remove it' });
      continue;
    }
    const [whole = '', block] = /^---\r?\n([\s\S]*?)\r?\n---[^\S\n]*(?:\r?\n|$)/.exec(text) ?? [];
    const front = block === undefined ? {} : parsed(block);
    const reason = front === null ? 'its front matter is not YAML' : noText(text, front);
    if (front && !reason) documents.push({ path, front, body: text.slice(whole.length) });
    else if (reason) unreadable.push({ path, reason });
  }
  return { documents, unreadable };
}

async function textOf(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch {
    return null;
  }
}

/** What no database takes as text, with the line; null where all of it is text. */
function noText(text: string, front: Readonly<Record<string, unknown>>): string | null {
  const at = text.indexOf('\0');
  if (at >= 0)
    return `line ${text.slice(0, at).split('\n').length} has a NUL character: save the file as UTF-8 text`;
  const field = Object.entries(front).find(([, value]) =>
    /\\u(0000|d[89a-f][0-9a-f]{2})/.test(JSON.stringify(value) ?? ''),
  );
  return field ? `${field[0]}: has a character that is no text: take its escape out` : null;
}

async function markdownIn(path: string): Promise<{ root: string; names: string[] }> {
  const kind = await kindOfPath(path);
  if (kind === 'missing') return { root: path, names: [] };
  if (kind === 'file') return { root: dirname(path), names: [basename(path)] };
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)));
  return { root: path, names };
}

function parsed(block: string): Record<string, unknown> | null {
  try {
    const front: unknown = parse(block) ?? {};
    return front !== null && typeof front === 'object' ? (front as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
