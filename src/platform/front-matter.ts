import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A Markdown document with what its front matter says. */
export interface FrontDocument {
  /** Relative to the folder read, with forward slashes. */
  readonly path: string;
  readonly front: Readonly<Record<string, unknown>>;
}

/**
 * The Markdown documents below a folder that begin with YAML front matter, by path; none where there is no such
 * folder. A document whose front matter is no YAML is left out: `unreadable` names it.
 */
export async function readFrontMatter(
  folder: string,
): Promise<{ documents: FrontDocument[]; unreadable: string[] }> {
  const names = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const documents: FrontDocument[] = [];
  const unreadable: string[] = [];
  for (const name of names.filter((one) => one.endsWith('.md')).sort()) {
    const path = name.replaceAll('\\', '/');
    const block = /^---\r?\n([\s\S]*?)\r?\n---/.exec(await readFile(join(folder, name), 'utf8'))?.[1];
    if (block === undefined) continue;
    const front = parsed(block);
    if (front) documents.push({ path, front });
    else unreadable.push(path);
  }
  return { documents, unreadable };
}

function parsed(block: string): Record<string, unknown> | null {
  try {
    const front: unknown = parse(block);
    return front !== null && typeof front === 'object' ? (front as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
