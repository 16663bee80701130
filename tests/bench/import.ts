import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Database } from '../../src/domain/database.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { importPaths } from '../../src/sources/index.ts';
import { testDatabase } from '../support/database.ts';
import { copySeconds, unnestSeconds } from './bare-load.ts';
import type { Row } from './row.ts';

const FILE = resolve(import.meta.dirname, '../../../shared/data/online_retail/online_retail.csv.gz');
const LINES = 541_909;
const REPEATS = 3;
const TARGET = 3;

/**
 * The import of UCI Online Retail, all 541,909 lines of it, against loading the very rows that it wrote into the very
 * tables that it wrote them to: by COPY on a server (with TEST_DATABASE_URL), by plain inserts on the embedded one.
 */
export async function importBench(): Promise<Row[]> {
  if (!existsSync(FILE)) return [skipped('import of Online Retail', `there is no ${FILE}`)];
  const embedded = await measured('embedded, against plain inserts', withEmbedded, unnestSeconds);
  if (!process.env.TEST_DATABASE_URL) {
    return [embedded, skipped('import on a server, against COPY', 'TEST_DATABASE_URL names no server')];
  }
  return [embedded, await measured('on a server, against COPY', withServer, copySeconds)];
}

type Session = <T>(work: (db: Database) => Promise<T>) => Promise<T>;

/** The best of several rounds of each, taken in turns so that both meet the machine in the same mood. */
async function measured(
  name: string,
  session: Session,
  bare: (db: Database) => Promise<number>,
): Promise<Row> {
  const rounds: { ours: number; baseline: number }[] = [];
  for (let round = 0; round < REPEATS; round += 1) {
    rounds.push(
      await session(async (db) => {
        const begun = performance.now();
        const { files } = await importPaths(db, { paths: [FILE], now: new Date('2026-01-01T00:00:00Z') });
        const ours = (performance.now() - begun) / 1000;
        const { read = 0, written = 0, quarantined = 0 } = files[0] ?? {};
        if (read !== LINES || written + quarantined !== LINES)
          throw new Error('Not every line is accounted for');
        return { ours, baseline: await bare(db) };
      }),
    );
  }
  const ours = Math.min(...rounds.map((round) => round.ours));
  const baseline = Math.min(...rounds.map((round) => round.baseline));
  return {
    name: `import ${LINES.toLocaleString('en')} rows ${name}`,
    ours: `${ours.toFixed(1)} s`,
    baseline: `${baseline.toFixed(1)} s`,
    ratio: (ours / baseline).toFixed(2),
    target: `≤ ${TARGET}`,
  };
}

const withEmbedded: Session = async (work) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'daybreak-bench-'));
  const db = await openDatabase({ dataDir });
  try {
    await migrate(db);
    return await work(db);
  } finally {
    await db.close();
    // The database's process ends some seconds after its last connection; until then it keeps the folder.
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 1000 });
  }
};

const withServer: Session = async (work) => {
  const db = await testDatabase();
  try {
    return await work(db);
  } finally {
    await db.close();
  }
};

function skipped(name: string, why: string): Row {
  return { name, ours: `skipped: ${why}`, baseline: '', ratio: '', target: `≤ ${TARGET}` };
}
