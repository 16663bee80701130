import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Saved } from './model.ts';

/** Reads a saved workspace; undefined where there is none yet. */
export async function readSaved(file: string): Promise<Saved | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Saved;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(
      `${file} is not a saved workspace (${(error as Error).message}); move it away to start anew.`,
    );
  }
}

/** Writes the whole state, by rename, so that a reader never sees half a file; calls that overlap share a write. */
export function saver(file: string, state: () => Saved): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  const write = async () => {
    waiting = undefined;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.new`, JSON.stringify(state()));
    await rename(`${file}.new`, file);
  };
  return () => {
    if (!waiting) {
      waiting = running.then(write);
      running = waiting.catch(() => {});
    }
    return waiting;
  };
}
