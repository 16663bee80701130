import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/domain/database.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { testDatabase } from '../support/database.ts';

/** Does work on a fresh, migrated database that is gone afterwards. */
export type Session = <T>(work: (db: Database) => Promise<T>) => Promise<T>;

/** The embedded database as `npm start` runs it, in its own process with its own folder. */
export const embedded: Session = async (work) => {
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

/** A new database on the server that TEST_DATABASE_URL names. */
export const onServer: Session = async (work) => {
  const db = await testDatabase();
  try {
    return await work(db);
  } finally {
    await db.close();
  }
};
