import { execFile } from 'node:child_process';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PAGE = fileURLToPath(new URL('./page/', import.meta.url));
const BUNDLER = fileURLToPath(new URL('./page-bundle.ts', import.meta.url));
const LOCK_FILE = fileURLToPath(new URL('../../package-lock.json', import.meta.url));
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/daybreak-page/', import.meta.url));

const run = promisify(execFile);

async function modifiedAt(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;
}

/** Milliseconds of the newest source; a page built from it is never out of date. */
async function newestSource(): Promise<number> {
  const files = await readdir(PAGE, { recursive: true });
  const times = await Promise.all(
    [LOCK_FILE, BUNDLER, ...files.map((file) => join(PAGE, file))].map(modifiedAt),
  );
  return Math.floor(Math.max(...times));
}

async function build(): Promise<string> {
  const folder = join(CACHE, String(await newestSource()));
  if (await modifiedAt(join(folder, 'index.html'))) return folder;
  const draft = `${folder}.${process.pid}`;
  // In a process of its own, so that the bundler's memory goes with it and it does not run in a test's mode.
  await run(process.execPath, [BUNDLER, PAGE, draft], { env: { NODE_ENV: 'production' } });
  // Whoever else built the same page meanwhile was first: theirs stays.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
  return folder;
}

let building: Promise<string> | undefined;

/** The folder with the built page; built when it is missing or a source is newer, in about a second. */
export function builtPage(): Promise<string> {
  building ??= build().catch((error: unknown) => {
    building = undefined;
    throw error;
  });
  return building;
}
