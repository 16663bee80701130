import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { vector } from '@electric-sql/pglite-pgvector';
import pg from 'pg';
import type { Database } from '../../src/domain/database.ts';
import { openDatabase, ROW_TYPES, wrapPool } from '../../src/platform/database.ts';
import { migrate } from '../../src/platform/migrate.ts';

const ROOT = join(import.meta.dirname, '../..');
const MIGRATIONS = join(ROOT, 'migrations');

/**
 * A fresh, migrated database for one test file: in-process PGlite, or, with TEST_DATABASE_URL, a new database on
 * that server, dropped again on close.
 */
export async function testDatabase(): Promise<Database> {
  const url = process.env.TEST_DATABASE_URL;
  if (url) {
    const db = await onServer(url);
    await migrate(db);
    return db;
  }
  const { db } = await inProcess(await template());
  return db;
}

async function inProcess(loadDataDir?: Blob): Promise<{ db: Database; pglite: PGlite }> {
  const extensions = { vector };
  const pglite = await PGlite.create({ extensions, ...(loadDataDir ? { loadDataDir } : {}) });
  const pool = new pg.Pool({ ...createPgConfig(pglite), types: ROW_TYPES, max: 1 } as pg.PoolConfig);
  const db = wrapPool(pool, 'embedded');
  const close = async () => {
    await db.close();
    await pglite.close();
  };
  return { db: { ...db, close }, pglite };
}

/** A migrated database as a file, kept between test files: loading it is five times as fast as making one. */
async function template(): Promise<Blob> {
  const path = join(tmpdir(), `daybreak-test-${await fingerprint()}.tar`);
  const kept = await readFile(path).catch(() => null);
  if (kept) return new Blob([kept]);
  const { db, pglite } = await inProcess();
  await migrate(db);
  const dump = await pglite.dumpDataDir('none');
  await db.close();
  // Several test files may do this at once: each writes its own file, and one of them stays.
  const own = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(own, Buffer.from(await dump.arrayBuffer()));
  await rename(own, path);
  return dump;
}

/** Changes with every migration and every release of a package. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  hash.update(await readFile(join(ROOT, 'package-lock.json')));
  for (const name of (await readdir(MIGRATIONS)).sort()) {
    hash.update(name).update(await readFile(join(MIGRATIONS, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function onServer(url: string): Promise<Database> {
  const name = `daybreak_test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Pool({ connectionString: url, max: 1 });
  await admin.query(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const db = await openDatabase({ url: own.href, dataDir: '' });
  return {
    ...db,
    close: async () => {
      await db.close();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
