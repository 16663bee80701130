import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parse } from 'yaml';

/** A Markdown document with what its front matter says; one without front matter says nothing there. */
export interface FrontDocument {
  /** Relative to the folder read, with forward slashes. */
  readonly path: string;
  readonly front: Readonly<Record<string, unknown>>;
  /** The Markdown below the front matter. */
  readonly body: string;
}

/**
 * The Markdown documents below a folder, or the one of that name, by path; none where there is no such folder. A
 * document whose front matter is no YAML is left out: `unreadable` names it.
 */
export async function readFrontMatter(
  folder: string,
): Promise<{ documents: FrontDocument[]; unreadable: string[] }> {
  const documents: FrontDocument[] = [];
  const unreadable: string[] = [];
  const { root, names } = await markdownIn(folder);
  for (const name of names.filter((one) => one.endsWith('.md')).sort()) {
    const path = name.replaceAll('\\', '/');
    const text = (await readFile(join(root, name), 'utf8')).replace(/^\uFEFF/, '');
    const [whole = '', block] = /^---\r?\n([\s\S]*?)\r?\n---[^\S\n]*(?:\r?\n|$)/.exec(text) ?? [];
    const front = block === undefined ? {} : parsed(block);
    if (front) documents.push({ path, front, body: text.slice(whole.length) });
    else unreadable.push(path);
  }
  return { documents, unreadable };
}

async function markdownIn(folder: string): Promise<{ root: string; names: string[] }> {
  try {
    return { root: folder, names: await readdir(folder, { recursive: true }) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { root: folder, names: [] };
    if (code === 'ENOTDIR') return { root: dirname(folder), names: [basename(folder)] };
    throw error;
  }
}

function parsed(block: string): Record<string, unknown> | null {
  try {
    const front: unknown = parse(block) ?? {};
    return front !== null && typeof front === 'object' ? (front as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
