import { randomBytes } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { vector } from '@electric-sql/pglite-pgvector';
import pg from 'pg';
import type { Database } from '../../src/domain/database.ts';
import { openDatabase, ROW_TYPES, wrapPool } from '../../src/platform/database.ts';
import { migrate } from '../../src/platform/migrate.ts';

/**
 * A fresh, migrated database for one test file: in-process PGlite, or, with TEST_DATABASE_URL, a new database on
 * that server, dropped again on close.
 */
export async function testDatabase(): Promise<Database> {
  const url = process.env.TEST_DATABASE_URL;
  const db = url ? await onServer(url) : await inProcess();
  await migrate(db);
  return db;
}

async function inProcess(): Promise<Database> {
  const pglite = await PGlite.create({ extensions: { vector } });
  const pool = new pg.Pool({ ...createPgConfig(pglite), types: ROW_TYPES, max: 1 } as pg.PoolConfig);
  const db = wrapPool(pool, 'embedded');
  return {
    ...db,
    close: async () => {
      await db.close();
      await pglite.close();
    },
  };
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
