import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PAGE = fileURLToPath(new URL('./page/', import.meta.url));
const BUILT = fileURLToPath(new URL('../../node_modules/.cache/daybreak-page/', import.meta.url));

async function newestSource(): Promise<number> {
  const files = await readdir(PAGE, { recursive: true });
  const lockFile = fileURLToPath(new URL('../../package-lock.json', import.meta.url));
  const times = await Promise.all([...files.map((file) => join(PAGE, file)), lockFile].map(modifiedAt));
  return Math.max(...times);
}

async function modifiedAt(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;
}

async function build(): Promise<string> {
  const built = await modifiedAt(join(BUILT, 'index.html'));
  if (built > (await newestSource())) return BUILT;
  // Only a build needs these, so that an installation without development tools can serve a page built before.
  const [{ build: viteBuild }, { default: react }] = await Promise.all([
    import('vite'),
    import('@vitejs/plugin-react'),
  ]);
  await viteBuild({
    root: PAGE,
    configFile: false,
    mode: 'production',
    // Whatever the environment says: a test run must not leave a development build in the cache.
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    logLevel: 'error',
    plugins: [react()],
    build: { outDir: BUILT, emptyOutDir: true, chunkSizeWarningLimit: 2_000 },
  });
  return BUILT;
}

let building: Promise<string> | undefined;

/** The folder with the built page; built once, and again where a source is newer. Takes about a second. */
export function builtPage(): Promise<string> {
  building ??= build().catch((error: unknown) => {
    building = undefined;
    throw error;
  });
  return building;
}
