import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** Every source file with what it imports: packages by name, own files by path from the root. */
const files = ['src', 'blocks'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readImports(join(folder, name))),
);

interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
}

function readImports(path: string): { path: string; text: string; imports: Import[] } {
  const text = readFileSync(join(root, path), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g,
  );
  const imports = [...found].map((match) => {
    const target = match[2] ?? match[3] ?? '';
    const own = target.startsWith('.') ? relative(root, resolve(root, dirname(path), target)) : target;
    return { target: own, typeOnly: match[1] !== undefined };
  });
  return { path, text, imports };
}

/** The room of a path: src/watch/inventory/facts.ts → "watch"; src/main.ts → "main". */
function roomOf(path: string): string {
  const [top, second] = path.split('/');
  if (top === 'blocks') return 'blocks';
  return (second ?? '').replace(/\.tsx?$/, '');
}

/** The journey of one fact: a room may import those before it, never those after it. */
const JOURNEY = [
  'sources',
  'watch',
  'findings',
  'advise',
  'brief',
  'decide',
  'act',
  'learn',
  'ask',
  'sample',
  'slack',
];
/** Open to every room; they import nothing above themselves. */
const OPEN = ['domain', 'stats', 'platform', 'context', 'trace'];
/** Where parts meet. */
const TOP = ['main', 'cli', 'night', 'workspace', 'config'];

function mayImport(from: string, to: string): boolean {
  if (from === to) return true;
  if (from === 'main' || from === 'cli') return to !== 'cli';
  if (to === 'main' || to === 'cli') return false;
  if (to === 'config') return from === 'slack';
  if (from === 'night') return JOURNEY.indexOf(to) <= JOURNEY.indexOf('decide') && to !== 'workspace';
  if (OPEN.includes(to)) return !OPEN.includes(from) || OPEN.indexOf(to) < OPEN.indexOf(from);
  if (from === 'workspace' || to === 'workspace') return false;
  if (to === 'blocks') return from === 'slack';
  if (JOURNEY.includes(from) && JOURNEY.includes(to)) return JOURNEY.indexOf(to) < JOURNEY.indexOf(from);
  return false;
}

test('every room is known', () => {
  const rooms = new Set(files.map(({ path }) => roomOf(path)));
  for (const room of rooms) expect([...JOURNEY, ...OPEN, ...TOP, 'blocks']).toContain(room);
});

test('the journey runs one way', () => {
  const wrong = files.flatMap(({ path, imports }) =>
    imports
      .filter(({ target }) => /^(src|blocks)\//.test(target))
      .filter(({ typeOnly }) => !(roomOf(path) === 'blocks' && typeOnly))
      .filter(({ target }) => !mayImport(roomOf(path), roomOf(target)))
      .map(({ target }) => `${path} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

test('the page and the server of the workspace know nothing of Daybreak', () => {
  const wrong = files
    .filter(({ path }) => path.startsWith('src/workspace/'))
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => target.startsWith('src/') && !target.startsWith('src/workspace/'))
        .filter(
          ({ target }) =>
            !['src/platform/clock.ts', 'src/platform/log.ts', 'src/platform/id.ts'].includes(target),
        )
        .map(({ target }) => `${path} imports ${target}`),
    );
  expect(wrong).toEqual([]);
});

test('blocks import types only', () => {
  const wrong = files
    .filter(({ path }) => path.startsWith('blocks/'))
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ target, typeOnly }) => !typeOnly && !target.startsWith('blocks/'))
        .map(({ target }) => `${path} imports ${target}`),
    );
  expect(wrong).toEqual([]);
});

/** A package and the only places that may know of it. */
const HOMES: readonly [pattern: RegExp, home: RegExp][] = [
  [/^@slack\/(bolt|web-api|socket-mode)/, /^src\/slack\//],
  [/^@slack\/types/, /^(src\/slack|blocks)\//],
  [/^(@langchain\/|langchain)/, /^src\/platform\/models/],
  [/^(pg|pg-boss|node-pg-migrate|pgvector)(\/|$)|^@electric-sql\//, /^src\/platform\//],
  [/^node-cron$/, /^src\/platform\/schedule\.ts$/],
  [/^(react|react-dom|slack-blocks-to-jsx|ws|vite)(\/|$)/, /^src\/workspace\//],
];

test('each outside library stays in its room', () => {
  const wrong = files.flatMap(({ path, imports }) =>
    imports.flatMap(({ target }) =>
      HOMES.filter(([pattern, home]) => pattern.test(target) && !home.test(path)).map(
        () => `${path} imports ${target}`,
      ),
    ),
  );
  expect(wrong).toEqual([]);
});

/** What may stand only in certain files: SQL, the environment, the clock. */
const CONFINED: readonly [what: string, pattern: RegExp, home: RegExp][] = [
  [
    'SQL',
    /[`'"]\s*(select\s[\s\S]*?\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|with\s+\w+\s+as\s*(materialized\s*)?\()/i,
    /\/(store|facts)\.ts$|^src\/platform\//,
  ],
  ['process.env', /process\.env\b/, /^src\/config\.ts$/],
  ['the clock', /\bnew Date\(\)|\bDate\.now\(\)/, /^src\/platform\/clock\.ts$|^src\/workspace\/page\//],
];

test.each(CONFINED)('%s stands only where it belongs', (_, pattern, home) => {
  const wrong = files
    .filter(({ path, text }) => pattern.test(text) && !home.test(path))
    .map(({ path }) => path);
  expect(wrong).toEqual([]);
});

test('no file grows past one idea', () => {
  const long = files
    .map(({ path, text }) => ({ path, lines: text.split('\n').length }))
    .filter(({ lines }) => lines > 300);
  expect(long).toEqual([]);
});
